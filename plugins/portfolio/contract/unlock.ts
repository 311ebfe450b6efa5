import { z } from 'zod';
import { limits } from '@portfolio/config/limits';
import { defineErrors, defineRoute, done, errorsOf, idParams, line } from '@portfolio/kernel/contract';
import { unlockableStates } from '../domain/unlock';

export { unlockOf, unlockableStates, type UnlockMove } from '../domain/unlock';

export const unlockErrors = defineErrors({
  'unlock-not-open': { status: 409, when: 'The outcome is not in the state that was looked at, or in one that the school cannot unlock (a draft; what was submitted).' },
});
export const unlockError = errorsOf(unlockErrors);

export const unlockRoutes = {
  unlockOutcome: defineRoute({
    method: 'POST', path: '/outcomes/:id/unlock', access: { module: 'S0205S', right: 'edit' }, audit: 'outcome.unlocked',
    summary: 'Takes an outcome one move back, whatever the windows say, for a reason that its student reads',
    params: idParams,
    body: z.strictObject({
      /** As it was looked at: another one meanwhile is refused. */
      state: z.enum(unlockableStates),
      reason: line(limits.reason.min, limits.reason.max),
    }),
    output: done,
  }),
};
