import { services } from '@portfolio/kernel/server/services';
import { registerJob } from '@portfolio/operations/server/jobs';
import { everyMinute } from '@portfolio/operations/server/schedule';
import { keepSpooled } from '@portfolio/operations/server/spool-sweep';
import { endAttachments, findPacked } from './repositories/attachments';
import { checkRoster } from './use-cases/check-roster';
import { exportRoster } from './use-cases/export-roster';
import { packAttachments } from './use-cases/pack-attachments';

export function registerJobs(): void {
  registerJob('roster-check', checkRoster);
  registerJob('roster-export', exportRoster);
  registerJob('roster-attachments', packAttachments);
  keepSpooled(findPacked);
  everyMinute('roster-attachments', async () => {
    const { database, spool } = services();
    for (const name of await endAttachments(database)) await spool.remove(name);
  });
}
