import { limits } from '@portfolio/config/limits';
import { services } from '@portfolio/kernel/server/services';
import { everyMinute } from '@portfolio/operations/server/schedule';
import { keepSpooled } from '@portfolio/operations/server/spool-sweep';
import { endOldMoves } from './repositories/exchange-schools';
import { endOldExports } from './repositories/exports';
import { endOldImports, findSpooled } from './repositories/imports';

/** Ends exports and uploads whose time is up. Any number of processes may do it at once. */
async function endOld(): Promise<void> {
  const { database, spool } = services();
  const gone = [...(await endOldExports(database)), ...(await endOldImports(database, limits.exchange.uploadHours)), ...(await endOldMoves(database, limits.exchange.uploadHours))];
  for (const name of gone) await spool.remove(name);
}

export function registerSchedule(): void {
  keepSpooled(findSpooled);
  everyMinute('exchange', endOld);
}
