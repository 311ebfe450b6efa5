import { createInflateRaw } from 'node:zlib';

/**
 * How large a zip is once it is unfolded, before anything takes its content: read from the front, entry by entry, as the
 * reader of workbooks does, and counted as it is inflated, since what a header says may be a lie.
 * @throws Error when it is no zip, or unfolds to more than `limit` bytes.
 */
export async function checkUnfolded(bytes: Buffer, limit: number): Promise<void> {
  let left = limit;
  let at = 0;
  while (at + HEADER <= bytes.length && bytes.readUInt32LE(at) === LOCAL) {
    const entry = readEntry(bytes, at);
    const { packed, unfolded } = entry.method === DEFLATED ? await inflate(bytes.subarray(entry.start), left) : entry.stored();
    left -= unfolded;
    if (left < 0) throw new UnfoldsTooFar();
    at = entry.start + packed + descriptorLength(bytes, entry.start + packed, entry.hasDescriptor);
  }
  if (at === 0) throw new Error('no zip');
}

export class UnfoldsTooFar extends Error {}

const LOCAL = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
const HEADER = 30;
const DEFLATED = 8;

interface Counted {
  packed: number;
  unfolded: number;
}

function readEntry(bytes: Buffer, at: number) {
  const hasDescriptor = (bytes.readUInt16LE(at + 6) & 8) !== 0;
  const method = bytes.readUInt16LE(at + 8);
  const size = bytes.readUInt32LE(at + 18);
  const start = at + HEADER + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const stored = (): Counted => {
    if (method !== 0 || (hasDescriptor && size === 0)) throw new Error(`zip entry of method ${method}`);
    return { packed: size, unfolded: size };
  };
  return { hasDescriptor, method, start, stored };
}

function inflate(bytes: Buffer, limit: number): Promise<Counted> {
  return new Promise((resolve, reject) => {
    const inflater = createInflateRaw();
    let unfolded = 0;
    inflater.on('data', (chunk: Buffer) => {
      unfolded += chunk.length;
      if (unfolded > limit) inflater.destroy(new UnfoldsTooFar());
    });
    inflater.on('end', () => resolve({ packed: inflater.bytesWritten, unfolded }));
    inflater.on('error', reject);
    inflater.end(bytes);
  });
}

/** CRC and two sizes after an entry whose header did not know them, with or without a signature, of 4 or 8 bytes each. */
function descriptorLength(bytes: Buffer, at: number, present: boolean): number {
  if (!present) return 0;
  const signature = at + 4 <= bytes.length && bytes.readUInt32LE(at) === DESCRIPTOR ? 4 : 0;
  const next = (length: number): number => (at + signature + length + 4 <= bytes.length ? bytes.readUInt32LE(at + signature + length) : 0);
  const isSignature = (value: number): boolean => value === LOCAL || value === 0x02014b50;
  return signature + (!isSignature(next(12)) && isSignature(next(20)) ? 20 : 12);
}
