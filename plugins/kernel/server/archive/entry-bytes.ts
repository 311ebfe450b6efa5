import type { FileHandle } from 'node:fs/promises';
import { Readable, pipeline } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { kernelError } from '../../contract/errors';
import { MAC_BYTES, PROOF_BYTES, openAes, saltBytes, sameBytes, type Strength } from './aes';

/** Where a member's bytes lie and what they must be, as its directory says; the place has been proved to be its own. */
export interface MemberPlace {
  name: string;
  /** Of the first byte behind the member's own header. */
  offset: number;
  packedBytes: number;
  bytes: number;
  /** Null where it has none that counts: AE-2 has its code for that. */
  crc: number | null;
  deflated: boolean;
  /** AES, or null when it lies open. */
  strength: Strength | null;
}

const READ_AT_ONCE = 256 * 1024;

/** The plain bytes of a member, read piece by piece; checked while they pass, and at the end. @throws archive-password, archive-damaged */
export async function* entryBytes(handle: FileHandle, place: MemberPlace, password: string | null): AsyncGenerator<Buffer> {
  const opened = place.strength === null ? pieces(handle, place, place.offset, place.packedBytes) : decrypted(handle, place, place.strength, password);
  let [crc, bytes] = [0, 0];
  for await (const chunk of place.deflated ? inflated(opened, place) : opened) {
    bytes += chunk.length;
    if (bytes > place.bytes) throw damaged(place);
    if (place.crc !== null) crc = crc32(chunk, crc);
    yield chunk;
  }
  if (bytes !== place.bytes || (place.crc !== null && crc !== place.crc)) throw damaged(place);
}

const damaged = ({ name }: MemberPlace): Error => kernelError('archive-damaged', { name });

async function* pieces(handle: FileHandle, place: MemberPlace, from: number, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < length;) {
    const wanted = Math.min(READ_AT_ONCE, length - at);
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafeSlow(wanted), 0, wanted, from + at);
    if (bytesRead === 0) throw damaged(place);
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

/** @throws archive-damaged when the code at the end is not that of the bytes */
async function* decrypted(handle: FileHandle, place: MemberPlace, strength: Strength, password: string | null): AsyncGenerator<Buffer> {
  const salt = saltBytes(strength);
  const around = salt + PROOF_BYTES + MAC_BYTES;
  if (place.packedBytes < around) throw damaged(place);
  const take = async (from: number, length: number): Promise<Buffer> => {
    const parts: Buffer[] = [];
    for await (const part of pieces(handle, place, place.offset + from, length)) parts.push(part);
    return Buffer.concat(parts);
  };
  const head = await take(0, salt + PROOF_BYTES);
  const aes = await openAes(password ?? '', head.subarray(0, salt), strength);
  if (!sameBytes(aes.proof, head.subarray(salt))) throw kernelError('archive-password', { name: place.name });
  for await (const piece of pieces(handle, place, place.offset + head.length, place.packedBytes - around)) yield aes.decrypt(piece);
  if (!sameBytes(aes.mac(), await take(place.packedBytes - MAC_BYTES, MAC_BYTES))) throw damaged(place);
}

/** @throws archive-damaged as well when something follows what was packed */
async function* inflated(packed: AsyncGenerator<Buffer>, place: MemberPlace): AsyncGenerator<Buffer> {
  let given = 0;
  const counted = async function* () {
    for await (const piece of packed) {
      given += piece.length;
      yield piece;
    }
  };
  const inflate = createInflateRaw({ chunkSize: READ_AT_ONCE });
  // What fails on the way ends the reading below as well.
  pipeline(Readable.from(counted(), { objectMode: false }), inflate, () => undefined);
  for await (const chunk of inflate as AsyncIterable<Buffer>) yield chunk;
  if (inflate.bytesWritten !== given) throw damaged(place);
}
