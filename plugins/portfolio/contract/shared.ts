import { z } from 'zod';
import { limits } from '@portfolio/config/limits';
import { learnerKinds } from '@portfolio/config/permissions';
import { publicId } from '@portfolio/kernel/contract';
import { isPrintable } from '@portfolio/kernel/domain/text';

/** What several of this capability's contracts share. */
export const student = { kinds: learnerKinds } as const;
export const studentOnly = { kinds: ['student'] } as const;

export const enrolmentKinds = ['semester', 'makeup', 'retake', 'repeat', 'transfer', 'visiting'] as const;
/** How a course is taken, beyond its kind: what was taken where and when before, and in which way it is made up for. */
export const enrolmentMethods = ['class', 'tutoring', 'mixed'] as const;
export const origin = z.object({
  year: z.int().nullable(), semester: z.int().nullable(), school: z.string().nullable(), code: z.string().nullable(), method: z.enum(enrolmentMethods).nullable(),
});
export type Origin = z.infer<typeof origin>;

export const fileKinds = ['document', 'media'] as const;

/** The receipt of an upload, to keep: it proves what was handed in, and when. */
export const fileReceipt = z.object({
  id: publicId, kind: z.enum(fileKinds), name: z.string(), bytes: z.int(), sha256: z.string(), mime: z.string(), keptAt: z.string(),
});
export type FileReceipt = z.infer<typeof fileReceipt>;

/** The name of a file that is handed in: at most 255 bytes of UTF-8, nothing that cannot be printed. */
export const fileName = z.string().min(1)
  .refine((name) => isPrintable(name) && !/[\t\r\n]/.test(name), { message: 'errors.control-characters' })
  .refine((name) => new TextEncoder().encode(name).length <= limits.fileNameBytes, { message: 'errors.file-name-long' });

/** What a bulk verb did: each id is either done or refused with its reason. */
export const bulkResult = z.object({ done: z.int(), refused: z.array(z.object({ id: z.string(), code: z.string(), message: z.string() })) });
export type BulkResult = z.infer<typeof bulkResult>;
