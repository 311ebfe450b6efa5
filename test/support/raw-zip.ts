import { crc32 } from 'node:zlib';
import { deflateRawSync } from 'node:zlib';

/** An entry of a ZIP archive that says whatever the test wants it to say. */
export interface RawEntry {
  name: string | Buffer;
  data?: Buffer;
  deflate?: boolean;
  /** In place of the truth. */
  crc?: number;
  bytes?: number;
  packed?: number;
  method?: number;
  flags?: number;
  /** Unix mode, such as 0o120777 for a link. */
  mode?: number;
  /** Where the directory says that it begins. */
  offset?: number;
}

interface Placed {
  name: Buffer;
  body: Buffer;
  offset: number;
  fields: { flags: number; method: number; crc: number; packed: number; bytes: number };
  mode: number;
}

const UTF8 = 0x800;

function place(entry: RawEntry, at: number): Placed {
  const { name, data = Buffer.alloc(0), deflate = false, mode = 0 } = entry;
  const body = deflate ? deflateRawSync(data) : data;
  return {
    name: Buffer.isBuffer(name) ? name : Buffer.from(name), body, mode, offset: entry.offset ?? at,
    fields: {
      flags: entry.flags ?? (Buffer.isBuffer(name) ? 0 : UTF8), method: entry.method ?? (deflate ? 8 : 0), crc: entry.crc ?? crc32(data),
      packed: entry.packed ?? body.length, bytes: entry.bytes ?? data.length,
    },
  };
}

function common({ fields: { flags, method, crc, packed, bytes }, name }: Placed): Buffer {
  const buffer = Buffer.alloc(26);
  buffer.writeUInt16LE(20, 0);
  buffer.writeUInt16LE(flags, 2);
  buffer.writeUInt16LE(method, 4);
  buffer.writeUInt16LE(0x5821, 8);
  buffer.writeUInt32LE(crc, 10);
  buffer.writeUInt32LE(packed, 14);
  buffer.writeUInt32LE(bytes, 18);
  buffer.writeUInt16LE(name.length, 22);
  return buffer;
}

function directoryOf(entry: Placed): Buffer {
  const head = Buffer.from([0x50, 0x4b, 1, 2, 20, 3]);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE((entry.mode << 16) >>> 0, 6);
  rest.writeUInt32LE(entry.offset, 10);
  return Buffer.concat([head, common(entry), rest, entry.name]);
}

/** The bytes of an archive. @param count what its end says, in place of the number of entries */
export function rawZip(entries: RawEntry[], count = entries.length): Buffer {
  const parts: Buffer[] = [];
  const placed: Placed[] = [];
  let at = 0;
  for (const entry of entries) {
    const made = place(entry, at);
    placed.push(made);
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), common(made), made.name, made.body]);
    parts.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(placed.map(directoryOf));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count & 0xffff, 8);
  end.writeUInt16LE(count & 0xffff, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, directory, end]);
}
