import { z } from 'zod';
import { accountKinds, moduleCodes, rights } from '@portfolio/config/permissions';
import { publicId } from '@portfolio/kernel/contract';

export const moduleCode = z.enum(moduleCodes as [string, ...string[]]);

/** What a person holds, module by module; `view` comes with the module itself. */
export const heldRights = z.partialRecord(moduleCode, z.array(z.enum(rights)));

export const me = z.object({
  id: publicId,
  name: z.string(),
  login: z.string(),
  kind: z.enum(accountKinds),
  school: z.object({ code: z.string(), name: z.string() }),
  rights: heldRights,
  mustChangePassword: z.boolean(),
  /** The school requires a second factor of its staff, and this person has none yet. */
  mustSetUpSecondFactor: z.boolean(),
  /** What a teacher is besides: homeroom and counselling classes, and groups that certify self-study plans, give further menus. */
  duties: z.object({ homeroom: z.boolean(), counselling: z.boolean(), certifying: z.boolean() }),
  term: z.string(),
  /** Terms that the school has anything in, newest first. */
  terms: z.array(z.string()),
});
export type Me = z.infer<typeof me>;

/** A session has begun. */
export const signedIn = z.object({ accessToken: z.string(), expiresInSeconds: z.int(), me });

/** The password was right, and a code is asked for: what the second step is sent with. */
export const secondStep = z.object({ challenge: z.string() });
