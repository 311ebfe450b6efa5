import { limits } from '@portfolio/config/limits';
import { services } from '@portfolio/kernel/server/services';
import { registerErrors } from '@portfolio/access/server/http/errors';
import { strapiRoutes } from '@portfolio/access/server/http/strapi-routes';
import { registerTexts } from '@portfolio/access/server/http/texts';
import { registerJob } from '@portfolio/operations/server/jobs';
import { everyMinute } from '@portfolio/operations/server/schedule';
import { keepSpooled } from '@portfolio/operations/server/spool-sweep';
import { receiptErrors, receiptTexts } from '../contract';
import { deleteOldImports, findSpooled } from './repositories/imports';
import { bindings } from './routes';
import { importReceipt } from './use-cases/import-receipt';
import { remindStudents } from './use-cases/remind-students';

export default {
  register() {
    registerErrors(receiptErrors);
    registerTexts(receiptTexts);
    registerJob('receipt-import', importReceipt);
    keepSpooled(findSpooled);
    everyMinute('receipt-reminders', remindStudents);
    everyMinute('receipt-uploads', async () => {
      const { database, spool } = services();
      for (const name of await deleteOldImports(database, limits.receipts.uploadHours)) await spool.remove(name);
    });
  },
  routes: strapiRoutes(bindings),
};
