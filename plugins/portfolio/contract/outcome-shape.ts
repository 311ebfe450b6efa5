import { z } from 'zod';
import { publicId } from '@portfolio/kernel/contract';
import { outcomeStates } from '../domain/outcome';
import { enrolmentKinds, fileReceipt } from './shared';

/** An outcome as its student sees it. */
export const outcome = z.object({
  id: publicId, enrolmentId: publicId, term: z.string(), courseName: z.string(), courseCode: z.string(), kind: z.enum(enrolmentKinds), teachers: z.string().nullable(),
  state: z.enum(outcomeStates), brief: z.string().nullable(), document: fileReceipt.nullable(), media: fileReceipt.nullable(),
  reason: z.string().nullable(), sentAt: z.string().nullable(), answeredAt: z.string().nullable(), answeredBy: z.string().nullable(), deputyFor: z.string().nullable(), tickedAt: z.string().nullable(),
});
export type Outcome = z.infer<typeof outcome>;
