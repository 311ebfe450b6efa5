import { registerJob } from '@portfolio/operations/server/jobs';
import { checkRoster } from './use-cases/check-roster';
import { exportRoster } from './use-cases/export-roster';

export function registerJobs(): void {
  registerJob('roster-check', checkRoster);
  registerJob('roster-export', exportRoster);
}
