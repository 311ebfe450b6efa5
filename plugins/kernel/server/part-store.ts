import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';

/**
 * Files that come in parts: `incoming/parts/<id>/<first byte>`. A part is on the disk before it counts, and only whole
 * parts count; which ones do is known by whoever numbers them (a row in the database), not by what lies here.
 */
export interface PartStore {
  /** Takes a part in under a name of its own. @throws TooLarge when more than `limit` bytes come */
  receivePart(id: string, input: Readable, limit: number): Promise<IncomingPart>;
  /** The bytes of parts that lie one behind the other up to `bytes`. @throws Error when one is missing */
  readParts(id: string, bytes: number): Readable;
  dropParts(id: string): Promise<void>;
  /** Removes what was begun and left: files and parts that nothing has touched since `before`. */
  sweepIncoming(before: Date): Promise<void>;
}

export interface IncomingPart {
  bytes: number;
  /** Puts it where it counts: it begins with byte `offset` of the file. */
  keep(offset: number): Promise<void>;
  discard(): Promise<void>;
}

type Receive = (input: Readable, file: string, limit: number) => Promise<{ bytes: number }>;

const nameOf = (offset: number): string => String(offset).padStart(12, '0');

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

/** @param receive streams into a new file and fsyncs it */
export function openParts(incoming: string, receive: Receive): PartStore {
  const parts = path.join(incoming, 'parts');
  const folderOf = (id: string): string => path.join(parts, path.basename(id));

  async function receivePart(id: string, input: Readable, limit: number): Promise<IncomingPart> {
    const folder = folderOf(id);
    await mkdir(folder, { recursive: true });
    const temporary = path.join(folder, `${randomUUID()}.new`);
    const discard = () => rm(temporary, { force: true });
    try {
      const { bytes } = await receive(input, temporary, limit);
      const keep = async (offset: number) => {
        await rename(temporary, path.join(folder, nameOf(offset)));
        await syncFolder(folder);
        await syncFolder(parts);
      };
      return { bytes, keep, discard };
    } catch (error) {
      await discard();
      throw error;
    }
  }

  async function* partsOf(id: string, bytes: number): AsyncGenerator<Buffer> {
    for (let offset = 0; offset < bytes;) {
      let length = 0;
      for await (const chunk of createReadStream(path.join(folderOf(id), nameOf(offset))) as AsyncIterable<Buffer>) {
        length += chunk.length;
        yield chunk;
      }
      if (length === 0) throw new Error(`part ${offset} of ${id} is empty`);
      offset += length;
    }
  }

  async function sweepIncoming(before: Date): Promise<void> {
    for (const folder of [incoming, parts]) {
      for (const name of await readdir(folder).catch(() => [])) {
        const entry = path.join(folder, name);
        if (entry === parts) continue;
        const { mtime } = await stat(entry).catch(() => ({ mtime: new Date(8.64e15) }));
        if (mtime < before) await rm(entry, { recursive: true, force: true });
      }
    }
  }

  return {
    receivePart,
    readParts: (id, bytes) => Readable.from(partsOf(id, bytes), { objectMode: false }),
    dropParts: (id) => rm(folderOf(id), { recursive: true, force: true }),
    sweepIncoming,
  };
}
