import type { ListSource } from '@portfolio/kernel/server/list-query';
import type { Scope } from '@portfolio/kernel/server/scope';
import type { Session } from '@portfolio/access/server/repositories/sessions';
import { studyPlanReviewList, type PlanEvent, type PlanState, type ReadPlan, type Stage, type StudyPlan } from '../../contract';
import { receiptSql } from './files';
import { CLASS, isOneOf, mayReadPlanSql, NOW, peopleSql, stageAt } from './stage-sql';

const COLUMNS = `sp.document_id as id, sp.year::text || sp.semester as term, sp.title, sp.motive, sp.content, coalesce(sp.weekly, '[]') as weekly, sp.resources, sp.expected, sp.result,
  ${receiptSql('d')} as document, sp.state, sp.reason, coalesce(sp.stages, '[]') as stages, sp.stage_position as position, sp.submitted_at as "submittedAt", sp.passed_at as "passedAt",
  case when sp.state = 'submitted' then (select string_agg(who.name, '、' order by who.name) from (${peopleSql(NOW)}) who) end as people`;
const FROM = `study_plans sp ${CLASS} left join stored_files d on d.id = sp.document_file_id`;

type Dated<T extends { submittedAt: string | null; passedAt: string | null }> = Omit<T, 'submittedAt' | 'passedAt'> & { submittedAt: Date | null; passedAt: Date | null };

const toWire = <R extends { submittedAt: Date | null; passedAt: Date | null }>(row: R) => ({ ...row, submittedAt: row.submittedAt?.toISOString() ?? null, passedAt: row.passedAt?.toISOString() ?? null });

/** A student's plans, newest first. */
export async function findStudyPlans(scope: Scope, studentId: number): Promise<StudyPlan[]> {
  const rows = await scope.query<Dated<StudyPlan>>(
    `select ${COLUMNS} from ${FROM} where sp.school_id = :school and sp.student_id = :studentId and sp.removed_at is null order by sp.year desc, sp.semester desc, sp.id desc`,
    { studentId },
  );
  return rows.map(toWire);
}

/** A plan that waits for the teacher, or is of a student of the teacher's class and was given in. */
export async function findReadPlan(scope: Scope, id: string, teacherId: number): Promise<Omit<ReadPlan, 'history'> | null> {
  const [row] = await scope.query<Dated<Omit<ReadPlan, 'history'>>>(
    `select ${COLUMNS}, jsonb_build_object('name', st.name, 'studentNo', st.student_no, 'className', cl.name, 'seatNo', cl.seat_no) as student,
       (sp.state = 'submitted' and ${isOneOf(NOW)}) as mine
     from ${FROM} join students st on st.id = sp.student_id
     where sp.school_id = :school and sp.document_id = :id and sp.removed_at is null and sp.state <> 'draft'
       and ${mayReadPlanSql()}`,
    { id, teacherId },
  );
  return row ? toWire(row) : null;
}

