import { randomBytes, scrypt } from 'node:crypto';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { createSeal, type Seal } from '@portfolio/kernel/server/seal';
import { COPY_NULL, withFields } from '../domain/school-move';

const derive = promisify<string, Buffer, number, Buffer>(scrypt);

export const newSalt = (): string => randomBytes(32).toString('base64');

/** Seals by the archive's password, so that a national ID lies open nowhere on its way: not in the archive's own members either. */
export async function moveSeal(password: string, salt: string): Promise<Pick<Seal, 'seal' | 'open'>> {
  const key = (await derive(password, Buffer.from(salt, 'base64'), 32)).toString('base64');
  return createSeal(key, key);
}

/** Lines of a stream that breaks them anywhere, without their ends; a hundred thousand of them need no more memory than a few. */
async function* batchesOfLines(source: AsyncIterable<Buffer>): AsyncGenerator<string[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  for await (const chunk of source) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (lines.length > 0) yield lines;
  }
  rest += decoder.decode();
  if (rest !== '') yield [rest];
}

/** Where a table keeps national IDs: places of the columns in a line. */
export interface IdentityPlaces {
  sealed: number;
  index: number;
}

/** Each line's national ID sealed anew; `indexOf` gives what finds it there, null where nothing shall. */
export function resealed(source: AsyncIterable<Buffer>, { sealed, index }: IdentityPlaces, open: (text: string) => string, seal: (text: string) => string, indexOf: ((text: string) => string) | null): Readable {
  const changed = (fields: string[]): void => {
    const plain = fields[sealed] === COPY_NULL ? null : open(fields[sealed]);
    fields[sealed] = plain === null ? COPY_NULL : seal(plain);
    fields[index] = plain === null || !indexOf ? COPY_NULL : indexOf(plain);
  };
  const lines = async function* () {
    for await (const batch of batchesOfLines(source)) yield Buffer.from(batch.map((line) => `${withFields(line, changed)}\n`).join(''));
  };
  return Readable.from(lines(), { objectMode: false });
}
