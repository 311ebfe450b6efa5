import { Readable } from 'node:stream';
import path from 'node:path';
import { hash } from '@node-rs/argon2';
import type { AccountKind, ModuleCode } from '@portfolio/config/permissions';
import { loadSecrets } from '@portfolio/config/secrets';
import { openLocalStore } from '@portfolio/kernel/server/file-store';
import { createSeal } from '@portfolio/kernel/server/seal';
import type { OutcomeState } from '@portfolio/portfolio/domain/outcome';
import type { CategoryCode, Content } from '@portfolio/portfolio/domain/categories';
import type { PerformanceState } from '@portfolio/portfolio/domain/performance';
import type { WindowItem } from '@portfolio/school/domain/windows';
import { syntheticNationalId } from '../../database/seeds/national-ids';
import type { TestServer } from './server';

/**
 * Rows for tests, put into the database as the product itself would have them: every constraint and trigger is met on
 * the way, files have bytes in the store, national IDs are sealed with the server's key. All people are synthetic.
 */

/** A row that a builder made. `key` is the database's own, `id` the public one. */
export interface Made {
  key: number;
  id: string;
}
export interface School extends Made { code: string; name: string }
interface OfSchool extends Made { school: School }
export interface Teacher extends OfSchool { name: string; teacherNo: string }
export interface Student extends OfSchool { name: string; studentNo: string; nationalId: string; birthDate: string }
export interface SchoolClass extends OfSchool { name: string; code: string; grade: number; year: number; semester: number }
export interface Subject extends OfSchool { code: string; name: string }
export interface Offering extends OfSchool { subject: Subject; year: number; semester: number; teachers: Teacher[] }
export interface Enrolment extends OfSchool { student: Student; offering: Offering }
export interface StoredFile extends OfSchool { name: string; sha256: string; bytes: Buffer; mime: string }
export interface Outcome extends OfSchool { enrolment: Enrolment; state: OutcomeState; brief: string; document: StoredFile | null; media: StoredFile | null }
export interface Performance extends OfSchool { student: Student; state: PerformanceState; document: StoredFile | null }
export interface Account extends OfSchool { login: string; name: string; kind: AccountKind; password: string }
export interface Classroom { schoolClass: SchoolClass; teacher: Teacher; offering: Offering; students: { student: Student; enrolment: Enrolment }[] }

export type EnrolmentKind = 'semester' | 'makeup' | 'retake' | 'repeat' | 'transfer' | 'visiting';
/** What a builder leaves open is filled in with something valid and different each time. */
type Columns = Record<string, unknown>;

const YEAR = 110;
const SEMESTER = 1;
/** Long enough for the product's rule, and no word that it refuses. */
export const PASSWORD = 'Quiet-river-7';

const DAY_MS = 24 * 3600 * 1000;
const days = (number: number): Date => new Date(Date.now() + number * DAY_MS);

/** The moves that lead to a state, each with the columns that the product writes with it. */
const WAY: Record<OutcomeState, OutcomeState[]> = {
  draft: [],
  sent: ['sent'],
  returned: ['sent', 'returned'],
  certified: ['sent', 'certified'],
  ticked: ['sent', 'certified', 'ticked'],
  submitted: ['sent', 'certified', 'ticked', 'submitted'],
  receipted: ['sent', 'certified', 'ticked', 'submitted', 'receipted'],
};

export type Builders = ReturnType<typeof createBuilders>;

