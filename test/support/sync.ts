import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { openDatabase, type Database } from '@portfolio/kernel/server/database';
import { createSeal, type Seal } from '@portfolio/kernel/server/seal';
import { scopeOf } from '@portfolio/kernel/server/scope';
import { typeNames, type TypeName } from '@portfolio/sync/domain/types';
import { OpenProtocol } from '@portfolio/sync/server/client/open-protocol';
import { newBatch } from '@portfolio/sync/server/repositories/runs';
import { runSync, type Outcomes, type SyncPlan } from '@portfolio/sync/server/use-cases/run-sync';
import { startSchoolServer, type SchoolServer, type SchoolServerOptions } from '../../database/school-server/server';
import type { SchoolTerm } from '../../database/seeds/school';
import { databaseUrl, runOn } from './database-server';

/** The sync without the web: one database, a school's server that can fail, and runs of one's own making. */
export interface SyncTrial {
  database: Database;
  seal: Seal;
  /** Of the platform's schools, by code. */
  schools: Map<string, number>;
  source: SchoolServer;
  /** Runs a sync of a school as the job would. */
  sync(options?: SyncOptions): Promise<Outcomes>;
  close(): Promise<void>;
}

export interface SyncOptions {
  code?: string;
  year?: number;
  semester?: 1 | 2;
  types?: readonly TypeName[];
  batch?: string;
  confirmed?: SyncPlan['confirmed'];
  changesOnly?: boolean;
  retryWaits?: readonly number[];
  timeoutMs?: number;
  pageRows?: number;
  patienceMs?: number;
  signal?: AbortSignal;
  progress?: SyncPlan['progress'];
  /** In place of the trial's own server. */
  baseUrl?: string;
}

/** Schools for tests that each need one of their own: what a test does to one, no other sees. */
export const manySchools = (count: number, students: number): { code: string; name: string; students: number }[] =>
  Array.from({ length: count }, (_, index) => ({ code: String(100_001 + index), name: `第${index + 1}高級中學`, students }));

const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64');
/** Two, so that a test sees the waits without waiting. */
const QUICK_WAITS = [5, 10];

