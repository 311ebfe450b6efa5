import { createHash } from 'node:crypto';
import { limits } from '@portfolio/config/limits';
import { decodeEntryName } from '@portfolio/kernel/domain/archive-name';
import { openArchive, type Archive } from '@portfolio/kernel/server/archive/read-archive';
import { endsOfBytes } from '@portfolio/kernel/server/ends';
import { services } from '@portfolio/kernel/server/services';
import { fileFault, type FileKind } from '@portfolio/portfolio/domain/file-type';
import { exchangeError } from '../../contract';
import { MANIFEST, MAPPING } from '../../domain/layout';
import { findJson, linkFinder, manifest, originalName, schoolOfName, type Manifest } from '../../domain/members';
import { readArchiveJson, type InStudent, type NamedFile, type RecordReason } from '../../domain/read-archive';
import type { ImportRow } from '../repositories/imports';

/** A mapping or a manifest is small: a few thousand names. */
const SMALL = 4 * 1024 * 1024;

/** An archive of students, opened and read as far as its JSON goes. */
export interface OpenImport {
  archive: Archive;
  students: InStudent[];
  /** The school that made it: part of the keys by which a record is known again. */
  from: string;
  manifest: Manifest | null;
  /** The member that a record names, or null. */
  find(file: NamedFile, nationalId: string): string | null;
  /** What a member was called by the student. */
  nameOf(member: string): string;
  close(): Promise<void>;
}

/** Both encodings in which peers write. */
const decoded = (bytes: Buffer): string => decodeEntryName(bytes) ?? '';

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(decoded(bytes).replace(/^\ufeff/, ''));
  } catch {
    return null;
  }
}

/** @throws what is wrong with the archive (kernel), exchange-json, exchange-manifest */
export async function openImport(row: ImportRow): Promise<OpenImport> {
  const { spool, seal } = services();
  if (!row.spool || !row.passwordSealed) throw exchangeError('exchange-not-checked');
  const archive = await openArchive(spool.pathOf(row.spool), { password: seal.open(row.passwordSealed) });
  try {
    return await readImport(archive, row.fileName);
  } catch (error) {
    await archive.close();
    throw error;
  }
}

async function readImport(archive: Archive, fileName: string): Promise<OpenImport> {
  const names = [...archive.entries.keys()];
  const json = findJson(names, fileName);
  const students = json && readArchiveJson(decoded(await archive.whole(json, limits.archive.entryBytes)));
  if (!json || !students) throw exchangeError('exchange-json');
  const mappings = new Map<string, Record<string, string>>();
  for (const name of names.filter((each) => each.endsWith(`/${MAPPING}`))) {
    const value = jsonOf(await archive.whole(name, SMALL));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) mappings.set(name, value as Record<string, string>);
  }
  const find = linkFinder(names, json);
  return {
    archive, students, from: schoolOfName(json) ?? schoolOfName(fileName) ?? students[0].school ?? '', manifest: await readManifest(archive),
    find: (file, nationalId) => find(file.link, nationalId), nameOf: (member) => originalName(member, mappings), close: () => archive.close(),
  };
}

async function readManifest(archive: Archive): Promise<Manifest | null> {
  if (!archive.entries.has(MANIFEST)) return null;
  const parsed = manifest.safeParse(jsonOf(await archive.whole(MANIFEST, SMALL)));
  if (!parsed.success) throw exchangeError('exchange-manifest', { name: MANIFEST });
  return parsed.data;
}

/** What is known of a member once it has passed; its bytes are not kept, so that a thousand members cost no more than their hashes. */
export interface Passed {
  md5: string;
  sha256: string;
  bytes: number;
  /** What is wrong with it as a file of each kind, or null. */
  faults: Record<FileKind, RecordReason | null>;
}

/** Reads a member to its end. @throws what is wrong with it */
export async function passMember({ archive, nameOf }: Pick<OpenImport, 'archive' | 'nameOf'>, member: string): Promise<Passed> {
  const [md5, sha256, ends] = [createHash('md5'), createHash('sha256'), endsOfBytes()];
  let bytes = 0;
  for await (const chunk of archive.read(member) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    md5.update(chunk);
    sha256.update(chunk);
    ends.add(chunk);
  }
  const { faults } = await judgeMember(nameOf(member), { bytes, head: ends.head(), tail: ends.tail() });
  return { bytes, faults, md5: md5.digest('hex'), sha256: sha256.digest('hex') };
}

/** Whether a member is what it says to be, by the same rules as a file that a student uploads, but for its size. */
export async function judgeMember(name: string, { head, tail, bytes }: { bytes: number; head: Buffer; tail: Buffer }): Promise<{ faults: Passed['faults']; mime: string }> {
  const { fileTypeFromBuffer } = await import('file-type');
  const sniffed = await fileTypeFromBuffer(head);
  const faultAs = (kind: FileKind): RecordReason | null => {
    if (Buffer.byteLength(name) > limits.fileNameBytes) return 'file-name';
    return bytes === 0 ? 'file-lies' : fileFault(kind, name, { extension: sniffed?.ext ?? null, mime: sniffed?.mime ?? null }, head, tail);
  };
  return { faults: { document: faultAs('document'), media: faultAs('media') }, mime: sniffed?.mime ?? 'application/octet-stream' };
}
