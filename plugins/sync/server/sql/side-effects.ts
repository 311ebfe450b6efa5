import type { Refusal } from '../../domain/reasons';
import type { TypeName } from '../../domain/types';
import type { CompareOptions } from './merge';
import type { Workbench } from './workbench';

/** What follows from a type's rows in other tables: placements, accounts, teachers of offerings. In the same transaction. */
export async function writeBesides(bench: Workbench, name: TypeName, options: CompareOptions): Promise<void> {
  if (name === 'students') {
    await placeStudents(bench, options);
    await openAccounts(bench, studentAccounts);
  }
  if (name === 'teachers') await openAccounts(bench, teacherAccounts);
  if (name === 'offerings') await assignTeachers(bench);
}

const valuesOf = ({ term }: Workbench) => ({ year: term.year, semester: term.semester });

/** Which class and seat a student has in the term. */
async function placeStudents(bench: Workbench, { missingEnds }: CompareOptions): Promise<void> {
  const { scope } = bench;
  await scope.run(
    `insert into placements as p (school_id, student_id, school_class_id, year, semester, seat_no)
     select :school, st.id, m.class_id, :year, :semester, m.seat_no from matched m join students st on st.school_id = :school and st.student_no = m.student_no
     on conflict (school_id, year, semester, student_id) do update set school_class_id = excluded.school_class_id, seat_no = excluded.seat_no, ended_at = null, updated_at = now()
     where p.ended_at is not null or (p.school_class_id, p.seat_no) is distinct from (excluded.school_class_id, excluded.seat_no)`,
    valuesOf(bench),
  );
  const gone = missingEnds
    ? `not exists (select 1 from staged s join students st on st.school_id = :school and st.student_no = s.student_no where st.id = p.student_id)`
    : 'exists (select 1 from ending e where e.id = p.student_id)';
  await scope.run(
    `update placements p set ended_at = now(), updated_at = now()
     where p.school_id = :school and p.year = :year and p.semester = :semester and p.ended_at is null and ${gone}`,
    valuesOf(bench),
  );
}

/** How the accounts of one kind of people follow them. `p` is the person, `a` the account. */
interface AccountsOf {
  people: string;
  number: string;
  column: string;
  kind: string;
  /** Kinds of accounts that follow; an administrator's is nobody's to change but the administrator's. */
  follows: string;
  /** Keeps a second account from being made. */
  has: string;
  open: string;
}

const studentAccounts: AccountsOf = {
  people: 'students', number: 'student_no', column: 'student_id', kind: `'student'`, follows: `'student'`, has: `'student'`,
  open: `(p.ended_at is null and p.status <> 'transferred')`,
};

const teacherAccounts: AccountsOf = {
  people: 'teachers', number: 'teacher_no', column: 'teacher_id', kind: `case p.kind when 'staff' then 'staff' else 'teacher' end`,
  follows: `'teacher', 'staff'`, has: `'teacher', 'staff', 'administrator'`, open: '(p.ended_at is null and p.active)',
};

/**
 * An account for each person who is there, shut when the person has gone, open again when the person comes back. What
 * staff or the person changed on the account since (shut by hand, another e-mail) stays until the school's data changes.
 */
async function openAccounts({ scope }: Workbench, of: AccountsOf): Promise<void> {
  const { people, number, column, kind, follows, has, open } = of;
  await scope.run(
    `insert into accounts (school_id, login, name, kind, ${column}, email, active, password_state)
     select :school, p.${number}, p.name, ${kind}, p.id, p.email, ${open}, 'none' from ${people} p
     where p.school_id = :school and p.ended_at is null
       and not exists (select 1 from accounts a where a.school_id = :school and a.${column} = p.id and a.kind in (${has}))
     order by p.${number} on conflict (school_id, login) do nothing`,
  );
  await scope.run(
    `update accounts a set name = w.name, kind = w.kind, email = w.email, active = w.active, updated_at = now()
     from (
       select a.id, p.name, ${kind} as kind, case when p.email is distinct from m.was_email then p.email else a.email end as email,
         case when not ${open} then false when not m.was_open then true else a.active end as active
       from matched m join ${people} p on p.school_id = :school and p.${number} = m.${number}
       join accounts a on a.school_id = :school and a.${column} = p.id and a.kind in (${follows})
       where m.outcome = 'changed') w
     where a.school_id = :school and a.id = w.id and (a.name, a.kind, a.email, a.active) is distinct from (w.name, w.kind, w.email, w.active)`,
  );
  await scope.run(
    `update accounts a set active = false, updated_at = now() from ending e
     where a.school_id = :school and a.${column} = e.id and a.kind in (${follows}) and a.active`,
  );
}

