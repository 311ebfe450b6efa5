import type { ListSource } from '@portfolio/kernel/server/list-query';
import type { Scope } from '@portfolio/kernel/server/scope';
import { counsellingList, counsellingTeacherList, type CounselledClass } from '../../contract';

const IN_TERM = `(:term::text is null or (c.year = left(:term::text, -1)::int and right(:term::text, 1)::int in (0, c.semester)))`;
const CLASSES = `(select count(*)::int from counselling_assignments a join school_classes c on c.id = a.school_class_id
  where a.school_id = :school and a.teacher_id = t.id and c.ended_at is null and ${IN_TERM})`;

/** Teachers at work, and those who have left but still hold a class, so that it can be taken from them. */
export const counsellingTeacherSource: ListSource<typeof counsellingTeacherList> = {
  list: counsellingTeacherList,
  id: 't.document_id',
  from: 'teachers t',
  where: `t.school_id = :school and ((t.kind = 'teacher' and t.active and t.ended_at is null) or ${CLASSES} > 0)`,
  columns: { assigned: `${CLASSES} > 0`, name: 't.name', email: 't.email', classes: CLASSES },
  ties: 't.teacher_no',
};

export const counsellingSource: ListSource<typeof counsellingList> = {
  list: counsellingList,
  id: 'coalesce(a.document_id, c.document_id)',
  from: 'school_classes c left join counselling_assignments a on a.school_class_id = c.id left join teachers t on t.id = a.teacher_id',
  where: `c.school_id = :school and (c.ended_at is null or a.id is not null) and ${IN_TERM}`,
  columns: { year: 'c.year', semester: 'c.semester', grade: 'c.grade', className: 'c.name', department: 'c.department', teacherName: 't.name', email: 't.email' },
  ties: 'c.year desc, c.semester desc, c.code, t.teacher_no',
};

/** The key of a teacher of this school, or null. */
export async function findTeacherKey(scope: Scope, id: string): Promise<number | null> {
  const [row] = await scope.query<{ key: number }>('select id as key from teachers where school_id = :school and document_id = :id', { id });
  return row?.key ?? null;
}

/** Classes of a term (semester 0: of the whole year), each with whether the teacher counsels it and who else does. */
export async function findCounselledClasses(scope: Scope, teacherKey: number, term: string): Promise<CounselledClass[]> {
  return scope.query<CounselledClass>(
    `select c.document_id as id, c.year, c.semester, c.name, c.grade, c.department,
       coalesce(bool_or(a.teacher_id = :teacherKey), false) as picked,
       string_agg(t.name, '、' order by t.teacher_no) filter (where a.teacher_id <> :teacherKey) as others
     from school_classes c left join counselling_assignments a on a.school_class_id = c.id left join teachers t on t.id = a.teacher_id
     where c.school_id = :school and c.ended_at is null and ${IN_TERM}
     group by c.id order by c.year desc, c.semester desc, c.grade, c.code`,
    { teacherKey, term },
  );
}

/** Gives classes to a teacher; those that he has already are passed over. @returns how many of `classes` are classes of this school. */
export async function assignClasses(scope: Scope, teacherKey: number, classes: readonly string[]): Promise<{ known: number; added: number }> {
  const [{ known, added }] = await scope.query<{ known: number; added: number }>(
    `with given as (select c.id from school_classes c where c.school_id = :school and c.document_id = any(:classes) and c.ended_at is null),
       made as (insert into counselling_assignments (school_id, teacher_id, school_class_id) select :school, :teacherKey::int, id from given
                on conflict (school_id, school_class_id, teacher_id) do nothing returning 1)
     select (select count(*)::int from given) as known, (select count(*)::int from made) as added`,
    { teacherKey, classes },
  );
  return { known, added };
}

export async function withdrawClasses(scope: Scope, teacherKey: number, classes: readonly string[]): Promise<number> {
  return scope.run(
    `delete from counselling_assignments a using school_classes c
     where a.school_id = :school and a.teacher_id = :teacherKey and c.id = a.school_class_id and c.document_id = any(:classes)`,
    { teacherKey, classes },
  );
}

/** Carries on from one semester to another: by the classes' codes, where nobody counsels the class yet, and the teacher is still there. */
export async function copyCounselling(scope: Scope, from: { year: number; semester: number }, to: { year: number; semester: number }): Promise<number> {
  return scope.run(
    `insert into counselling_assignments (school_id, teacher_id, school_class_id)
     select :school, a.teacher_id, n.id
     from counselling_assignments a join school_classes o on o.id = a.school_class_id join teachers t on t.id = a.teacher_id and t.active and t.ended_at is null
     join school_classes n on n.school_id = :school and n.year = :toYear and n.semester = :toSemester and n.code = o.code and n.ended_at is null
     where a.school_id = :school and o.year = :fromYear and o.semester = :fromSemester
       and not exists (select 1 from counselling_assignments x where x.school_id = :school and x.school_class_id = n.id)
     on conflict do nothing`,
    { fromYear: from.year, fromSemester: from.semester, toYear: to.year, toSemester: to.semester },
  );
}
