import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { Account, Builders, Classroom, Outcome, School, Student } from '../support/builders';

/** A school with one row of everything that belongs to a school, all texts carrying a mark by which a leak is seen. */
export interface World {
  mark: string;
  school: School;
  room: Classroom;
  /** The first student owns the rows that belong to a student; the second has some of the own. */
  students: Student[];
  /** The first student's, one in each of several states. */
  outcomes: Outcome[];
  accounts: Record<'administrator' | 'staff' | 'teacher' | 'student' | 'temporary' | 'otherStudent' | 'otherTeacher', Account>;
}

export async function buildWorld(build: Builders, mark: string): Promise<World> {
  const school = await build.school({ name: `${mark}高級中學` });
  await build.term(school);
  const room = await build.classroom(school, { students: 2 });
  const students = room.students.map(({ student }) => student);
  await build.update('school_classes', room.schoolClass.key, { name: `${mark}班` });
  await build.update('teachers', room.teacher.key, { name: `${mark}教師` });
  await build.update('offerings', room.offering.key, { name: `${mark}課程` });
  for (const student of students) await build.update('students', student.key, { name: `${mark}學生` });
  const otherTeacher = await build.teacher(school, { name: `${mark}別班教師` });
  await build.openWindows(school);

  const accounts = {
    administrator: await build.account(school, { name: `${mark}管理者` }),
    staff: await build.account(school, { kind: 'staff', name: `${mark}職員` }),
    teacher: await build.account(school, { teacher: room.teacher, name: `${mark}教師` }),
    otherTeacher: await build.account(school, { teacher: otherTeacher, name: `${mark}別班教師` }),
    student: await build.account(school, { student: students[0], name: `${mark}學生` }),
    temporary: await build.account(school, { kind: 'temporary', student: students[0], name: `${mark}臨時` }),
    otherStudent: await build.account(school, { student: students[1], name: `${mark}學生` }),
  };
  const outcomes: Outcome[] = [];
  for (const { student, enrolment } of room.students) {
    for (const state of ['draft', 'sent', 'certified', 'returned', 'ticked', 'submitted'] as const) {
      const media = await build.file(student, { kind: 'media', name: `${mark}錄音.mp3` });
      const made = await build.outcome(enrolment, { state, brief: `${mark}成果`, media, document: await build.file(student, { name: `${mark}檔案.pdf` }) });
      if (student === students[0]) outcomes.push(made);
    }
  }
  const world = { mark, school, room, students, outcomes, accounts };
  await buildRest(build, world);
  return world;
}

/** What the batch of a school's sync is called: an id that belongs to no row alone. */
const batchOf = ({ code }: School): string => code.toLowerCase().padStart(24, 'b');

