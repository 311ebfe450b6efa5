import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, inject, test } from 'vitest';
import type { ListQuery } from '@portfolio/kernel/contract';
import { openDatabase, type Database } from '@portfolio/kernel/server/database';
import { findPage, type ListSource } from '@portfolio/kernel/server/list-query';
import { scopeOf, type Scope } from '@portfolio/kernel/server/scope';
import { counsellingLists, outcomeLists, performanceLists, planLists, receiptLists } from '@portfolio/insight/contract';
import { findDashboardFacts } from '@portfolio/insight/server/repositories/dashboard';
import { counsellingFacts, outcomeFacts, performanceFacts, planFacts, receiptFacts } from '@portfolio/insight/server/repositories/facts';
import { certificationStatisticsSource, counsellingStatisticsSource, uncertifiedTeacherSource, usageSource } from '@portfolio/insight/server/repositories/reports';
import { findClassOfSheets, findSheets } from '@portfolio/insight/server/repositories/sheets';
import { statisticsSource } from '@portfolio/insight/server/repositories/statistics';
import { outcomeStudentSource } from '@portfolio/insight/server/repositories/students-behind';
import { databaseUrl, runOn } from '../support/database-server';
import { report, round } from './bench-server';
import { seedNeighbours } from './seed';

/**
 * P9: statistics over three years of a school of 3,000 students: 360,000 enrolments, 66,000 outcomes, and performances,
 * plans, counselling and receipts beside them. Each question twenty times, its page and its count. P11: the same beside the
 * rows of `BENCH_SCHOOLS` other schools.
 */
/** How many other schools' rows lie beside them in the second part (P11); none: it is left out. */
const SCHOOLS = Number(process.env.BENCH_SCHOOLS ?? 0);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 20);
const TIMEOUT = 30 * 60_000;

let name: string;
let database: Database;
let scope: Scope;

/** Whole sets made by the database itself; the guards would ask for each row's history. */
const FILL = [
  `set session_replication_role = replica`,
  `insert into schools (code, name, active) values ('000001', '量測高級中學', true)`,
  `insert into terms (school_id, year, semester, starts_on, ends_on, current) select sc.id, y, s, '2021-08-01', '2022-01-31', y = 112 and s = 2 from schools sc, generate_series(110, 112) y, generate_series(1, 2) s`,
  `insert into teachers (school_id, teacher_no, name, kind, active) select sc.id, 'T' || n, '教師' || n, 'teacher', true from schools sc, generate_series(1, 300) n`,
  `insert into students (school_id, student_no, name, entry_year, status) select sc.id, 'S' || n, '學生' || n, 110, 'enrolled' from schools sc, generate_series(1, 3000) n`,
  `insert into school_classes (school_id, year, semester, code, name, grade, division) select sc.id, y, s, lpad(k::text, 3, '0'), '第' || k || '班', 1 + (k - 1) / 25, 'day' from schools sc, generate_series(110, 112) y, generate_series(1, 2) s, generate_series(1, 75) k`,
  `insert into placements (school_id, student_id, school_class_id, year, semester, seat_no) select st.school_id, st.id, c.id, c.year, c.semester, st.id % 40 + 1 from students st join school_classes c on c.code = lpad((st.id % 75 + 1)::text, 3, '0')`,
  `insert into subjects (school_id, code, name, credits) select sc.id, '108000001V1110501' || lpad((n / 100)::text, 2, '0') || lpad((n % 12 + 1)::text, 2, '0') || lpad((n % 100)::text, 2, '0'), '科目' || n, 3 from schools sc, generate_series(1, 200) n`,
  `insert into offerings (school_id, year, semester, offering_no, subject_id, name, credits, hours) select s.school_id, y, t, 'O' || s.id || '-' || k, s.id, s.name, 3, 3 from subjects s, generate_series(110, 112) y, generate_series(1, 2) t, generate_series(1, 15) k`,
  `insert into offering_teachers (school_id, offering_id, teacher_id, position, reviews) select o.school_id, o.id, (select min(id) from teachers) + o.id % 300, 1, true from offerings o`,
  `insert into enrolments (school_id, student_id, offering_id, year, semester, kind, credits)
   select st.school_id, st.id, (select min(id) from offerings) + ((y - 110) * 2 + t - 1) * 15 + ((st.id * 7 + n * 13) % 200) * 90 + (st.id + n) % 15, y, t, 'semester', 3
   from students st, generate_series(110, 112) y, generate_series(1, 2) t, generate_series(1, 20) n on conflict do nothing`,
  `update enrolments e set year = o.year, semester = o.semester from offerings o where o.id = e.offering_id`,
  `insert into outcomes (school_id, student_id, enrolment_id, offering_id, year, semester, brief, document_file_id, reason, state, sent_at, answered_at, answered_by_id, ticked_at)
   select e.school_id, e.student_id, e.id, e.offering_id, e.year, e.semester, '成果', 1, '請補充', (array['draft','sent','certified','certified','returned','ticked','submitted'])[1 + e.id % 7],
     timestamp '2021-10-01' + (e.id % 900) * interval '1 day', timestamp '2021-10-04' + (e.id % 900) * interval '1 day', (select min(id) from teachers) + e.offering_id % 300, timestamp '2022-06-01'
   from enrolments e order by md5(e.id::text) limit 66000`,
  `insert into performances (school_id, student_id, year, category, content, brief, state, ticked_at) select st.school_id, st.id, y, (array['officer','competition','certificate','service','work'])[1 + (st.id + n) % 5], '{}', '表現', (array['draft','ticked'])[1 + n % 2], now() from students st, generate_series(110, 112) y, generate_series(1, 10) n`,
  `insert into study_plans (school_id, student_id, year, semester, title, state) select st.school_id, st.id, y, 1, '計畫', 'draft' from students st, generate_series(110, 112) y`,
  `insert into counselling_records (school_id, teacher_id, year, semester, kind, subject, held_on) select t.school_id, t.id, y, s, 'group', '選課', '2021-10-01' from teachers t, generate_series(110, 112) y, generate_series(1, 2) s where t.id % 10 = 0`,
  `insert into counselling_attendances (school_id, counselling_record_id, student_id) select r.school_id, r.id, st.id from counselling_records r join students st on st.id % 30 = r.teacher_id / 10 % 30`,
  `insert into receipt_editions (school_id, year, semester, category, version, json_sha_256, rosters, starts_at, ends_at, imported_at, lock_version) select sc.id, y, 2, k, 1, repeat('0', 64), '[]', now(), now() + interval '3 days', now(), 1 from schools sc, generate_series(110, 112) y, unnest(array['courses', 'outcomes', 'performances']) k`,
  `insert into receipts (school_id, receipt_edition_id, student_id, national_id_index, national_id_tail, tables, rows, hash, version, state) select e.school_id, e.id, st.id, st.id::text, '789', '[]', 1, repeat('0', 64), 1, 'open' from receipt_editions e, students st`,
  `analyze`,
];