/** The teachers of offerings in their order. What staff chose about reviewing (3.5) stays; a new teacher reviews. */
async function assignTeachers(bench: Workbench): Promise<void> {
  const { scope } = bench;
  await scope.run(
    `create temp table assigned on commit drop as
     select o.id as offering_id, te.id as teacher_id, given.position::int as position
     from matched m join offerings o on o.school_id = :school and o.year = :year and o.semester = :semester and o.offering_no = m.offering_no,
       unnest(m.teacher_nos) with ordinality given(number, position) join teachers te on te.school_id = :school and te.teacher_no = given.number`,
    valuesOf(bench),
  );
  await scope.run(
    `insert into offering_teachers as ot (school_id, offering_id, teacher_id, position, reviews)
     select :school, offering_id, teacher_id, position, true from assigned
     on conflict (school_id, offering_id, teacher_id) do update set position = excluded.position, ended_at = null, updated_at = now()
     where ot.ended_at is not null or ot.position <> excluded.position`,
  );
  await scope.run(
    `update offering_teachers ot set ended_at = now(), updated_at = now()
     where ot.school_id = :school and ot.ended_at is null and ot.offering_id in (select offering_id from assigned)
       and not exists (select 1 from assigned a where a.offering_id = ot.offering_id and a.teacher_id = ot.teacher_id)`,
  );
  // Whoever reviewed has left: the main teacher does, or nobody could certify.
  await scope.run(
    `update offering_teachers ot set reviews = true, updated_at = now() from assigned a
     where ot.school_id = :school and ot.offering_id = a.offering_id and ot.teacher_id = a.teacher_id and a.position = 1 and not ot.reviews
       and not exists (select 1 from offering_teachers other where other.school_id = :school and other.offering_id = ot.offering_id and other.ended_at is null and other.reviews)`,
  );
}

/** A class's homeroom teacher whom the platform does not hold yet: class code and teacher number. */
export type Homeroom = [classCode: string, teacherNo: string];

/** After the classes: who could not be set. */
export async function findOpenHomerooms(bench: Workbench): Promise<Homeroom[]> {
  const rows = await bench.scope.query<{ code: string; number: string }>(
    `select s.class_code as code, s.homeroom_teacher_no as number from staged s
     where s.problem is null and not s.gone and s.homeroom_teacher_no is not null
       and not exists (select 1 from teachers te where te.school_id = :school and te.teacher_no = s.homeroom_teacher_no)
     order by s.row_no limit 1000`,
  );
  return rows.map(({ code, number }) => [code, number]);
}

/**
 * After the teachers: sets the homeroom teachers that waited for them.
 * @returns those who are still unknown, as notes.
 */
export async function setHomerooms(bench: Workbench, waiting: readonly Homeroom[]): Promise<Refusal[]> {
  if (waiting.length === 0) return [];
  const values = { ...valuesOf(bench), codes: waiting.map(([code]) => code), numbers: waiting.map(([, number]) => number) };
  await bench.scope.run(
    `update school_classes c set homeroom_teacher_id = te.id, updated_at = now()
     from unnest(:codes::text[], :numbers::text[]) as w(code, number) join teachers te on te.school_id = :school and te.teacher_no = w.number
     where c.school_id = :school and c.year = :year and c.semester = :semester and c.code = w.code and c.ended_at is null and c.homeroom_teacher_id is null`,
    values,
  );
  const unknown = await bench.scope.query<{ code: string }>(
    `select w.code from unnest(:codes::text[], :numbers::text[]) as w(code, number)
     where not exists (select 1 from teachers te where te.school_id = :school and te.teacher_no = w.number)`,
    values,
  );
  return unknown.map(({ code }) => ({ row: null, key: code, column: 'homeroom_teacher_no', reason: 'unknown-homeroom' }));
}
