import { limits } from '@portfolio/config/limits';
import { termAt, termDays } from '@portfolio/kernel/domain/terms';
import type { Database } from '@portfolio/kernel/server/database';
import { scopeOn } from '@portfolio/kernel/server/scope';
import { writeAudit } from '@portfolio/access/server/repositories/audit';
import { platformError, type IssuedAdministrator, type SchoolInput } from '../../contract';
import { insertBeginning, insertParameters, insertSchool } from '../repositories/schools';
import { issueAdministrator } from './issue-administrator';

/**
 * A school with everything that it needs to begin: the present term, the parameters' defaults, and an administrator.
 * In one transaction: there is no school that nobody can enter.
 * @throws school-code-taken
 */
export async function openSchool(database: Database, { administrator, ...school }: SchoolInput, staff: string, now: Date): Promise<IssuedAdministrator> {
  return database.transaction(async (transaction) => {
    const key = await insertSchool(transaction, school);
    if (key === null) throw platformError('school-code-taken', undefined, { code: 'errors.school-code-taken' });
    const scope = scopeOn(transaction, key);
    const term = termAt(now);
    await insertBeginning(scope, { ...term, ...termDays(term) });
    await insertParameters(scope, { perSemester: limits.outcomesPerSemester.default, perCourse: limits.outcomesPerCourse.default, days: limits.reminderDays.default });
    await writeAudit(scope, { accountId: null, actorName: staff, action: 'school.opened', target: school.code });
    return issueAdministrator(scope, school.code, administrator, staff);
  });
}
