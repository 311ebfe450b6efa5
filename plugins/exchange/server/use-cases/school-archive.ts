import { createHash } from 'node:crypto';
import { limits } from '@portfolio/config/limits';
import { openArchive, type Archive } from '@portfolio/kernel/server/archive/read-archive';
import { services } from '@portfolio/kernel/server/services';
import { exchangeError } from '../../contract';
import { fileMember, moveManifest, MOVE_MANIFEST, tableMember, type MoveManifest } from '../../domain/school-move';
import type { MoveRow } from '../repositories/exchange-schools';

/** An archive of a school, opened as far as its manifest. */
export interface SchoolArchive {
  archive: Archive;
  manifest: MoveManifest;
  password: string;
}

/** @throws what is wrong with the archive (kernel), archive-password, exchange-school-archive */
export async function openSchoolArchive(row: Pick<MoveRow, 'spool'>, password: string): Promise<SchoolArchive> {
  if (!row.spool) throw exchangeError('exchange-not-checked');
  const archive = await openArchive(services().spool.pathOf(row.spool), { password, limits: limits.exchange.school });
  try {
    return { archive, password, manifest: await readManifest(archive) };
  } catch (error) {
    await archive.close();
    throw error;
  }
}

async function readManifest(archive: Archive): Promise<MoveManifest> {
  if (!archive.entries.has(MOVE_MANIFEST)) throw exchangeError('exchange-school-archive');
  const parsed = moveManifest.safeParse(parsedJson(await archive.whole(MOVE_MANIFEST, limits.exchange.school.manifestBytes)));
  if (!parsed.success) throw exchangeError('exchange-school-archive');
  const { tables, files } = parsed.data;
  const named = [...tables.map(({ name }) => tableMember(name)), ...files.map(([sha256]) => fileMember(sha256)), MOVE_MANIFEST];
  const members = new Set(named);
  if (members.size !== named.length) throw exchangeError('exchange-school-archive');
  const strange = named.find((name) => !archive.entries.has(name)) ?? [...archive.entries.keys()].find((name) => !members.has(name));
  if (strange) throw exchangeError('exchange-manifest', { name: strange });
  return parsed.data;
}

function parsedJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
}

/** Hands a member's bytes on. @throws exchange-manifest at its end, when they are not what the manifest says */
export async function* proven(archive: Archive, name: string, wanted: { sha256: string; bytes: number }): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of archive.read(name) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    hash.update(chunk);
    yield chunk;
  }
  if (bytes !== wanted.bytes || hash.digest('hex') !== wanted.sha256) throw exchangeError('exchange-manifest', { name });
}
