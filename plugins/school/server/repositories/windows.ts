import type { Scope } from '@portfolio/kernel/server/scope';
import type { WindowItem } from '../../domain/windows';

export interface WindowRow {
  item: WindowItem;
  year: number;
  semester: number;
  grade: number;
  startsAt: Date;
  endsAt: Date;
}

/** Windows of a year; of one grade where a student asks: the grade of the class in that year. */
export async function findWindows(scope: Scope, year: number, studentId: number | null): Promise<WindowRow[]> {
  return scope.query<WindowRow>(
    `select w.item, w.year, w.semester, w.grade, w.starts_at as "startsAt", w.ends_at as "endsAt"
     from work_windows w
     where w.school_id = :school and w.year = :year
       and (:studentId::int is null or w.grade = (
         select c.grade from placements p join school_classes c on c.id = p.school_class_id
         where p.school_id = :school and p.student_id = :studentId and p.year = :year and p.ended_at is null order by p.semester desc limit 1))
     order by w.grade, w.semester, w.starts_at`,
    { year, studentId },
  );
}
