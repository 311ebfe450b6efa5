import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { hashPassword } from '@portfolio/access/server/passwords';
import { initialPassword } from '@portfolio/access/domain/password';
import { termAt, type Term } from '@portfolio/kernel/domain/terms';
import { scopeOf, type Scope } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { applySnapshot } from '@portfolio/sync/server/use-cases/run-sync';
import { seedOutcomes } from './demo-outcomes';
import { seedPerformances } from './demo-performances';
import { seedReceipt } from './demo-receipt';
import { DEMO_SEED, demoSchools } from './demo-schools';
import { ensureSchool, openWindows, seedNationalWindows, seedNotices, seedPastWindows, seedSettings } from './demo-school';
import { synthesizeSchool, type SchoolTerm } from './school';

type Semester = 1 | 2;
interface RealTerm extends Term {
  semester: Semester;
}

/** Last year's two semesters and this year's up to now. */
function demoTerms(now: Date): RealTerm[] {
  const { year, semester } = termAt(now);
  const terms: RealTerm[] = [{ year: year - 1, semester: 1 }, { year: year - 1, semester: 2 }, { year, semester: 1 }];
  return semester === 2 ? [...terms, { year, semester: 2 }] : terms;
}

/**
 * The demo: two schools of synthetic people with a life, so that a first start shows something and isolation can be
 * seen. Every step may run again after a kill.
 */
export async function seedDemo(): Promise<void> {
  const { database, seal, log, env } = services();
  const [{ now }] = await database.query<{ now: Date }>('select now()::timestamp as now');
  const terms = demoTerms(now);
  const current = terms[terms.length - 1];
  await seedNationalWindows(database, [current.year - 1, current.year]);
  for (const school of demoSchools) await ensureSchool(database, school);
  await seedNotices(database, now);
  const accounts: string[] = [];
  for (const school of demoSchools) {
    const schoolId = await ensureSchool(database, school);
    const scope = scopeOf(database, schoolId);
    await seedSettings(scope, terms, seal);
    for (const term of terms) {
      const data = synthesizeSchool({ ...school, ...term, seed: DEMO_SEED });
      await applySnapshot(database, seal, schoolId, term, (type) => batchesOf(data, type));
    }
    await seedPastWindows(scope, current.year - 1);
    await openWindows(scope, current.year, now);
    await seedOutcomes(scope, current.year);
    await seedPerformances(scope, current.year);
    if (school === demoSchools[0]) await seedReceipt(scope, current, now);
    accounts.push(`${school.code} ${school.name}`, ...(await issuePasswords(scope)), '');
    log.info(`Demo school ${school.code} is ready`);
  }
  keepAccounts(env.DATA_DIR, accounts);
}

async function* batchesOf(data: SchoolTerm, type: string): AsyncGenerator<Record<string, unknown>[]> {
  yield data[type as keyof SchoolTerm] as unknown as Record<string, unknown>[];
}

interface Person {
  role: string;
  accountId: number;
  login: string;
  name: string;
}

/** An administrator, a member of staff with a role group, a teacher, one with a homeroom and counselling, a student. */
async function findPeople(scope: Scope): Promise<Person[]> {
  await scope.run(
    `insert into accounts (school_id, login, name, kind, active, password_state) values (:school, 'admin', '學校管理者', 'administrator', true, 'none'),
       (:school, 'staff', '教務處職員', 'staff', true, 'none') on conflict (school_id, login) do nothing`,
  );
  return scope.query<Person>(
    `with homeroom as (select c.homeroom_teacher_id as id, c.id as class_id from school_classes c where c.school_id = :school and c.homeroom_teacher_id is not null and c.grade = 2 and c.ended_at is null order by c.year desc, c.semester desc, c.code limit 1),
       busy as (select ot.teacher_id as id from outcomes o join offering_teachers ot on ot.offering_id = o.offering_id where o.school_id = :school and o.state = 'sent' and ot.reviews
         and ot.teacher_id not in (select id from homeroom) group by 1 order by count(*) desc, 1 limit 1),
       student as (select o.student_id as id from outcomes o where o.school_id = :school group by 1 order by count(distinct o.state) desc, count(*) desc, 1 limit 1)
     select role, a.id as "accountId", a.login, a.name from (
       select 1 as place, '學校管理者' as role, (select id from accounts where school_id = :school and login = 'admin') as account
       union all select 2, '職員（學習成果提交人員）', (select id from accounts where school_id = :school and login = 'staff')
       union all select 3, '授課教師', (select a.id from accounts a join busy b on b.id = a.teacher_id where a.school_id = :school)
       union all select 4, '導師與課程諮詢教師', (select a.id from accounts a join homeroom h on h.id = a.teacher_id where a.school_id = :school)
       union all select 5, '學生', (select a.id from accounts a join student s on s.id = a.student_id where a.school_id = :school and a.kind = 'student')) people
     join accounts a on a.id = people.account order by place`,
  );
}

async function issuePasswords(scope: Scope): Promise<string[]> {
  const people = await findPeople(scope);
  await assignDuties(scope);
  const lines: string[] = [];
  for (const { role, accountId, login, name } of people) {
    const password = initialPassword((bytes) => randomBytes(bytes));
    await scope.run(
      `update accounts set password_hash = :hash, password_state = 'changed', updated_at = now() where school_id = :school and id = :accountId`,
      { accountId, hash: await hashPassword(password) },
    );
    lines.push(`  ${role}：帳號 ${login}　密碼 ${password}　(${name})`);
  }
  return lines;
}

/** The role group of the manual with its two modules, a counselling teacher for the homeroom's class, and the stages of self-study plans. */
async function assignDuties(scope: Scope): Promise<void> {
  await scope.run(
    `with made as (
       insert into role_groups (school_id, number, name, in_use) values (:school, '001', '學習成果提交人員', true), (:school, '002', '多元表現提交人員', true)
       on conflict (school_id, number) do nothing returning id, number),
     modules as (
       insert into role_group_modules (school_id, role_group_id, module_code, can_add, can_edit, can_delete)
       select :school, made.id, m.code, true, true, true from made join (values ('001', 'S0205S'), ('001', 'S0207S'), ('002', 'S0206S'), ('002', 'S0208S')) m(number, code) using (number))
     insert into role_group_members (school_id, role_group_id, account_id)
     select :school, made.id, a.id from made join accounts a on a.school_id = :school and a.login = 'staff' where made.number = '001'`,
  );
  await scope.run(
    `insert into counselling_assignments (school_id, teacher_id, school_class_id)
     select :school, homeroom_teacher_id, id from school_classes where school_id = :school and grade = 2 and homeroom_teacher_id is not null and ended_at is null
     on conflict do nothing`,
  );
  await scope.run(`insert into certification_stages (school_id, position, kind) values (:school, 1, 'homeroom'), (:school, 2, 'counsellor') on conflict do nothing`);
}

function keepAccounts(dataDir: string, lines: string[]): void {
  const file = path.join(dataDir, 'demo-accounts.txt');
  writeFileSync(file, `示範帳號（都是虛構的人）\n\n${lines.join('\n')}`, { mode: 0o600 });
  console.log(`\n${lines.join('\n')}\nThese accounts are also in ${file}\n`);
}
