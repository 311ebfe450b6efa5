/**
 * SQL: whether :teacherId is homeroom or counselling teacher of a class in which a student was in the given term or
 * later. What came after the teacher's own time with the class is not the teacher's to see.
 */
export const dutySql = (student: string, year: string, semester: string): string =>
  `exists (select 1 from placements dp join school_classes dc on dc.id = dp.school_class_id
    where dp.school_id = :school and dp.student_id = ${student} and dp.ended_at is null and dc.ended_at is null and (dp.year, dp.semester) >= (${year}, ${semester})
      and (dc.homeroom_teacher_id = :teacherId or exists (select 1 from counselling_assignments da where da.school_class_id = dc.id and da.teacher_id = :teacherId)))`;
