import type { ListSource } from '@portfolio/kernel/server/list-query';
import type { Scope } from '@portfolio/kernel/server/scope';
import { reviewerList } from '../../contract';

const CO_TAUGHT = `exists (select 1 from offering_teachers other where other.school_id = :school and other.offering_id = ot.offering_id and other.ended_at is null and other.id <> ot.id)`;

export const reviewerSource: ListSource<typeof reviewerList> = {
  list: reviewerList,
  id: 'ot.document_id',
  from: `offering_teachers ot join offerings f on f.id = ot.offering_id join teachers t on t.id = ot.teacher_id left join school_classes c on c.id = f.school_class_id`,
  where: `ot.school_id = :school and ot.ended_at is null and f.ended_at is null and ${CO_TAUGHT}
    and (:term::text is null or (f.year = left(:term::text, -1)::int and right(:term::text, 1)::int in (0, f.semester)))`,
  columns: {
    year: 'f.year', semester: 'f.semester', className: 'coalesce(c.name, f.group_name)', courseName: 'f.name', teacherName: 't.name', reviews: 'coalesce(ot.reviews, false)', offeringId: 'f.document_id',
  },
  ties: 'f.year desc, f.semester desc, f.id, ot.position',
};

export interface ReviewerRow {
  id: string;
  key: number;
  offeringKey: number;
  course: string;
  reviews: boolean;
}

/**
 * The teachers of every co-taught course that one of `ids` belongs to, locked in the order of their keys: what is
 * decided about a course is decided with all of its teachers in sight.
 */
export async function lockReviewers(scope: Scope, ids: readonly string[]): Promise<ReviewerRow[]> {
  return scope.query<ReviewerRow>(
    `select ot.document_id as id, ot.id as key, ot.offering_id as "offeringKey", f.name as course, coalesce(ot.reviews, false) as reviews
     from offering_teachers ot join offerings f on f.id = ot.offering_id
     where ot.school_id = :school and ot.ended_at is null and f.ended_at is null and ${CO_TAUGHT}
       and ot.offering_id in (select x.offering_id from offering_teachers x where x.school_id = :school and x.document_id = any(:ids) and x.ended_at is null)
     order by ot.id for update of ot`,
    { ids },
  );
}

/** @returns rows that are otherwise now */
export async function setReviewers(scope: Scope, rows: readonly { key: number; reviews: boolean }[]): Promise<number> {
  return scope.run(
    `update offering_teachers ot set reviews = r.reviews, updated_at = now() from jsonb_to_recordset(:rows::jsonb) as r(key int, reviews boolean)
     where ot.school_id = :school and ot.id = r.key and ot.reviews is distinct from r.reviews`,
    { rows: JSON.stringify(rows) },
  );
}