/** One row each of what no builder makes. */
async function buildRest(build: Builders, { mark, school, room, students, outcomes, accounts }: World): Promise<void> {
  const [student, other] = students;
  const of = { school_id: school.key };
  const term = { year: 110, semester: 1 };
  const account = accounts.administrator.key;
  const teacher = room.teacher.key;
  await build.roleGroup(school, { modules: ['S0205S'], members: [accounts.teacher] }).then(({ key }) => build.update('role_groups', key, { name: `${mark}角色`, note: mark }));
  for (const { key } of outcomes) {
    await build.insert('outcome_events', { ...of, outcome_id: key, from_state: 'draft', to_state: 'sent', account_id: account, actor_name: mark, happened_at: new Date() });
  }
  const submitted = outcomes[outcomes.length - 1];
  for (const each of [accounts.administrator, accounts.teacher, accounts.student, accounts.otherStudent]) {
    await build.insert('jobs', { ...of, kind: 'test', state: 'done', message: mark, requested_by_id: each.key, file_name: `${mark}.xlsx`, file_sha_256: submitted.document?.sha256 });
  }
  for (const each of [accounts.administrator, accounts.teacher, accounts.student, accounts.otherStudent]) {
    await build.insert('notifications', { ...of, account_id: each.key, template: 'test', event: mark, details: { mark } });
    await build.insert('outbox_mails', { ...of, account_id: each.key, template: 'test', event: mark, language: 'zh-Hant', subject: mark, content_sealed: mark, state: 'failed', attempts: 1, next_at: new Date(), ended_at: new Date() });
  }
  for (const [number, each] of [accounts.administrator, accounts.teacher, accounts.student, accounts.otherStudent].entries()) {
    const hash = (token: string): Buffer => createHash('sha256').update(`${school.code} ${number} ${token}`).digest();
    await build.insert('sessions', { ...of, account_id: each.key, access_hash: hash('access'), access_expires_at: new Date(Date.now() + 3600_000), refresh_hash: hash('refresh'), expires_at: new Date(Date.now() + 3600_000), agent: mark });
  }
  const [performance] = await Promise.all([student, other].map((each) => build.performance(each, { brief: mark, link: 'https://example.test/' })));
  await build.insert('performance_events', { ...of, performance_id: performance.key, from_state: 'draft', to_state: 'ticked', account_id: account, actor_name: mark, happened_at: new Date() });
  for (const each of [student, other]) await build.insert('incoming_uploads', { ...of, student_id: each.key, kind: 'document', name: `${mark}.pdf`, bytes: 10 });
  await build.insert('officer_posts', { ...of, student_id: student.key, ...term, unit: mark, post: mark, start_date: '2021-09-01' });
  const substitute = await build.teacher(school, { name: `${mark}代理` });
  await build.insert('deputies', { ...of, teacher_id: teacher, substitute_id: substitute.key, starts_on: '2021-09-01', ends_on: '2021-09-30' });
  await build.insert('offering_teachers', { ...of, offering_id: room.offering.key, teacher_id: substitute.key, position: 2, reviews: true });
  await build.insert('school_parameters', { ...of, outcomes_per_semester: 30, outcomes_per_course: 30 });
  const group = await build.insert('certification_groups', { ...of, kind: 'custom', name: mark });
  await build.insert('certification_group_members', { ...of, certification_group_id: group.key, teacher_id: teacher });
  await build.insert('certification_stages', { ...of, position: 1, kind: 'group', certification_group_id: group.key });
  const [submittedPlan] = [await build.insert('study_plans', { ...of, student_id: student.key, ...term, title: mark, state: 'draft' }), await build.insert('study_plans', { ...of, student_id: student.key, ...term, title: mark, state: 'draft' })];
  await build.insert('study_plans', { ...of, student_id: other.key, ...term, title: mark, state: 'draft' });
  await build.update('study_plans', submittedPlan.key, { state: 'submitted', stage_position: 1, submitted_at: new Date(), stages: JSON.stringify([{ kind: 'group', group: group.id, name: mark }, { kind: 'homeroom', group: null, name: null }]) });
  await build.insert('study_plan_events', { ...of, study_plan_id: submittedPlan.key, from_state: 'draft', to_state: 'submitted', account_id: account, actor_name: mark, happened_at: new Date() });
  await build.insert('counselling_assignments', { ...of, teacher_id: teacher, school_class_id: room.schoolClass.key });
  const record = await build.insert('counselling_records', { ...of, ...term, teacher_id: teacher, kind: 'group', subject: mark, held_on: '2021-10-01' });
  await build.insert('counselling_attendances', { ...of, counselling_record_id: record.key, student_id: student.key });
  await build.insert('sync_connections', { ...of, base_url: 'http://127.0.0.1:9', client_id: mark });
  await build.insert('sync_runs', { ...of, ...term, source: 'server', feed: 'API-1', data_type: 'subjects', state: 'waiting', batch: batchOf(school), started_by_id: account, received_at: new Date(), result: { waits: { received: 9, live: 10, ends: 1, empty: false } } });
  await build.insert('sync_uploads', { ...of, ...term, account_id: account, data_type: 'subjects', file_name: mark, format: 'csv', encoding: 'utf-8', sha_256: '0'.repeat(64) });
  for (const number of ['25', '24']) await build.insert('roster_exports', { ...of, ...term, roster: number, grades: '1,2,3', mode: 'final', state: 'done', made_by_id: account, made_at: new Date(), file_name: `${mark}.xlsx`, sha_256: submitted.document?.sha256 });
  const roster = await build.insert('roster_exports', { ...of, ...term, roster: '26', grades: '1,2,3', mode: 'final', state: 'done', made_by_id: account, made_at: new Date(), file_name: `${mark}.xlsx`, sha_256: submitted.document?.sha256 });
  await build.insert('roster_items', { ...of, roster_export_id: roster.key, outcome_id: submitted.key, sheet: mark, row_no: 1 });
  await build.insert('roster_items', { ...of, roster_export_id: roster.key, performance_id: performance.key, sheet: mark, row_no: 2 });
  const edition = await build.insert('receipt_editions', { ...of, ...term, category: 'outcomes', version: 1, json_sha_256: '0'.repeat(64), rosters: '[]', starts_at: new Date('2021-09-01'), ends_at: new Date('2099-09-01'), imported_by_id: account, imported_at: new Date(), lock_version: 1 });
  const tables = JSON.stringify([{ name: '學期課程學習成果', columns: ['成果簡述'], rows: [[mark]] }]);
  for (const each of students) {
    const receipt = await build.insert('receipts', { ...of, receipt_edition_id: edition.key, student_id: each.key, national_id_index: each.id, national_id_tail: '789', tables, rows: 1, hash: '0'.repeat(64), version: 1, state: 'open' });
    await build.insert('receipt_reports', { ...of, receipt_id: receipt.key, student_id: each.key, number: receipt.key, kind: 'wrong', description: mark, state: 'open', reported_at: new Date(), lock_version: 1 });
  }
  await build.insert('receipts', { ...of, receipt_edition_id: edition.key, national_id_index: 'stranger', national_id_tail: '000', tables, rows: 1, hash: '0'.repeat(64), version: 1, state: 'open' });
  await build.insert('receipt_imports', { ...of, ...term, file_name: mark, sha_256: '0'.repeat(64), state: 'opened', spool_name: '00000000-0000-4000-8000-000000000000', made_by_id: account, made_at: new Date() });
  const exported = await build.insert('exchange_exports', { ...of, state: 'done', students: 1, file_name: `${mark}.zip`, bytes: 9, md_5: '0'.repeat(32), password_sealed: 'x', spool: null, made_by_id: account, made_at: new Date() });
  await build.insert('exchange_export_students', { ...of, exchange_export_id: exported.key, student_id: student.key });
  const imported = await build.insert('exchange_imports', { ...of, state: 'checked', file_name: `${mark}.zip`, from_school: '999999', students: 1, completed: 0, made_by_id: account, made_at: new Date() });
  await build.insert('exchange_import_students', { ...of, exchange_import_id: imported.key, position: 0, student_id: student.key, name: mark, state: 'matched' });
  for (const each of [accounts.administrator, accounts.teacher, accounts.student, accounts.otherStudent]) await build.insert('saved_filters', { ...of, account_id: each.key, screen: 'outcome-ticks', name: mark, filter: '{}' });
  await build.insert('exchange_schools', { ...of, direction: 'in', state: 'checked', file_name: `${mark}.zip`, made_by_id: account });
  await build.insert('mail_servers', { ...of, host: mark, port: 25, encryption: 'none' });
  await build.insert('notices', { ...of, title: mark, published_on: '2021-09-01', shown: true });
  await build.insert('audit_entries', { ...of, account_id: account, actor_name: mark, action: 'test.made', target: mark });
}