/** Builders for one server; numbers count up, so that what two calls make never collides. */
export function createBuilders({ database, dataDir }: Pick<TestServer, 'database' | 'dataDir'>) {
  const { FIELD_KEY, INDEX_KEY } = loadSecrets(dataDir, {});
  const seal = createSeal(FIELD_KEY, INDEX_KEY);
  const store = openLocalStore(path.join(dataDir, 'files'));
  let count = 0;
  const next = (): number => (count += 1);

  /** Columns in snake_case to values. */
  async function insert(table: string, columns: Columns): Promise<Made> {
    const names = Object.keys(columns);
    const { rows } = await database.query<Made>(
      `insert into ${table} (${names.join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')}) returning id as key, document_id as id`,
      Object.values(columns).map(toColumn),
    );
    return rows[0];
  }

  async function update(table: string, key: number, columns: Columns): Promise<void> {
    const names = Object.keys(columns);
    await database.query(`update ${table} set ${names.map((name, index) => `${name} = $${index + 2}`).join(', ')} where id = $1`, [key, ...Object.values(columns).map(toColumn)]);
  }

  // --- the school ---------------------------------------------------------------------------------------------------

  /** Other test files may have made schools on the same database. */
  async function unusedCode(): Promise<string> {
    const { rows: [{ number }] } = await database.query<{ number: string }>(`select nextval('schools_id_seq') as number`);
    return `9${number.padStart(5, '0')}`;
  }

  async function school(given: { code?: string; name?: string; continuing?: boolean } = {}): Promise<School> {
    const code = given.code ?? (await unusedCode());
    const name = given.name ?? `測試高級中學${code}`;
    return { ...(await insert('schools', { code, name, continuing: given.continuing ?? false, active: true })), code, name };
  }

  async function term(of: School, { year = YEAR, semester = SEMESTER, current = true } = {}): Promise<Made> {
    const [startsOn, endsOn] = semester === 1 ? [`${year + 1911}-08-01`, `${year + 1912}-01-31`] : [`${year + 1912}-02-01`, `${year + 1912}-07-31`];
    return insert('terms', { school_id: of.key, year, semester, starts_on: startsOn, ends_on: endsOn, current });
  }

  async function teacher(of: School, given: { name?: string; teacherNo?: string; kind?: 'teacher' | 'staff' } = {}): Promise<Teacher> {
    const n = next();
    const { name = `教師${n}`, teacherNo = `T${n}`, kind = 'teacher' } = given;
    return { ...(await insert('teachers', { school_id: of.key, teacher_no: teacherNo, name, kind, active: true })), school: of, name, teacherNo };
  }

  async function schoolClass(
    of: School,
    given: { year?: number; semester?: number; grade?: number; code?: string; name?: string; division?: 'day' | 'continuing'; homeroomTeacher?: Teacher } = {},
  ): Promise<SchoolClass> {
    const n = next();
    const { year = YEAR, semester = SEMESTER, grade = 1, code = `C${grade}${String(n).padStart(3, '0')}`, name = `${'一二三'[grade - 1]}年${n}班`, division = 'day' } = given;
    const made = await insert('school_classes', { school_id: of.key, year, semester, code, name, grade, division, homeroom_teacher_id: given.homeroomTeacher?.key ?? null });
    return { ...made, school: of, name, code, grade, year, semester };
  }

  async function student(
    of: School,
    given: { name?: string; studentNo?: string; nationalId?: string; birthDate?: string | null; entryYear?: number; status?: string } = {},
  ): Promise<Student> {
    const n = next();
    const { name = `學生${n}`, studentNo = `S${String(n).padStart(5, '0')}`, nationalId = syntheticNationalId('女', n), birthDate = '2005-04-02', entryYear = YEAR, status = 'enrolled' } = given;
    const made = await insert('students', {
      school_id: of.key, student_no: studentNo, name, birth_date: birthDate, gender: 'female', entry_year: entryYear, status,
      national_id_sealed: seal.seal(nationalId), national_id_index: seal.index(of.code, nationalId), national_id_tail: nationalId.slice(-3),
    });
    return { ...made, school: of, name, studentNo, nationalId, birthDate: birthDate ?? '' };
  }

  /** Puts a student into a class for the class's term. */
  async function placement(of: Student, into: SchoolClass, seatNo: number | null = next()): Promise<Made> {
    return insert('placements', { school_id: of.school.key, student_id: of.key, school_class_id: into.key, year: into.year, semester: into.semester, seat_no: seatNo });
  }

  async function subject(of: School, given: { name?: string; code?: string; credits?: number } = {}): Promise<Subject> {
    const n = next();
    const { name = `科目${n}`, code = `108${of.code}V1110501010${n.toString(36).toUpperCase().padStart(3, '0')}`, credits = 3 } = given;
    return { ...(await insert('subjects', { school_id: of.key, code, name, credits })), school: of, code, name };
  }

  /** Reviewers are all of `teachers`, the first being the main one. */
  async function offering(
    of: School,
    given: { subject?: Subject; teachers?: Teacher[]; schoolClass?: SchoolClass; year?: number; semester?: number; name?: string } = {},
  ): Promise<Offering> {
    const { year = given.schoolClass?.year ?? YEAR, semester = given.schoolClass?.semester ?? SEMESTER, teachers = [await teacher(of)] } = given;
    const about = given.subject ?? (await subject(of));
    const made = await insert('offerings', {
      school_id: of.key, year, semester, offering_no: `O${next()}`, subject_id: about.key, name: given.name ?? about.name, school_class_id: given.schoolClass?.key ?? null, credits: 3, hours: 3,
    });
    for (const [index, each] of teachers.entries()) {
      await insert('offering_teachers', { school_id: of.key, offering_id: made.key, teacher_id: each.key, position: index + 1, reviews: true });
    }
    return { ...made, school: of, subject: about, year, semester, teachers };
  }

  /** `columns` are the table's own (origin_year, method, …). */
  async function enrolment(of: Student, into: Offering, { kind = 'semester' as EnrolmentKind, columns = {} as Columns } = {}): Promise<Enrolment> {
    const made = await insert('enrolments', { school_id: of.school.key, student_id: of.key, offering_id: into.key, year: into.year, semester: into.semester, kind, credits: 3, ...columns });
    return { ...made, school: of.school, student: of, offering: into };
  }

  /** A class with a teacher, a course and students who take it: what most tests start from. */
  async function classroom(of: School, { year = YEAR, semester = SEMESTER, grade = 1, students = 1, division = 'day' as 'day' | 'continuing' } = {}): Promise<Classroom> {
    const main = await teacher(of);
    const room = await schoolClass(of, { year, semester, grade, division, homeroomTeacher: main });
    const course = await offering(of, { teachers: [main], schoolClass: room });
    const members: Classroom['students'] = [];
    for (let seat = 1; seat <= students; seat += 1) {
      const member = await student(of, { entryYear: year - grade + 1 });
      await placement(member, room, seat);
      members.push({ student: member, enrolment: await enrolment(member, course) });
    }
    return { schoolClass: room, teacher: main, offering: course, students: members };
  }

  /** Windows of a year that are open now, for every grade and item unless some are named. */
  async function openWindows(
    of: School,
    { year = YEAR, grades = [1, 2, 3], items = ['send', 'certify', 'tick-outcomes', 'tick-performances'] as WindowItem[], from = days(-7), until = days(7) } = {},
  ): Promise<void> {
    for (const grade of grades) {
      for (const item of items) {
        for (const semester of item.startsWith('tick-') ? [0] : [1, 2]) {
          await insert('work_windows', { school_id: of.key, grade, year, semester, item, starts_at: from, ends_at: until });
        }
      }
    }
  }

  // --- files and outcomes -------------------------------------------------------------------------------------------

  /** A file with real bytes in the server's store; other bytes each time unless some are given. */
  async function file(of: Student, given: { kind?: 'document' | 'media'; name?: string; bytes?: Buffer; mime?: string } = {}): Promise<StoredFile> {
    const { kind = 'document' } = given;
    const { name = kind === 'document' ? '學習成果.pdf' : '錄音.mp3', bytes = kind === 'document' ? pdf(`file ${next()}`) : mp3(next()), mime = kind === 'document' ? 'application/pdf' : 'audio/mpeg' } = given;
    const incoming = await store.receive(Readable.from([bytes]), bytes.length);
    const { sha256 } = await incoming.keep();
    await database.query('insert into blobs (sha_256, bytes) values ($1, $2) on conflict (sha_256) do update set tombstoned_at = null', [sha256, bytes.length]);
    const made = await insert('stored_files', { school_id: of.school.key, student_id: of.key, kind, name, sha_256: sha256, bytes: bytes.length, mime, kept_at: new Date() });
    return { ...made, school: of.school, name, sha256, bytes, mime };
  }

  /** An outcome in any state, brought there by the moves that the rules allow. With a document unless told otherwise. */
  async function outcome(
    of: Enrolment,
    given: { state?: OutcomeState; brief?: string; document?: StoredFile | null; media?: StoredFile | null; teacher?: Teacher; reason?: string } = {},
  ): Promise<Outcome> {
    const { state = 'draft', brief = `成果簡述${next()}`, media = null } = given;
    const document = given.document === undefined ? await file(of.student) : given.document;
    const made = await insert('outcomes', {
      school_id: of.school.key, student_id: of.student.key, enrolment_id: of.key, offering_id: of.offering.key, year: of.offering.year, semester: of.offering.semester,
      brief, state: 'draft', document_file_id: document?.key ?? null, media_file_id: media?.key ?? null,
    });
    const answered = { answered_at: days(-2), answered_by_id: given.teacher?.key ?? of.offering.teachers[0]?.key ?? null };
    const written: Record<OutcomeState, Columns> = {
      draft: {},
      sent: { sent_at: days(-3) },
      certified: answered,
      returned: { ...answered, reason: given.reason ?? '請補充說明' },
      ticked: { ticked_at: days(-1) },
      submitted: { submitted_at: new Date() },
      receipted: { receipted_at: new Date() },
    };
    for (const to of WAY[state]) await update('outcomes', made.key, { state: to, ...written[to] });
    return { ...made, school: of.school, enrolment: of, state, brief, document, media };
  }

  /** A performance in any state, brought there by the moves that the rules allow. Without a file unless one is given. */
  async function performance(
    of: Student,
    given: { state?: PerformanceState; year?: number; category?: CategoryCode; content?: Content; brief?: string; document?: StoredFile | null; media?: StoredFile | null; link?: string | null } = {},
  ): Promise<Performance> {
    const { state = 'draft', year = YEAR, category = 'work', content = { name: `作品${next()}`, madeOn: '2021-10-01' }, brief = `內容簡述${next()}`, document = null } = given;
    const made = await insert('performances', {
      school_id: of.school.key, student_id: of.key, year, category, content: JSON.stringify(content), brief, state: 'draft',
      document_file_id: document?.key ?? null, media_file_id: given.media?.key ?? null, link: given.link ?? null,
    });
    const way: PerformanceState[] = ['ticked', 'submitted', 'receipted'];
    for (const to of way.slice(0, way.indexOf(state) + 1)) await update('performances', made.key, { state: to });
    return { ...made, school: of.school, student: of, state, document };
  }

  // --- accounts -----------------------------------------------------------------------------------------------------

  async function account(
    of: School,
    given: { kind?: AccountKind; login?: string; name?: string; student?: Student; teacher?: Teacher; password?: string; active?: boolean } = {},
  ): Promise<Account> {
    const kind = given.kind ?? (given.student ? 'student' : given.teacher ? 'teacher' : 'administrator');
    const { login = `${kind}${next()}`, name = given.student?.name ?? given.teacher?.name ?? login, password = PASSWORD, active = true } = given;
    const made = await insert('accounts', {
      school_id: of.key, login, name, kind, student_id: given.student?.key ?? null, teacher_id: given.teacher?.key ?? null,
      active, password_hash: await quickHash(password), password_state: 'changed',
    });
    return { ...made, school: of, login, name, kind, password };
  }

  /** A role group with modules; a module named alone gives all rights. */
  async function roleGroup(
    of: School,
    { modules, members = [] }: { modules: (ModuleCode | { code: ModuleCode; add?: boolean; edit?: boolean; delete?: boolean })[]; members?: Account[] },
  ): Promise<Made> {
    const n = next();
    const group = await insert('role_groups', { school_id: of.key, number: String(n), name: `角色${n}`, in_use: true });
    for (const each of modules) {
      const given = typeof each === 'string' ? { code: each, add: true, edit: true, delete: true } : each;
      await insert('role_group_modules', {
        school_id: of.key, role_group_id: group.key, module_code: given.code, can_add: given.add ?? false, can_edit: given.edit ?? false, can_delete: given.delete ?? false,
      });
    }
    for (const member of members) await insert('role_group_members', { school_id: of.key, role_group_id: group.key, account_id: member.key });
    return group;
  }

  return {
    insert, update, store,
    school, term, teacher, schoolClass, student, placement, subject, offering, enrolment, classroom, openWindows,
    file, outcome, performance, account, roleGroup,
  };
}

