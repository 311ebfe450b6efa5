import { createHash } from 'node:crypto';
import type { InOutcome, InPerformance } from './read-archive';

/**
 * By which a record that comes again is known: from which school, what it is about, and the hashes of its files; of a
 * record without files its words. The same twice in one archive are the first and the second.
 */
const digest = (...values: (string | number | null)[]): string => createHash('sha256').update(JSON.stringify(values)).digest('hex');

export const outcomeKey = (from: string, { code, year, semester, document, media, brief }: InOutcome): string =>
  digest(from, 'outcome', code, year, semester, document?.md5 ?? null, media?.md5 ?? null, document || media ? null : brief);

export const performanceKey = (from: string, { category, year, content, document, media, brief }: InPerformance): string =>
  digest(from, 'performance', category, year, document?.md5 ?? null, media?.md5 ?? null, JSON.stringify(Object.entries(content).sort()), document || media ? null : brief);

/** Keys of records in their order, those that repeat numbered. */
export function keysOf<T>(records: readonly T[], keyOf: (record: T) => string): string[] {
  const seen = new Map<string, number>();
  return records.map((record) => {
    const key = keyOf(record);
    const number = (seen.get(key) ?? 0) + 1;
    seen.set(key, number);
    return number === 1 ? key : `${key}-${number}`;
  });
}