/** Every move of a plan, oldest first; of one student's own where `studentId` is given. */
export async function findPlanHistory(scope: Scope, id: string, studentId: number | null): Promise<PlanEvent[]> {
  const rows = await scope.query<Omit<PlanEvent, 'at'> & { at: Date }>(
    `select ev.from_state as "from", ev.to_state as "to", ev.details as stage, ev.actor_name as actor, ev.reason, ev.happened_at as at
     from study_plan_events ev join study_plans sp on sp.id = ev.study_plan_id
     where ev.school_id = :school and sp.document_id = :id and (:studentId::int is null or sp.student_id = :studentId) order by ev.id`,
    { id, studentId },
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

export const studyPlanReviewSource = ({ teacherId }: Session): ListSource<typeof studyPlanReviewList> => ({
  list: studyPlanReviewList,
  id: 'sp.document_id',
  from: `study_plans sp ${CLASS} join students st on st.id = sp.student_id`,
  where: `sp.school_id = :school and sp.state = 'submitted' and sp.removed_at is null and ${isOneOf(NOW)}`,
  values: { teacherId },
  columns: {
    className: 'cl.name', seatNo: 'cl.seat_no', studentNo: 'st.student_no', studentName: 'st.name', title: 'sp.title', stageKind: `${NOW}->>'kind'`, stageName: `${NOW}->>'name'`,
    submittedAt: 'sp.submitted_at', term: 'sp.year::text || sp.semester', position: 'sp.stage_position',
  },
  ties: 'cl.code, cl.seat_no',
});

export interface PlanContent {
  title: string;
  motive: string | null;
  content: string | null;
  weekly: string[];
  resources: string | null;
  expected: string | null;
  result: string | null;
  documentKey: number | null;
}

const valuesOf = ({ documentKey, weekly, ...content }: PlanContent) => ({ ...content, weekly: JSON.stringify(weekly), document: documentKey });

export async function insertStudyPlan(scope: Scope, studentId: number, term: { year: number; semester: number }, content: PlanContent): Promise<string> {
  const [{ id }] = await scope.query<{ id: string }>(
    `insert into study_plans (school_id, student_id, year, semester, state, title, motive, content, weekly, resources, expected, result, document_file_id)
     values (:school, :studentId, :year, :semester, 'draft', :title, :motive, :content, :weekly::jsonb, :resources, :expected, :result, :document) returning document_id as id`,
    { studentId, ...term, ...valuesOf(content) },
  );
  return id;
}

export async function changeStudyPlan(scope: Scope, key: number, content: PlanContent): Promise<void> {
  await scope.run(
    `update study_plans set title = :title, motive = :motive, content = :content, weekly = :weekly::jsonb, resources = :resources, expected = :expected, result = :result,
       document_file_id = :document, updated_at = now() where school_id = :school and id = :key`,
    { key, ...valuesOf(content) },
  );
}

export async function changeResult(scope: Scope, key: number, result: string | null, documentKey: number | null): Promise<void> {
  await scope.run('update study_plans set result = :result, document_file_id = :documentKey, updated_at = now() where school_id = :school and id = :key', { key, result, documentKey });
}

export async function removeStudyPlan(scope: Scope, key: number): Promise<void> {
  await scope.run('update study_plans set removed_at = now(), updated_at = now() where school_id = :school and id = :key', { key });
}

export interface LockedPlan {
  key: number;
  id: string;
  state: PlanState;
  position: number | null;
  stages: Stage[];
  title: string;
  motive: string | null;
  content: string | null;
  expected: string | null;
  /** For what students are told. */
  studentKey: number;
  studentName: string;
}

const LOCKED = `sp.id as key, sp.document_id as id, sp.state, sp.stage_position as position, coalesce(sp.stages, '[]') as stages, sp.title, sp.motive, sp.content, sp.expected,
  sp.student_id as "studentKey", st.name as "studentName"`;

export async function lockOwnPlan(scope: Scope, studentId: number, id: string): Promise<LockedPlan | null> {
  const [row] = await scope.query<LockedPlan>(
    `select ${LOCKED} from study_plans sp join students st on st.id = sp.student_id
     where sp.school_id = :school and sp.student_id = :studentId and sp.document_id = :id and sp.removed_at is null for update of sp`,
    { studentId, id },
  );
  return row ?? null;
}

/**
 * Locks plans that a teacher answers, in the order of their keys: the teacher must be of the stage at which each was
 * looked at, and the plan must have come that far.
 */
export async function lockPlansAt(scope: Scope, plans: readonly { id: string; position: number }[], teacherId: number): Promise<LockedPlan[]> {
  const locked = await scope.query<{ id: string }>(
    'select document_id as id from study_plans where school_id = :school and document_id = any(:ids) and removed_at is null order by id for update',
    { ids: plans.map(({ id }) => id) },
  );
  return scope.query<LockedPlan>(
    `select ${LOCKED} from unnest(:ids::text[], :positions::int[]) as asked(id, position) join study_plans sp on sp.school_id = :school and sp.document_id = asked.id
       join students st on st.id = sp.student_id ${CLASS}
     where sp.document_id = any(:locked) and sp.removed_at is null and asked.position <= sp.stage_position and ${isOneOf(stageAt('asked.position'))}`,
    { ids: plans.map(({ id }) => id), positions: plans.map(({ position }) => position), locked: locked.map(({ id }) => id), teacherId },
  );
}

export interface PlanStep {
  key: number;
  from: PlanState;
  to: PlanState;
  position: number | null;
  /** The stage that answered; null for what the student does. */
  stage: Stage | null;
}

/** Moves plans, each with its event, in one statement. `stages` is the order that a plan begins with; null leaves the plan's own. */
export async function movePlans(scope: Scope, steps: readonly PlanStep[], actor: { accountId: number; name: string }, reason: string | null, stages: Stage[] | null = null): Promise<number> {
  if (steps.length === 0) return 0;
  return scope.run(
    `with moving as (
       select * from unnest(:keys::int[], :froms::text[], :tos::text[], :positions::int[], :answered::jsonb[]) as m(key, from_state, to_state, position, stage)),
     moved as (
       update study_plans sp set state = m.to_state, stage_position = m.position, updated_at = now(),
         stages = case when m.to_state = 'draft' then null else coalesce(:stages::jsonb, sp.stages) end,
         reason = case when m.to_state = 'returned' then :reason::text end,
         submitted_at = case when m.to_state = 'submitted' and m.stage is null then now() when m.to_state = 'draft' then null else sp.submitted_at end,
         passed_at = case when m.to_state = 'passed' then now() else sp.passed_at end
       from moving m where sp.school_id = :school and sp.id = m.key returning sp.id, m.from_state, m.to_state, m.position, m.stage)
     insert into study_plan_events (school_id, study_plan_id, from_state, to_state, stage_position, details, account_id, actor_name, reason, happened_at)
     select :school, id, from_state, to_state, position, stage, :accountId, :name, :reason::text, clock_timestamp() from moved`,
    {
      keys: steps.map(({ key }) => key), froms: steps.map(({ from }) => from), tos: steps.map(({ to }) => to), positions: steps.map(({ position }) => position),
      answered: steps.map(({ stage }) => (stage ? JSON.stringify(stage) : null)), stages: stages ? JSON.stringify(stages) : null, reason, accountId: actor.accountId, name: actor.name,
    },
  );
}

export interface ToldPlan {
  key: number;
  id: string;
  accountId: number;
  title: string;
  student: string;
  position: number;
}

/** Accounts of those at whose stage plans are now. */
export async function findStageAccounts(scope: Scope, keys: number[]): Promise<ToldPlan[]> {
  return scope.query<ToldPlan>(
    `select sp.id as key, sp.document_id as id, a.id as "accountId", sp.title, st.name as student, sp.stage_position as position
     from study_plans sp join students st on st.id = sp.student_id ${CLASS}
     join lateral (${peopleSql(NOW)}) who on true join accounts a on a.school_id = sp.school_id and a.teacher_id = who.id and a.active and a.kind in ('teacher', 'staff')
     where sp.school_id = :school and sp.id = any(:keys) and sp.state = 'submitted'`,
    { keys },
  );
}

/** Accounts of the students of plans. */
export async function findPlanOwners(scope: Scope, keys: number[]): Promise<ToldPlan[]> {
  return scope.query<ToldPlan>(
    `select sp.id as key, sp.document_id as id, a.id as "accountId", sp.title, a.name as student, coalesce(sp.stage_position, 0) as position
     from study_plans sp join accounts a on a.school_id = sp.school_id and a.student_id = sp.student_id and a.kind = 'student' and a.active
     where sp.school_id = :school and sp.id = any(:keys)`,
    { keys },
  );
}
