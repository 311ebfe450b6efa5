import { dutySql } from './duties';

/** The class by which a plan finds its homeroom and counselling teachers: of its own semester, else the latest. */
export const CLASS = `left join lateral (
    select c.id, c.name, c.code, c.homeroom_teacher_id, p.seat_no from placements p join school_classes c on c.id = p.school_class_id
    where p.student_id = sp.student_id and p.ended_at is null and c.ended_at is null
    order by (p.year = sp.year and p.semester = sp.semester) desc, p.year desc, p.semester desc limit 1) cl on true`;

/** SQL: the teachers of one stage of a plan. `stage` is its JSON; the plan is `sp`, its class `cl`. */
export const peopleSql = (stage: string): string =>
  `select t.id, t.name from teachers t where t.school_id = :school and t.active and t.ended_at is null and case ${stage}->>'kind'
     when 'homeroom' then t.id = cl.homeroom_teacher_id
     when 'counsellor' then exists (select 1 from counselling_assignments ca where ca.school_class_id = cl.id and ca.teacher_id = t.id)
     else exists (select 1 from certification_group_members m join certification_groups g on g.id = m.certification_group_id
       where g.school_id = :school and g.document_id = ${stage}->>'group' and m.teacher_id = t.id) end`;

/** SQL: the JSON of a stage by its position, from 1. */
export const stageAt = (position: string): string => `(sp.stages -> (${position} - 1))`;
/** The stage at which the plan is. */
export const NOW = stageAt('sp.stage_position');
/** SQL: whether :teacherId is one of a stage's people. */
export const isOneOf = (stage: string): string => `exists (select 1 from (${peopleSql(stage)}) who where who.id = :teacherId)`;

/** SQL: whether :teacherId may read the plan `sp` that was given in: it is at the teacher's stage, or of the teacher's class. */
export const mayReadPlanSql = (): string =>
  `((sp.state = 'submitted' and exists (select 1 from (select 1) one ${CLASS} where ${isOneOf(NOW)})) or ${dutySql('sp.student_id', 'sp.year', 'sp.semester')})`;
