import { z } from 'zod';
import { publicId } from '@portfolio/kernel/contract';
import { outcomeStates } from '../domain/outcome';
import { enrolmentKinds, fileReceipt, origin } from './shared';

/** A course that a student takes or took (修課紀錄). */
export const course = z.object({
  /** Public id of the enrolment: what an outcome is made for. */
  id: publicId,
  term: z.string(), name: z.string(), code: z.string(), kind: z.enum(enrolmentKinds), credits: z.number().nullable(), teachers: z.string().nullable(),
  /** 進修部: periods a week stand in place of credits. */
  continuing: z.boolean(), hours: z.number().nullable(), origin: origin.nullable(),
  score: z.number().nullable(), passed: z.boolean().nullable(), makeupScore: z.number().nullable(), makeupPassed: z.boolean().nullable(),
  outcomes: z.int(), sent: z.int(),
});
export type Course = z.infer<typeof course>;

export const outcome = z.object({
  id: publicId, enrolmentId: publicId, term: z.string(), courseName: z.string(), courseCode: z.string(), kind: z.enum(enrolmentKinds), origin: origin.nullable(), teachers: z.string().nullable(),
  state: z.enum(outcomeStates), brief: z.string().nullable(), document: fileReceipt.nullable(), media: fileReceipt.nullable(),
  reason: z.string().nullable(), sentAt: z.string().nullable(), answeredAt: z.string().nullable(), answeredBy: z.string().nullable(), deputyFor: z.string().nullable(), tickedAt: z.string().nullable(),
});
export type Outcome = z.infer<typeof outcome>;
