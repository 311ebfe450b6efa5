import { open, type FileHandle } from 'node:fs/promises';
import { PassThrough, type Readable } from 'node:stream';
import { Reader, ZipReader, configure, type FileEntry } from '@zip.js/zip.js';
import { limits as defaults } from '@portfolio/config/limits';
import { AppError, kernelError } from '../../contract/errors';
import { decodeEntryName, isArchiveName, leadsOut, normalEntryName } from '../../domain/archive-name';

configure({ useWebWorkers: false });

/** A file in an archive; folders are left out. */
export interface ArchiveEntry {
  /** With `/` between folders, as the archive's JSON or manifest would name it. */
  name: string;
  /** As the archive's directory says; what is read is counted again. */
  bytes: number;
  encrypted: boolean;
}

export interface Archive {
  entries: ReadonlyMap<string, ArchiveEntry>;
  /**
   * The bytes of an entry, checked while they pass: the stream fails with archive-damaged, archive-password,
   * archive-entry-large, archive-overlap or archive-method.
   */
  read(name: string): Readable;
  /** The whole of a small entry. @throws archive-entry-large beyond `limit` bytes, and what `read` fails with */
  whole(name: string, limit: number): Promise<Buffer>;
  close(): Promise<void>;
}

export type ArchiveLimits = { [K in keyof typeof defaults.archive]: number };

export interface ArchiveOptions {
  password?: string | null;
  limits?: ArchiveLimits;
  /** Entries that are archives themselves are taken (and not unpacked). */
  nested?: boolean;
}

// The directory is read at once: one that says to be larger is no directory of so few entries.
const MOST_READ_AT_ONCE = 16 * 1024 * 1024;
const MEBIBYTE = 1024 * 1024;

/**
 * Opens a ZIP archive of somebody else. Before anything is unpacked, its directory is looked at: numbers and sizes
 * against the limits, names, links, two of one name, overlaps.
 * @throws archive-unreadable, archive-entries, archive-entry-large, archive-bomb, archive-path, archive-link, archive-twice,
 * archive-overlap, archive-nested, archive-method
 */
export async function openArchive(file: string, { password = null, limits = defaults.archive, nested = false }: ArchiveOptions = {}): Promise<Archive> {
  const handle = await open(file, 'r');
  try {
    const reader = new ZipReader(new HandleReader(handle), { filenameValidation: 'tolerant', decodeText: decodeName });
    const found = await entriesOf(reader, limits);
    inspect(found, limits, nested, (await handle.stat()).size);
    const byName = new Map(found.map((entry) => [entry.filename, entry]));
    return new OpenArchive(handle, byName, password, limits);
  } catch (error) {
    await handle.close();
    throw faultOf(error, '');
  }
}

const decodeName = (raw: Uint8Array): string => {
  const name = decodeEntryName(raw);
  if (name === null) throw kernelError('archive-path', { name: Buffer.from(raw).toString('latin1') });
  return name;
};

class HandleReader extends Reader<FileHandle> {
  constructor(private readonly handle: FileHandle) {
    super(handle);
  }

  override async init(): Promise<void> {
    this.size = (await this.handle.stat()).size;
  }

  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    const wanted = Math.min(length, Math.max(this.size - index, 0));
    if (wanted > MOST_READ_AT_ONCE || index < 0) throw kernelError('archive-unreadable');
    const buffer = Buffer.alloc(wanted);
    const { bytesRead } = await this.handle.read(buffer, 0, wanted, index);
    return buffer.subarray(0, bytesRead);
  }
}

async function entriesOf(reader: ZipReader<unknown>, { entries: most }: ArchiveLimits): Promise<FileEntry[]> {
  const found: FileEntry[] = [];
  let seen = 0;
  for await (const entry of reader.getEntriesGenerator()) {
    seen += 1;
    if (seen > most) throw kernelError('archive-entries', { limit: most });
    entry.filename = normalEntryName(entry.filename);
    if (leadsOut(entry.filename)) throw kernelError('archive-path', { name: entry.filename });
    if (isNoFile(entry.unixMode ?? 0, entry.symlink)) throw kernelError('archive-link', { name: entry.filename });
    if (!entry.directory) found.push(entry as FileEntry);
  }
  return found;
}

const FILE_TYPE = 0o170000;
const PLAIN = [0, 0o100000, 0o040000];
const isNoFile = (mode: number, symlink: boolean): boolean => symlink || !PLAIN.includes(mode & FILE_TYPE);

const METHODS = [0, 8, 99];
const HEADER_BYTES = 30;

