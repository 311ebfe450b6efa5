import { PassThrough, Readable, Writable } from 'node:stream';
import { ZipWriter, configure } from '@zip.js/zip.js';

configure({ useWebWorkers: false });

/** One entry on its way into an archive. */
export interface NewEntry {
  /** With `/` between folders. */
  name: string;
  content: Buffer | Readable;
  /** Packs what is text; files that are packed by themselves (PDF, pictures, films) are only stored. */
  pack: boolean;
  at?: Date;
}

const AES_256 = 3;

/**
 * The bytes of a ZIP archive, AES-256 encrypted when there is a password, made while they are read: one entry after
 * another, with memory for a few chunks. Names are UTF-8 and say so. What a source throws comes out as the stream's error.
 */
export function archiveStream(entries: AsyncIterable<NewEntry> | Iterable<NewEntry>, password: string | null, signal?: AbortSignal): Readable {
  const out = new PassThrough({ highWaterMark: 256 * 1024 });
  void fill(out, entries, password, signal).catch((error: Error) => out.destroy(error));
  return out;
}

async function fill(out: PassThrough, entries: AsyncIterable<NewEntry> | Iterable<NewEntry>, password: string | null, signal?: AbortSignal): Promise<void> {
  const writer = new ZipWriter(Writable.toWeb(out), {
    ...(password ? { password, encryptionStrength: AES_256 } : {}), keepOrder: true, extendedTimestamp: false, signal,
  });
  for await (const { name, content, pack, at } of entries) {
    signal?.throwIfAborted();
    const readable = Readable.toWeb(Buffer.isBuffer(content) ? Readable.from([content]) : content);
    await writer.add(name, { readable: readable as ReadableStream<Uint8Array> }, { level: pack ? 6 : 0, ...(at ? { lastModDate: at } : {}) });
  }
  await writer.close();
}
