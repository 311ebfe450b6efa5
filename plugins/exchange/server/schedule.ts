import { limits } from '@portfolio/config/limits';
import { services } from '@portfolio/kernel/server/services';
import { everyMinute } from '@portfolio/operations/server/schedule';
import { endOldMoves } from './repositories/exchange-schools';
import { endOldExports } from './repositories/exports';
import { endOldImports, findSpooled } from './repositories/imports';

const DAY_MS = 24 * 3600 * 1000;

/** Ends exports and uploads whose time is up, and removes what killed processes left in the spool. Any number of processes may do it at once. */
async function sweep(): Promise<void> {
  const { database, spool } = services();
  const gone = [...(await endOldExports(database)), ...(await endOldImports(database, limits.exchange.uploadHours)), ...(await endOldMoves(database, limits.exchange.uploadHours))];
  for (const name of gone) await spool.remove(name);
  await spool.sweep(DAY_MS, await findSpooled(database));
}

export const registerSchedule = (): void => everyMinute('exchange', sweep);
