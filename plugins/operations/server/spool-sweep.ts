import type { Runner } from '@portfolio/kernel/server/database';
import { services } from '@portfolio/kernel/server/services';

/** Names in the spool that a capability's rows name, of all schools: whatever their age, some work may still need them. */
type FindNamed = (database: Pick<Runner, 'query'>) => Promise<string[]>;

const DAY_MS = 24 * 3600 * 1000;
const finders: FindNamed[] = [];

/** Every capability that puts something in the spool says what of it is still named. */
export const keepSpooled = (find: FindNamed): void => void finders.push(find);

/** Removes what killed processes left in the spool a day ago. Nothing is removed when one of those that name things cannot be asked. */
export async function sweepSpool(): Promise<void> {
  const { database, spool } = services();
  const kept = new Set<string>();
  for (const find of finders) for (const name of await find(database)) kept.add(name);
  await spool.sweep(DAY_MS, kept);
}
