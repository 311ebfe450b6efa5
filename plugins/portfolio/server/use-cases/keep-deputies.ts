import { limits } from '@portfolio/config/limits';
import { kernelError } from '@portfolio/kernel/contract';
import { rocDate, taipeiDate } from '@portfolio/kernel/domain/clock';
import type { Scope } from '@portfolio/kernel/server/scope';
import { deputyError } from '../../contract';
import { deputyFault, deputyState, lastDayWhenEnded, overlaps, type DeputyFault, type Period } from '../../domain/deputy';
import { endDeputy as writeEnd, findPeriods, findTeacherId, insertDeputy, lockDeputy, lockTeachers } from '../repositories/deputies';

/** Where on the form a fault belongs. */
const FIELD: Partial<Record<DeputyFault, string>> = { 'deputy-self': 'substituteId', 'deputy-order': 'endsOn', 'deputy-past': 'startsOn', 'deputy-long': 'endsOn' };

interface Naming extends Period {
  teacherId: string;
  substituteId: string;
}

export interface NamedDeputy {
  id: string;
  teacher: string;
  substitute: string;
}

/**
 * Names who answers for a teacher in a period.
 * @throws not-found when one of them is no teacher who works here, deputy-self, deputy-order, deputy-past, deputy-long, deputy-overlap
 */
export async function nameDeputy(scope: Scope, naming: Naming, by: { accountId: number; now: Date }): Promise<NamedDeputy> {
  const found = await lockTeachers(scope, [naming.teacherId, naming.substituteId]);
  const [teacher, substitute] = [found.get(naming.teacherId), found.get(naming.substituteId)];
  if (!teacher || !substitute) throw kernelError('not-found');
  const { startsOn, endsOn } = naming;
  const keys = { teacherKey: teacher.key, substituteKey: substitute.key };
  const others = await findPeriods(scope, teacher.key, naming);
  const fault = deputyFault({ ...keys, startsOn, endsOn }, others, taipeiDate(by.now), limits.deputyDays);
  if (fault) throw refusalOf(fault, naming, others);
  return { id: await insertDeputy(scope, { ...keys, startsOn, endsOn, accountId: by.accountId }), teacher: teacher.name, substitute: substitute.name };
}

function refusalOf(fault: DeputyFault, naming: Naming, others: (Period & { name: string })[]) {
  const other = others.find((each) => overlaps(naming, each));
  const values = { limit: limits.deputyDays, ...(other && { name: other.name, from: rocDate(other.startsOn), until: rocDate(other.endsOn) }) };
  const field = FIELD[fault];
  return deputyError(fault, values, field ? { [field]: `errors.${fault}` } : {});
}

/** A teacher names the own deputy. @throws as `nameDeputy` */
export async function nameMyDeputy(scope: Scope, teacherKey: number, naming: Omit<Naming, 'teacherId'>, by: { accountId: number; now: Date }): Promise<NamedDeputy> {
  const teacherId = await findTeacherId(scope, teacherKey);
  if (!teacherId) throw kernelError('not-found');
  return nameDeputy(scope, { ...naming, teacherId }, by);
}

/**
 * Ends a period: yesterday was its last day. One that has not begun, or began today, is taken away.
 * @param teacherId limits it to the teacher's own. @throws not-found, deputy-ended
 */
export async function endDeputy(scope: Scope, id: string, teacherId: number | null, now: Date): Promise<{ id: string; teacher: string; substitute: string } & Period> {
  const deputy = await lockDeputy(scope, id, teacherId);
  if (!deputy) throw kernelError('not-found');
  if (deputyState(deputy, taipeiDate(now)) === 'ended') throw deputyError('deputy-ended');
  await writeEnd(scope, deputy.key, lastDayWhenEnded(deputy, taipeiDate(new Date(now.getTime() - DAY_MS))));
  return { id, teacher: deputy.teacherName, substitute: deputy.substituteName, startsOn: deputy.startsOn, endsOn: deputy.endsOn };
}

const DAY_MS = 24 * 3600 * 1000;
