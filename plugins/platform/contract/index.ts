import { z } from 'zod';
import { blankIsNull, defineErrors, errorsOf, line } from '@portfolio/kernel/contract';

export { platformTexts } from './texts';
export * from './retention';
export type { ColumnStates, EditionRehearsal, EditionState } from '@portfolio/rosters/contract/columns';

/** What platform staff and the server say to each other; the addresses stand below /platform, apart from the schools' API. */

const schoolCode = z.string().trim().regex(/^[0-9A-Z]{6}$/, { message: 'errors.school-code' });

/** By whose rows an edition of the columns of rosters is rehearsed. */
export const rehearsalQuery = z.object({ school: schoolCode });

/** The first person of a school, who lets in everybody else. */
export const administratorInput = z.strictObject({
  login: z.string().trim().regex(/^[A-Za-z0-9._-]{1,40}$/, { message: 'errors.login-shape' }),
  name: line(1, 60),
  email: blankIsNull(z.email({ message: 'errors.email' }).max(254).nullable()).default(null),
});
export const secondFactorInput = administratorInput.pick({ login: true });
export type AdministratorInput = z.infer<typeof administratorInput>;

export const schoolInput = z.strictObject({
  code: schoolCode,
  name: line(1, 60),
  county: blankIsNull(line(1, 20).nullable()).default(null),
  founder: blankIsNull(line(1, 20).nullable()).default(null),
  continuing: z.boolean().default(false),
  administrator: administratorInput,
});
export type SchoolInput = z.infer<typeof schoolInput>;

/** Shown once: nobody can read the password later. */
export interface IssuedAdministrator {
  schoolCode: string;
  login: string;
  password: string;
  /** ISO moment. */
  validUntil: string;
}

/** One of the senior high schools of the ministry's list, to fill the form with. */
export interface KnownSchool {
  code: string;
  name: string;
  county: string;
  founder: string;
}

/** How a school stands: enough to help it, and nothing of a student. */
export interface SchoolState {
  /** Public id, for the school's own page in the Content Manager. */
  id: string;
  code: string;
  name: string;
  active: boolean;
  administrators: number;
  /** Administrators whose sign-in asks for a second factor: one who lost the device comes back by platform staff. */
  withSecondFactor: { login: string; name: string }[];
  students: number;
  /** The newest run of the sync; null when there was none. */
  sync: { receivedAt: string; endedAt: string | null; rowsReceived: number; rowsRefused: number; troubles: { dataType: string; state: string }[] } | null;
  failedJobs: { kind: string; message: string; endedAt: string }[];
}

export const platformErrors = defineErrors({
  'school-code-taken': { status: 409, when: 'A school with this code is there already. Nothing was made.' },
  'login-taken': { status: 409, when: 'The login belongs to somebody of the school who is no administrator. Nothing was changed.' },
});
export const platformError = errorsOf(platformErrors);