// The columns have no time zone and hold UTC; the driver alone would write local time.
const toColumn = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value);

const hashes = new Map<string, Promise<string>>();
/** The product verifies by what the hash says of itself: one that costs little keeps tests quick. */
function quickHash(password: string): Promise<string> {
  const known = hashes.get(password) ?? hash(password, { memoryCost: 1024, timeCost: 1, parallelism: 1 });
  hashes.set(password, known);
  return known;
}

/** A PDF of one page with a line of ASCII. */
export function pdf(line: string): Buffer {
  const text = `BT /F1 18 Tf 40 100 Td (${line.replace(/[\\()]/g, '')}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let body = '%PDF-1.4\n';
  const places: number[] = [];
  for (const [index, object] of objects.entries()) {
    places.push(body.length);
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.from(`${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`, 'latin1');
}

/** Frames of silence (MPEG-1 layer III, 128 kbit/s, 44.1 kHz) behind an ID3 tag that carries the number. */
export function mp3(number: number): Buffer {
  const frame = Buffer.alloc(417);
  frame.set([0xff, 0xfb, 0x90, 0x00]);
  const title = Buffer.from(`\u0003take ${number}`, 'latin1');
  const tag = Buffer.concat([Buffer.from('TIT2'), Buffer.from([0, 0, 0, title.length, 0, 0]), title]);
  return Buffer.concat([Buffer.from('ID3\u0003\u0000\u0000', 'latin1'), Buffer.from([0, 0, 0, tag.length]), tag, ...Array.from({ length: 8 }, () => frame)]);
}

// --- the way in ---------------------------------------------------------------------------------------------------------

/** What a route answered; `body` is parsed JSON, or null when it was something else. */
export interface Answered<T = unknown> {
  status: number;
  headers: Headers;
  body: T;
}

/** One signed-in person (or a visitor without a session). Paths begin with `/api/…`. */
export interface Person {
  token: string | undefined;
  /** As `fetch`, with the person's token. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  get<T = unknown>(path: string): Promise<Answered<T>>;
  /** Any other method, with a JSON body. */
  send<T = unknown>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<Answered<T>>;
}

/** A person with this access token; none is a visitor. */
export function personAt({ url }: Pick<TestServer, 'url'>, token?: string): Person {
  const call = (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    if (token) headers.set('Authorization', `Bearer ${token}`);
    return fetch(url + path, { ...init, headers });
  };
  const answered = async <T>(response: Response): Promise<Answered<T>> => {
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (isJson && text ? JSON.parse(text) : null) as T };
  };
  return {
    token,
    fetch: call,
    get: async (path) => answered(await call(path)),
    send: async (method, path, body) => answered(await call(path, { method, headers: { 'Content-Type': 'application/json' }, body: body === undefined ? undefined : JSON.stringify(body) })),
  };
}

/** Signs an account in by the product's own route. @throws Error when it is refused. */
export async function signIn(server: Pick<TestServer, 'url'>, account: Account): Promise<Person> {
  const { status, body } = await personAt(server).send<{ accessToken?: string }>('POST', '/api/sign-in', { school: account.school.code, login: account.login, password: account.password });
  if (!body?.accessToken) throw new Error(`${account.login} could not sign in (${status}): ${JSON.stringify(body)}`);
  return personAt(server, body.accessToken);
}

interface JobSeen {
  id: string;
  state: 'waiting' | 'running' | 'done' | 'failed';
  message: string | null;
  result: unknown;
  fileName: string | null;
}

/** Waits for a job of the person. @throws Error after `seconds`. */
export async function jobEnd(person: Person, id: string, seconds = 30): Promise<JobSeen> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const { body } = await person.get<JobSeen>(`/api/jobs/${id}`);
    if (body?.state === 'done' || body?.state === 'failed') return body;
    if (Date.now() > deadline) throw new Error(`job ${id} did not end: ${JSON.stringify(body)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
