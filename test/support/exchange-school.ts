import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Pool } from 'pg';
import { limits } from '@portfolio/config/limits';
import type { MoveDetail } from '@portfolio/exchange/contract';
import { MOVE_MANIFEST, type MoveManifest } from '@portfolio/exchange/domain/school-move';
import { openArchive } from '@portfolio/kernel/server/archive/read-archive';
import { archiveStream } from '@portfolio/kernel/server/archive/write-archive';
import { jobEnd, type Person } from './builders';
import { md5Of } from './exchange';

export interface ExportedSchool {
  id: string;
  bytes: Buffer;
  info: { fileName: string; bytes: number; md5: string; password: string };
}

/** Exports the person's school at the routes. @throws Error when the job fails */
export async function exportSchoolAt(clerk: Person): Promise<ExportedSchool> {
  const { body } = await clerk.send<{ id: string; jobId: string }>('POST', '/api/exchange-schools');
  const job = await jobEnd(clerk, body.jobId, 120);
  if (job.state !== 'done') throw new Error(`export: ${job.message}`);
  return { id: body.id, ...(await fetchSchool(clerk, body.id)) };
}

export async function fetchSchool(clerk: Person, id: string): Promise<Omit<ExportedSchool, 'id'>> {
  const bytes = Buffer.from(await (await clerk.fetch(`/api/exchange-schools/${id}/file`)).arrayBuffer());
  return { bytes, info: (await clerk.get<ExportedSchool['info']>(`/api/exchange-schools/${id}/info`)).body };
}

export const uploadSchoolAt = (clerk: Person, name: string, bytes: Buffer, md5 = md5Of(bytes)) =>
  clerk.fetch(`/api/exchange-school-uploads?${new URLSearchParams({ name, md5 })}`, { method: 'POST', headers: { 'Content-Type': 'application/octet-stream' }, body: new Uint8Array(bytes) })
    .then(async (response) => ({ status: response.status, body: (await response.json()) as { id: string; error?: { code: string } } }));

export interface SchoolTried {
  id: string;
  /** How it stands, or the code of a refusal at once. */
  state: string;
  message: string | null;
  detail: MoveDetail;
}

/** Uploads an archive and has it checked. */
export async function checkSchoolAt(clerk: Person, name: string, bytes: Buffer, password: string): Promise<SchoolTried> {
  const { body: { id } } = await uploadSchoolAt(clerk, name, bytes);
  return follow(clerk, id, await clerk.send('POST', `/api/exchange-schools/${id}/check`, { password }));
}

export const applySchoolAt = async (clerk: Person, id: string): Promise<SchoolTried> => follow(clerk, id, await clerk.send('POST', `/api/exchange-schools/${id}/apply`));

async function follow(clerk: Person, id: string, { body }: { body: unknown }): Promise<SchoolTried> {
  const { jobId, error } = body as { jobId?: string; error?: { code: string } };
  const job = jobId ? await jobEnd(clerk, jobId, 120) : null;
  const { body: detail } = await clerk.get<MoveDetail>(`/api/exchange-schools/${id}`);
  return { id, state: error?.code ?? detail.state, message: job?.message ?? null, detail };
}

/** The members of an archive of a school, to be changed by a test. */
export async function membersOf(bytes: Buffer, password: string): Promise<Map<string, Buffer>> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'portfolio-school-'));
  try {
    const file = path.join(folder, 'archive.zip');
    writeFileSync(file, bytes);
    const archive = await openArchive(file, { password, limits: limits.exchange.school });
    const members = new Map<string, Buffer>();
    for (const name of archive.entries.keys()) members.set(name, Buffer.concat((await archive.read(name).toArray()) as Buffer[]));
    await archive.close();
    return members;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function packed(members: ReadonlyMap<string, Buffer>, password: string): Promise<Buffer> {
  const entries = [...members].map(([name, content]) => ({ name, content, pack: /\.(json|copy)$/.test(name) }));
  return Buffer.concat((await archiveStream(entries, password).toArray()) as Buffer[]);
}

export const manifestIn = (members: ReadonlyMap<string, Buffer>): MoveManifest => JSON.parse(String(members.get(MOVE_MANIFEST))) as MoveManifest;

interface Shape {
  name: string;
  columns: string[];
  keys: { column: string; target: string }[];
}

/**
 * Every row of a school, by table, as text without what is another on another platform: keys are told by the public id
 * of the row that they point at, or by that row itself where it has none.
 */
export async function rowsOf(database: Pool, schoolId: number, tables: readonly Shape[], without: Readonly<Record<string, readonly string[]>>): Promise<Map<string, string[]>> {
  const shapes = new Map(tables.map((table) => [table.name, table]));
  const found = new Map<string, string[]>();
  for (const { name, columns, keys } of tables) {
    const shown = columns.filter((column) => column !== 'id' && column !== 'school_id' && !without[name]?.includes(column)).map((column) => {
      const target = keys.find((key) => key.column === column)?.target;
      if (!target) return `t."${column}"`;
      return shapes.get(target)?.columns.includes('document_id') ? `(select k.document_id from "${target}" k where k.id = t."${column}")` : `t."${column}" is not null`;
    });
    const { rows } = await database.query<{ line: string }>(`select jsonb_build_array(${shown.join(', ')})::text as line from "${name}" t where t.school_id = $1 order by 1`, [schoolId]);
    found.set(name, rows.map(({ line }) => line));
  }
  return found;
}
