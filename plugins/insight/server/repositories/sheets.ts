import type { Scope } from '@portfolio/kernel/server/scope';
import type { Sheet, SheetClass } from '../../contract';

/** Classes of a term with students; of a whole year, those of its latest semester. */
export const findSheetClasses = (scope: Scope, year: number, semester: number): Promise<SheetClass[]> =>
  scope.query<SheetClass>(
    `select c.document_id as id, c.name, c.grade, count(p.id)::int as students from school_classes c join placements p on p.school_class_id = c.id and p.ended_at is null
     where c.school_id = :school and c.year = :year and c.ended_at is null and c.semester = case when :semester::int > 0 then :semester::int
       else (select max(l.semester) from school_classes l where l.school_id = :school and l.year = :year and l.ended_at is null) end
     group by c.id order by c.code, c.id`, { year, semester },
  );

export interface ClassOfSheets {
  key: number;
  className: string;
  year: number;
  schoolName: string;
}

export async function findClassOfSheets(scope: Scope, id: string): Promise<ClassOfSheets | null> {
  const [row] = await scope.query<ClassOfSheets>(
    'select c.id as key, c.name as "className", c.year, sc.name as "schoolName" from school_classes c join schools sc on sc.id = c.school_id where c.school_id = :school and c.document_id = :id', { id },
  );
  return row ?? null;
}

const nameOf = (alias: string): string => `case when ${alias}.id is not null then jsonb_build_object('name', ${alias}.name) end`;
const FILES = (alias: string): string => `left join stored_files d on d.id = ${alias}.document_file_id left join stored_files m on m.id = ${alias}.media_file_id`;

/** What each student of a class has of its year, by seat, in one statement. */
export const findSheets = (scope: Scope, { key }: ClassOfSheets): Promise<Sheet[]> =>
  scope.query<Sheet>(
    `select jsonb_build_object('id', st.document_id, 'name', st.name, 'studentNo', st.student_no) as student, c.name as "className", p.seat_no as "seatNo",
       coalesce((select jsonb_agg(jsonb_build_object('id', o.document_id, 'term', o.year::text || o.semester, 'courseName', f.name, 'brief', o.brief, 'document', ${nameOf('d')}, 'media', ${nameOf('m')}, 'state', o.state,
           'answeredAt', to_char(o.answered_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'answeredBy', coalesce(a.name, o.imported_teacher)) order by o.semester, f.name, o.id)
         from outcomes o join offerings f on f.id = o.offering_id left join teachers a on a.id = o.answered_by_id ${FILES('o')}
         where o.school_id = :school and o.student_id = st.id and o.year = c.year and o.removed_at is null), '[]') as outcomes,
       coalesce((select jsonb_agg(jsonb_build_object('id', q.document_id, 'category', q.category, 'content', q.content, 'brief', q.brief, 'document', ${nameOf('d')}, 'media', ${nameOf('m')}, 'state', q.state) order by q.category, q.id)
         from performances q ${FILES('q')} where q.school_id = :school and q.student_id = st.id and q.year = c.year and q.removed_at is null), '[]') as performances
     from school_classes c join placements p on p.school_class_id = c.id and p.ended_at is null join students st on st.id = p.student_id
     where c.school_id = :school and c.id = :key order by p.seat_no, st.student_no`, { key },
  );
