import { services } from '@portfolio/kernel/server/services';
import { everyMinute } from '@portfolio/operations/server/schedule';
import { insertDueJobs } from './repositories/runs';
import { deleteOldUploads } from './repositories/uploads';

/** Each school's daily time, and the end of previews that nobody applied. */
export function registerSyncSchedule(): void {
  everyMinute('sync', async (now) => {
    await insertDueJobs(services().database, now);
  });
  everyMinute('sync-uploads', async () => {
    await deleteOldUploads(services().database);
  });
}
