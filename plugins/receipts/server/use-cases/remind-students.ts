import { limits } from '@portfolio/config/limits';
import { formatTerm, type Term } from '@portfolio/kernel/domain/terms';
import { scopeOf, type TransactionScope } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { findDueSchools, findWaiting, takeDueEditions, type DueEdition } from '../repositories/editions';
import { rocMoment } from '../roc-moment';

/** Tells those who have not answered, once, before the time for confirming ends; whatever number of processes look. */
export async function remindStudents(): Promise<void> {
  const { database } = services();
  for (const schoolId of await findDueSchools(database, limits.receipts.reminderHours)) {
    await scopeOf(database, schoolId).transaction(remindSchool);
  }
}

async function remindSchool(scope: TransactionScope): Promise<void> {
  const due = await takeDueEditions(scope, limits.receipts.reminderHours);
  for (const term of new Set(due.map(termOf))) await tell(scope, term, due.filter((edition) => termOf(edition) === term));
}

const termOf = ({ year, semester }: DueEdition): string => formatTerm({ year, semester } as Term);

/** One message a student, whatever number of categories wait. */
async function tell(scope: TransactionScope, term: string, editions: readonly DueEdition[]): Promise<void> {
  const first = editions.map(({ endsAt }) => endsAt).sort((a, b) => a.getTime() - b.getTime())[0];
  const waiting = await findWaiting(scope, editions.map(({ key }) => key));
  const until = rocMoment(first);
  await services().messenger.tell(scope, waiting.map(({ accountId, name, count }) => ({
    template: 'receipt-reminder', event: `receipt-reminder:${term}:${editions.map(({ key }) => key).join(',')}:${first.toISOString()}`, accountId, values: { name, term, count, until }, link: '/receipts', by: ['screen', 'mail'],
  })));
}
