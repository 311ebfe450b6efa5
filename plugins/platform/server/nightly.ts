import { taipeiDate, taipeiTime } from '@portfolio/kernel/domain/clock';
import { services } from '@portfolio/kernel/server/services';
import { text } from '@portfolio/access/server/http/texts';
import { everyMinute } from '@portfolio/operations/server/schedule';
import { claimNight, findRules, noteNight } from './repositories/retention';
import { applyRetention } from './use-cases/keep-retention';

/** After the proof of the files. */
const HOUR = 4;

let busy = false;

/** Each night once, over all processes, and only when a rule is on. */
export function applyRetentionNightly(): void {
  everyMinute('retention', async (now) => {
    if (taipeiTime(now).hour !== HOUR || busy) return;
    busy = true;
    void applyTonight(taipeiDate(now)).catch((error: Error) => services().log.error(`retention: ${error.stack}`)).finally(() => (busy = false));
  });
}

export async function applyTonight(day: string): Promise<void> {
  const { database, files, log } = services();
  if (!(await findRules(database)).some(({ enabled }) => enabled) || !(await claimNight(database, day))) return;
  const removed = await applyRetention(database, files, text('zh-Hant', 'operations.system'));
  await noteNight(database, day, removed);
  log.info(`retention of ${day}: ${JSON.stringify(removed)}`);
}