/** @param options of the school's server; its schools are made on the platform too. */
export async function openSyncTrial(options: SchoolServerOptions = {}): Promise<SyncTrial> {
  const serverUrl = inject('databaseServer');
  const template = inject('templateDatabase');
  const name = `${template}_${randomBytes(4).toString('hex')}`;
  await runOn(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const database = openDatabase(databaseUrl(serverUrl, name), 6);
  const seal = createSeal(key(1), key(2));
  const schools = new Map<string, number>();
  const given = options.schools ?? [{ code: '000001', name: '示範高級中學', students: 90 }, { code: '000002', name: '示範第二高級中學', students: 60 }];
  for (const { code, name: called } of given) {
    const [{ id }] = await database.query<{ id: number }>('insert into schools (code, name, active) values (:code, :called, true) returning id', { code, called });
    schools.set(code, id);
  }
  const source = await startSchoolServer({ ...options, schools: given });
  return {
    database, seal, schools, source,
    sync: (wanted) => run({ database, seal, schools, source }, wanted),
    async close() {
      await source.stop();
      await database.close();
      await runOn(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

async function run({ database, seal, schools, source }: Pick<SyncTrial, 'database' | 'seal' | 'schools' | 'source'>, options: SyncOptions = {}): Promise<Outcomes> {
  const { code = '000001', year = 110, semester = 2, types = typeNames, confirmed, changesOnly, signal, progress, patienceMs } = options;
  const schoolId = schools.get(code) ?? 0;
  const adapter = new OpenProtocol({
    baseUrl: new URL(options.baseUrl ?? source.url), clientId: 'demo', secret: 'demo-secret', schoolCode: code, privateHosts: true, signal,
    timeoutMs: options.timeoutMs ?? 5000, retryWaits: options.retryWaits ?? QUICK_WAITS, pageRows: options.pageRows,
  });
  const term = { year, semester };
  try {
    return await runSync({
      database, seal, schoolId, term, types, confirmed, changesOnly, signal, progress, patienceMs, source: 'server', actor: { accountId: null, name: '測試' },
      batch: options.batch ?? (await newBatch(scopeOf(database, schoolId))), pull: (type, since) => adapter.pull(type, term, { since }),
    });
  } finally {
    adapter.close();
  }
}

/** Tables that a sync writes people's data into. */
const WRITTEN = ['subjects', 'school_classes', 'students', 'placements', 'teachers', 'accounts', 'offerings', 'offering_teachers', 'enrolments', 'officer_posts'];

/** The last writer of every row: unchanged when no row was written, not even with the same values. */
export async function writers(database: Database, schoolId: number): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const table of WRITTEN) {
    const [{ hash }] = await database.query<{ hash: string }>(
      `select coalesce(md5(string_agg(id || ':' || xmin || ':' || xmax || ':' || updated_at, ',' order by id)), '') as hash from ${table} where school_id = :schoolId`,
      { schoolId },
    );
    found[table] = hash;
  }
  return found;
}

const CHINESE = {
  division: `case division when 'day' then '日間部' when 'continuing' then '進修部' end`,
  kind: `case e.kind when 'semester' then '學期' when 'makeup' then '補修' when 'retake' then '重修' when 'repeat' then '重讀' when 'transfer' then '轉學轉科' else '借讀' end`,
  status: `case s.status when 'enrolled' then '在學' when 'suspended' then '休學' when 'transferred' then '轉出' else '畢業' end`,
  method: `case e.method when 'class' then '1' when 'tutoring' then '2' when 'mixed' then '3' end`,
};

/** What the platform holds live, in the words of the protocol; national IDs as their blind index. */
const HELD: Record<TypeName, string> = {
  subjects: `select code as subject_code, name, credits, attribute, ${CHINESE.division} as division from subjects where school_id = :schoolId and ended_at is null`,
  classes: `select c.code as class_code, c.name, c.grade, c.department, ${CHINESE.division} as division, t.teacher_no as homeroom_teacher_no
    from school_classes c left join teachers t on t.id = c.homeroom_teacher_id where c.school_id = :schoolId and c.year = :year and c.semester = :semester and c.ended_at is null`,
  students: `select s.student_no, s.national_id_index as national_id, s.name, s.birth_date, case s.gender when 'male' then '男' else '女' end as gender, s.entry_year,
      c.code as class_code, p.seat_no, ${CHINESE.status} as status, s.email
    from students s join placements p on p.student_id = s.id and p.year = :year and p.semester = :semester and p.ended_at is null join school_classes c on c.id = p.school_class_id
    where s.school_id = :schoolId and s.ended_at is null`,
  teachers: `select teacher_no, name, national_id_index as national_id, email, active, case kind when 'staff' then '職員' else '教師' end as kind
    from teachers where school_id = :schoolId and ended_at is null`,
  offerings: `select o.offering_no, su.code as subject_code, o.name, c.code as class_code, o.group_name, o.credits, o.hours,
      array(select t.teacher_no::text from offering_teachers ot join teachers t on t.id = ot.teacher_id where ot.offering_id = o.id and ot.ended_at is null order by ot.position) as teacher_nos
    from offerings o join subjects su on su.id = o.subject_id left join school_classes c on c.id = o.school_class_id
    where o.school_id = :schoolId and o.year = :year and o.semester = :semester and o.ended_at is null`,
  enrolments: `select s.student_no, o.offering_no, ${CHINESE.kind} as kind, e.credits, e.origin_year, e.origin_semester as origin_sem, e.origin_school, e.origin_subject_code,
      ${CHINESE.method} as method, e.score, e.passed, e.makeup_score, e.makeup_passed, e.counted, e.remark
    from enrolments e join students s on s.id = e.student_id join offerings o on o.id = e.offering_id
    where e.school_id = :schoolId and e.year = :year and e.semester = :semester and e.ended_at is null`,
  officer_posts: `select s.student_no, p.unit, p.post, p.start_date, p.level, p.end_date from officer_posts p join students s on s.id = p.student_id
    where p.school_id = :schoolId and p.year = :year and p.semester = :semester and p.ended_at is null`,
};

type Plain = Record<string, unknown>;

const sorted = (rows: readonly Plain[]): string[] => rows.map((row) => JSON.stringify(Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))))).sort();

/** The live rows of a type, comparable with `expected`. */
export async function held(database: Database, schoolId: number, type: TypeName, { year = 110, semester = 2 } = {}): Promise<string[]> {
  return sorted(await database.query<Plain>(HELD[type], { schoolId, year, semester }));
}

/** What a snapshot of the school's server says of a type, comparable with `held`. */
export function expected(data: SchoolTerm, type: TypeName, seal: Seal): string[] {
  const rows = data[type] as unknown as Plain[];
  return sorted(rows.map((row) => {
    const id = row.national_id as string | null | undefined;
    const plain: Plain = { ...row, ...('national_id' in row ? { national_id: id ? seal.index(data.code, id) : null } : {}) };
    // Other counties' protocols may send numbers as text; the platform holds numbers.
    return plain;
  }));
}
