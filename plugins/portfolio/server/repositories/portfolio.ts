import type { Runner } from '@portfolio/kernel/server/database';
import type { Scope } from '@portfolio/kernel/server/scope';
import type { Portfolio } from '../../contract';

interface Owner {
  key: number;
  school: Portfolio['school'];
  student: Portfolio['student'];
  placements: Portfolio['placements'];
  posts: Portfolio['posts'];
}

/** A student with the school, every class and every officer post, in one statement. */
export async function findPortfolioOwner(scope: Scope, studentId: number): Promise<Owner | null> {
  const [row] = await scope.query<Owner>(
    `select st.id as key, jsonb_build_object('code', sc.code, 'name', sc.name) as school,
       jsonb_build_object('id', st.document_id, 'name', st.name, 'studentNo', st.student_no) as student,
       coalesce((select jsonb_agg(jsonb_build_object('term', p.year::text || p.semester, 'className', c.name, 'grade', c.grade, 'seatNo', p.seat_no) order by p.year, p.semester)
         from placements p join school_classes c on c.id = p.school_class_id where p.student_id = st.id and p.ended_at is null), '[]') as placements,
       coalesce((select jsonb_agg(jsonb_build_object('term', o.year::text || o.semester, 'unit', o.unit, 'post', o.post, 'startDate', o.start_date, 'endDate', o.end_date, 'level', o.level) order by o.year, o.semester, o.id)
         from officer_posts o where o.student_id = st.id and o.ended_at is null), '[]') as posts
     from students st join schools sc on sc.id = st.school_id where st.school_id = :school and st.id = :studentId`,
    { studentId },
  );
  return row ?? null;
}

/** The student of an account. */
export async function findStudentOf(scope: Scope, accountId: number): Promise<number | null> {
  const [row] = await scope.query<{ id: number | null }>('select student_id as id from accounts where school_id = :school and id = :accountId', { accountId });
  return row?.id ?? null;
}

/** The register of the store knows bytes that a job has kept. */
export async function noteBlob(database: Pick<Runner, 'run'>, { sha256, bytes }: { sha256: string; bytes: number }): Promise<void> {
  await database.run(
    `insert into blobs (sha_256, bytes, verified_at) values (:sha256, :bytes, now()) on conflict (sha_256) do update set verified_at = now(), tombstoned_at = null, lost_at = null`,
    { sha256, bytes },
  );
}