function inspect(entries: readonly FileEntry[], limits: ArchiveLimits, nested: boolean, size: number): void {
  const names = new Set<string>();
  let unpacked = 0;
  for (const { filename: name, uncompressedSize, compressedSize, compressionMethod } of entries) {
    // Two names that one file system takes for one are two of one name.
    const folded = name.normalize('NFC').toLowerCase();
    if (names.has(folded)) throw kernelError('archive-twice', { name });
    names.add(folded);
    if (!METHODS.includes(compressionMethod)) throw kernelError('archive-method', { name });
    if (!nested && isArchiveName(name)) throw kernelError('archive-nested', { name });
    if (uncompressedSize > limits.entryBytes) throw kernelError('archive-entry-large', { name, limit: Math.floor(limits.entryBytes / MEBIBYTE) });
    if (uncompressedSize > limits.ratioFrom && uncompressedSize > compressedSize * limits.ratio) throw kernelError('archive-bomb', { name });
    unpacked += uncompressedSize;
    if (unpacked > limits.unpackedBytes) throw kernelError('archive-bomb', { name });
  }
  requireApart(entries, size);
}

/** Each entry begins after the one before it ends, and within the file; exact once it is read. */
function requireApart(entries: readonly FileEntry[], size: number): void {
  const sorted = [...entries].sort((a, b) => a.offset - b.offset);
  let end = 0;
  for (const { filename: name, offset, compressedSize, rawFilename } of sorted) {
    if (offset < end) throw kernelError('archive-overlap', { name });
    end = offset + HEADER_BYTES + rawFilename.length + compressedSize;
    if (end > size) throw kernelError('archive-unreadable');
  }
}

class OpenArchive implements Archive {
  readonly entries: ReadonlyMap<string, ArchiveEntry>;

  constructor(
    private readonly handle: FileHandle,
    private readonly byName: ReadonlyMap<string, FileEntry>,
    private readonly password: string | null,
    private readonly limits: ArchiveLimits,
  ) {
    this.entries = new Map([...byName].map(([name, { uncompressedSize, encrypted }]) => [name, { name, bytes: uncompressedSize, encrypted }]));
  }

  read(name: string): Readable {
    const entry = this.byName.get(name);
    if (!entry) throw new Error(`no entry ${name}`);
    const out = new PassThrough({ highWaterMark: 256 * 1024 });
    const stop = new AbortController();
    out.once('close', () => stop.abort());
    void unpack(entry, sinkInto(out, name, this.limits.entryBytes), this.password, stop.signal).then(() => out.end(), (error: unknown) => out.destroy(faultOf(error, name)));
    return out;
  }

  async whole(name: string, limit: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of this.read(name) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > limit) throw kernelError('archive-entry-large', { name, limit: Math.floor(limit / MEBIBYTE) });
      parts.push(chunk);
    }
    return Buffer.concat(parts);
  }

  close(): Promise<void> {
    return this.handle.close();
  }
}

async function unpack(entry: FileEntry, sink: WritableStream<Uint8Array>, password: string | null, signal: AbortSignal): Promise<void> {
  if (entry.encrypted && !password) throw kernelError('archive-password', { name: entry.filename });
  await entry.getData(sink, { ...(password && entry.encrypted ? { password } : {}), checkCrc32: true, checkOverlappingEntry: true, signal });
}

/** Hands chunks on, no faster than they are taken, and stops at the limit whatever the directory said. */
function sinkInto(out: PassThrough, name: string, limit: number): WritableStream<Uint8Array> {
  let bytes = 0;
  return new WritableStream<Uint8Array>({
    async write(chunk) {
      bytes += chunk.length;
      if (bytes > limit) throw kernelError('archive-entry-large', { name, limit: Math.floor(limit / MEBIBYTE) });
      if (out.destroyed) throw new Error('reader is gone');
      if (!out.write(chunk)) await room(out);
    },
  });
}

/** Until the reader has taken what waits, or has gone. */
const room = (out: PassThrough): Promise<void> => new Promise((resolve) => {
  const done = () => {
    out.off('drain', done);
    out.off('close', done);
    resolve();
  };
  out.on('drain', done);
  out.on('close', done);
});

type FaultCode = Parameters<typeof kernelError>[0];

// The library's errors are known by their messages (lib/core/zip-reader.js, lib/core/streams).
const FAULTS: [RegExp, FaultCode][] = [
  [/password|contains encrypted/i, 'archive-password'],
  [/overlapping/i, 'archive-overlap'],
  [/unsafe filename/i, 'archive-path'],
  [/not supported|unsupported/i, 'archive-method'],
  [/crc32|authentication code|invalid uncompressed size|invalid compressed data|out of bounds|local file header|incorrect|invalid (code|block|distance|stored|bit)|unexpected end|terminated|trailing|junk/i, 'archive-damaged'],
];

/** What is wrong with the archive, in words; every other error is handed on. */
function faultOf(error: unknown, name: string): Error {
  if (error instanceof AppError) return error;
  const { message, cause } = error as Error & { code?: string };
  if (cause instanceof AppError) return cause;
  const code = (error as { code?: string }).code ?? '';
  if (/^(EIO|ENOSPC|EACCES|ENOENT|EBADF|EMFILE)$/.test(code)) return error as Error;
  const [, known] = FAULTS.find(([pattern]) => pattern.test(message)) ?? [];
  if (name === '') return kernelError(known === 'archive-damaged' ? 'archive-unreadable' : (known ?? 'archive-unreadable'));
  return kernelError(known ?? 'archive-damaged', { name });
}
