/** The class that each student of the school is in now, or was in last. A table of `student_id`, `class_id`, `class_public`, `name`, `code`, `grade`, `seat_no`. */
export const PLACES = `(
  select distinct on (p.student_id) p.student_id, p.seat_no, c.id as class_id, c.document_id as class_public, c.name, c.code, c.grade
  from placements p join school_classes c on c.id = p.school_class_id where p.school_id = :school
  order by p.student_id, p.year desc, p.semester desc, p.ended_at nulls first)`;
