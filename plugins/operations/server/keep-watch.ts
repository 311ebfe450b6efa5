import { randomBytes } from 'node:crypto';
import { taipeiDate, taipeiTime } from '@portfolio/kernel/domain/clock';
import { transactionOn } from '@portfolio/kernel/server/database';
import { services } from '@portfolio/kernel/server/services';
import { registerCheck } from './health';
import { countLostBlobs } from './repositories/blobs';
import { claimScrub, noteScrub } from './repositories/scrubs';
import { everyMinute } from './schedule';
import { verifyFiles, watchFiles } from './use-cases/verify-files';

/** When schools sleep. */
const SCRUB_HOUR = 3;

let scrubbing = false;

/** Each minute a look at some files, each night a proof of all; what is lost makes the server say that it is not ready. */
export function keepWatch(): void {
  registerCheck('kept-files', async () => {
    const lost = await countLostBlobs(services().database);
    if (lost > 0) throw new Error(`${lost} files are lost`);
  });
  everyMinute('files', async () => {
    const { database, files, log } = services();
    const faults = await watchFiles(database, files, randomBytes(4).toString('hex'));
    if (faults.length > 0) log.error(`${faults.length} files are not what they must be; npm run verify lists them`);
  });
  everyMinute('scrub', async (now) => {
    if (taipeiTime(now).hour !== SCRUB_HOUR || scrubbing) return;
    // Not awaited: it may take hours, and the other schedules go on.
    scrubbing = true;
    void scrub(taipeiDate(now)).catch((error: Error) => services().log.error(`scrub: ${error.message}`)).finally(() => (scrubbing = false));
  });
}

/** Holds a connection meanwhile, and by it the lock that tells other processes that somebody is at it. */
export async function scrub(day: string): Promise<void> {
  const { database, files, log } = services();
  const client = await database.pool.connect();
  try {
    if (!(await claimScrub(transactionOn(client), day))) return;
    const { checked, faults } = await verifyFiles(database, files);
    const losses = faults.filter(({ kind }) => kind !== 'orphaned').length;
    await noteScrub(database, day, { checked, faults: losses });
    log.info(`scrub of ${day}: ${checked} files, ${losses} faults`);
  } finally {
    client.release(true); // ends the connection, and the lock with it
  }
}