beforeAll(async () => {
  const serverUrl = inject('databaseServer');
  name = `${inject('templateDatabase')}_${randomBytes(4).toString('hex')}`;
  await runOn(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${inject('templateDatabase')}`);
  database = openDatabase(databaseUrl(serverUrl, name), 6);
  const client = await database.pool.connect();
  try {
    for (const statement of FILL) await client.query(statement);
  } finally {
    client.release(true);
  }
  const [{ id }] = await database.query<{ id: number }>('select id from schools limit 1');
  scope = scopeOf(database, id);
}, TIMEOUT);
afterAll(async () => {
  await database?.close();
  if (name) await runOn(inject('databaseServer'), `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
});

async function timed(work: () => Promise<unknown>): Promise<{ p50: number; p95: number }> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  const at = (part: number): number => Math.round(times[Math.min(times.length - 1, Math.ceil(part * times.length) - 1)]);
  return { p50: at(0.5), p95: at(0.95) };
}

const query = (source: ListSource, params: Record<string, unknown>): ListQuery => {
  const [column, direction] = source.list.defaultSort;
  return { sort: { column, descending: direction === 'DESC' }, offset: 0, limit: 30, conditions: [], params };
};

type Times = Record<string, { p50: number; p95: number }>;

async function askEverything(): Promise<Times> {
  const results: Times = {};
  const ask = async (label: string, source: ListSource, params: Record<string, unknown>) => {
    results[label] = await timed(() => findPage(scope, source, query(source, params)));
  };
  const facts = [['outcomes', outcomeLists, outcomeFacts], ['performances', performanceLists, performanceFacts], ['plans', planLists, planFacts], ['counselling', counsellingLists, counsellingFacts], ['receipts', receiptLists, receiptFacts]] as const;
  for (const [fact, lists, source] of facts) {
    for (const [by, list] of Object.entries(lists)) {
      await ask(`${fact} by ${by}, a year`, statisticsSource(list, source, by, false), { term: by === 'term' || by === 'year' ? null : '1110' });
      if (by === 'class' || by === 'subject' || by === 'teacher') await ask(`${fact} by ${by}, small groups kept back`, statisticsSource(list, source, by, true), { term: '1110' });
    }
  }
  await ask('usage (S0215S)', usageSource(true), { term: '1112' });
  await ask('certification (S0222S), all terms', certificationStatisticsSource, { term: null });
  await ask('counselling (S0217S)', counsellingStatisticsSource, { term: null });
  await ask('uncertified teachers (4.4)', uncertifiedTeacherSource, { term: '1110' });
  await ask('students behind a subject', outcomeStudentSource, { term: '1110', by: 'grade', key: '1' });
  results.dashboard = await timed(() => findDashboardFacts(scope));
  const [{ id }] = await database.query<{ id: string }>(`select document_id as id from school_classes where school_id = ${scope.schoolId} and year = 111 and semester = 2 limit 1`);
  results['sheets of a class'] = await timed(async () => {
    const found = await findClassOfSheets(scope, id);
    if (found) await findSheets(scope, found);
  });
  return results;
}

const worstOf = (times: Times): number => Math.max(...Object.values(times).map(({ p95 }) => p95));
let alone: Times;

test('P9', { timeout: TIMEOUT }, async () => {
  const [rows] = await database.query(`select (select count(*)::int from enrolments) as enrolments, (select count(*)::int from outcomes) as outcomes, (select count(*)::int from performances) as performances, (select count(*)::int from placements) as placements`);
  alone = await askEverything();
  report('P9', { rows, worstP95Ms: worstOf(alone), results: alone });
});

test.runIf(SCHOOLS > 0)('P11: statistics', { timeout: TIMEOUT * 2 }, async () => {
  await seedNeighbours(database.pool, SCHOOLS);
  await database.query('vacuum analyze');
  const [{ enrolments }] = await database.query<{ enrolments: number }>('select count(*)::int as enrolments from enrolments');
  const beside = await askEverything();
  const ratios = Object.entries(beside).map(([name, { p95 }]) => ({ name, alone: alone[name].p95, beside: p95, ratio: round(p95 / Math.max(alone[name].p95, 1)) }));
  report('P11 statistics', { schools: SCHOOLS + 1, enrolments, worstP95Ms: worstOf(beside), most: ratios.sort((a, b) => b.ratio - a.ratio).slice(0, 5) });
});