/** Public ids by what they belong to: a table's name, with a number where there are several. */
export type Ids = Map<string, string>;

async function tablesOfSchools(database: Pool): Promise<string[]> {
  const { rows } = await database.query<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'public' and column_name in ('school_id', 'document_id') group by 1 having count(*) = 2 order by 1`);
  return rows.map(({ name }) => name);
}

/** Public ids of the newest `each` rows in every table of a school; of one student's rows alone when `student` is given. */
export async function idsOf(database: Pool, school: School, { student, each = 1 }: { student?: Student; each?: number } = {}): Promise<{ ids: Ids; emptyTables: string[] }> {
  const ids: Ids = new Map();
  const emptyTables: string[] = [];
  for (const table of await tablesOfSchools(database)) {
    const owner = await ownerOf(database, table);
    if (student && !owner) continue;
    const { rows } = await database.query<{ id: string }>(
      `select document_id as id from ${table} where school_id = $1 ${student ? `and ${owner} = $2` : ''} order by id desc limit ${each}`, student ? [school.key, student.key] : [school.key]);
    if (rows.length === 0) emptyTables.push(table);
    rows.forEach(({ id }, index) => ids.set(index ? `${table} ${index + 1}` : table, id));
  }
  if (!student) ids.set('a batch', batchOf(school));
  return { ids, emptyTables };
}

async function ownerOf(database: Pool, table: string): Promise<string | null> {
  if (table === 'students') return 'id';
  if (table === 'jobs') return '(select a.student_id from accounts a where a.id = requested_by_id)';
  if (['notifications', 'outbox_mails', 'sessions'].includes(table)) return '(select a.student_id from accounts a where a.id = account_id)';
  const { rows } = await database.query(`select 1 from information_schema.columns where table_name = $1 and column_name = 'student_id'`, [table]);
  return rows.length ? 'student_id' : null;
}

/** One number for everything that a school has: another one after any change. */
export async function fingerprint(database: Pool, school: School): Promise<Map<string, string>> {
  const tables = await tablesOfSchools(database);
  const parts = tables.map((table) => `select '${table}' as name, coalesce(md5(string_agg(t::text, '|' order by id)), '') as hash from ${table} t where school_id = $1`);
  const { rows } = await database.query<{ name: string; hash: string }>(parts.join(' union all '), [school.key]);
  return new Map(rows.map(({ name, hash }) => [name, hash]));
}
