import { createHash, randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import { pdf, type Enrolment, type Person } from './builders';
import type { TestServer } from './server';

/** What the server has said yes to while something was done to it. */
export interface Acknowledged {
  files: { id: string; sha256: string }[];
  outcomes: string[];
  /** Answers that were no yes, by status; 0 for a line that was cut. */
  refused: Map<number, number>;
}

export const nothingYet = (): Acknowledged => ({ files: [], outcomes: [], refused: new Map() });

/** Uploads one file and makes an outcome of it, noting what was acknowledged. @returns whether both were */
export async function uploadOnce(person: Person, enrolment: Enrolment, into: Acknowledged): Promise<boolean> {
  const refuse = (status: number): false => {
    into.refused.set(status, (into.refused.get(status) ?? 0) + 1);
    return false;
  };
  const bytes = pdf(randomBytes(8).toString('hex'));
  const response = await person.fetch(`/api/me/files?kind=document&name=${randomBytes(4).toString('hex')}.pdf`, { method: 'POST', body: new Uint8Array(bytes) }).catch(() => null);
  if (!response?.ok) return refuse(response?.status ?? 0);
  const receipt = (await response.json().catch(() => null)) as Acknowledged['files'][number] | null;
  if (!receipt) return refuse(0);
  expect(receipt.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  into.files.push(receipt);
  const made = await person.send<{ id: string }>('POST', '/api/me/outcomes', { enrolmentId: enrolment.id, brief: '演練', documentId: receipt.id }).catch(() => null);
  if (made?.status !== 200) return refuse(made?.status ?? 0);
  into.outcomes.push(made.body.id);
  return true;
}

/** Every acknowledged file and outcome is there, byte for byte; nothing is half there. */
export async function expectNothingLost({ database }: Pick<TestServer, 'database'>, person: Person, { files, outcomes }: Acknowledged): Promise<void> {
  const { rows } = await database.query<{ id: string; sha256: string }>('select document_id as id, sha_256 as sha256 from stored_files');
  const known = new Map(rows.map((row) => [row.id, row.sha256]));
  expect(files.filter(({ id, sha256 }) => known.get(id) !== sha256)).toEqual([]);
  const { rows: made } = await database.query<{ id: string }>('select document_id as id from outcomes');
  const there = new Set(made.map(({ id }) => id));
  expect(outcomes.filter((id) => !there.has(id))).toEqual([]);
  // Every row has its bytes, acknowledged or not.
  for (const { id, sha256 } of rows) {
    const response = await person.fetch(`/api/files/${id}`);
    expect(response.status).toBe(200);
    expect(createHash('sha256').update(Buffer.from(await response.arrayBuffer())).digest('hex')).toBe(sha256);
  }
  const { rows: half } = await database.query(
    `select 1 from stored_files f left join blobs b using (sha_256) where b.sha_256 is null
     union all select 1 from audit_entries e where e.action = 'file.uploaded' and not exists (select 1 from stored_files f where f.document_id = e.target)`,
  );
  expect(half).toEqual([]);
}
