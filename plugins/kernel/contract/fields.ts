import { z } from 'zod';
import { codePoints, isPrintable } from '../domain/text';
import { isTerm } from '../domain/terms';

/** Schemas of fields that many contracts share. Error messages are keys of the catalogue. */

/** A public id (Strapi's documentId). */
export const publicId = z.string().regex(/^[a-z0-9]{24}$/);

export const idParams = z.object({ id: publicId });

/** An academic year (學年度) in an address. */
export const yearParam = z.coerce.number().int().min(1).max(999);

/** `1102`, or `1100` for the whole year 110. */
export const termField = z.string().refine(isTerm, { message: 'errors.term' });

/** One line of text: trimmed, without control characters, `min` to `max` code points. */
export const line = (min: number, max: number) =>
  z.string().trim()
    .refine(isPrintable, { message: 'errors.control-characters' })
    .refine((text) => codePoints(text) >= min, { message: min === 1 ? 'errors.required' : 'errors.too-short', params: { limit: min } })
    .refine((text) => codePoints(text) <= max, { message: 'errors.too-long', params: { limit: max } });

/** Ids of a bulk verb. */
export const idsBody = z.strictObject({ ids: z.array(publicId).min(1).max(1000) });

export const done = z.object({ done: z.int().min(0) });

/** A field of a form that may be left blank: `''` is null. */
export const blankIsNull = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === '' ? null : value), schema);
