import { expect } from 'vitest';
import { namesOfCategories, type ReceiptCategory } from '@portfolio/receipts/domain/categories';
import type { ArchivePart, PartResult } from '@portfolio/receipts/contract';
import { jsonOf } from '../../database/receipt/make-receipt';
import { shaList, zipFiles, type Files, type ZipKind } from '../../database/receipt/zip';
import { jobEnd, type Answered, type Person } from './builders';

export const PASSWORD = 'archive-password';
export const NAME = (term: string): string => `${term}_20220302103000收訖明細.zip`;

/** One person of a receipt: ID, birthday, arrays of flat rows. */
export type Held = Record<string, unknown>;

/** An archive of people by category, with its SHA.txt. */
export function archiveOf(term: string, people: Partial<Record<ReceiptCategory, readonly Held[]>>, { zip = 'aes' as ZipKind, password = PASSWORD } = {}): Promise<Buffer> {
  const files: Files = new Map(Object.entries(people).map(([category, held]) => [`${term}${namesOfCategories[category as ReceiptCategory]}.json`, jsonOf(category as ReceiptCategory, held, new Date('2022-03-02T02:30:00Z'))]));
  return zipFiles(new Map([...files, ['SHA.txt', shaList(files)]]), password, zip);
}

export const upload = async (person: Person, bytes: Buffer, { term = '1102', name = NAME(term) } = {}): Promise<Answered<{ id: string; error?: { code: string; message: string } }>> => {
  const response = await person.fetch(`/api/receipt-imports?${new URLSearchParams({ name, term })}`, { method: 'POST', body: new Uint8Array(bytes), headers: { 'Content-Type': 'application/octet-stream' } });
  return { status: response.status, headers: response.headers, body: (await response.json()) as { id: string } };
};

interface Opened {
  parts: ArchivePart[];
  others: number;
  period: { startsAt: string; endsAt: string };
  error?: { code: string; message: string };
}

export const open = (person: Person, id: string, password = PASSWORD): Promise<Answered<Opened>> => person.send<Opened>('POST', `/api/receipt-imports/${id}/open`, { password });

/** A time that is open now, of three days. */
export const OPEN_NOW = { startsAt: new Date(Date.now() - 3600_000).toISOString(), endsAt: new Date(Date.now() + 71 * 3600_000).toISOString() };

/** Uploads, opens and takes every part. */
export async function importAll(person: Person, bytes: Buffer, { term = '1102', period = OPEN_NOW, seconds = 60 } = {}): Promise<PartResult[]> {
  const taken = await upload(person, bytes, { term });
  expect(taken.status, JSON.stringify(taken.body)).toBe(200);
  const opened = await open(person, taken.body.id);
  expect(opened.status, JSON.stringify(opened.body)).toBe(200);
  const started = await person.send<{ jobId: string }>('POST', `/api/receipt-imports/${taken.body.id}/import`, { parts: opened.body.parts.map(({ category }) => ({ category, ...period })) });
  expect(started.status, JSON.stringify(started.body)).toBe(200);
  const job = await jobEnd(person, started.body.jobId, seconds);
  expect(job.state, job.message ?? '').toBe('done');
  return (job.result as { parts: PartResult[] }).parts;
}
