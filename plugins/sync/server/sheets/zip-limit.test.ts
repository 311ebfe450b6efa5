import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { workbookStream } from '@portfolio/kernel/server/workbook';
import { checkUnfolded, UnfoldsTooFar } from './zip-limit';

async function workbook(rows: string[][]): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of workbookStream([{ name: 'a', headings: ['甲', '乙'], rows: [rows] }]) as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** One entry whose header lies about its size. */
function bomb(bytes: number): Buffer {
  const packed = deflateRawSync(Buffer.alloc(bytes));
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(packed.length, 18);
  header.writeUInt32LE(10, 22);
  return Buffer.concat([header, packed]);
}

describe('a zip before it is unfolded', () => {
  test('a workbook passes, to its last entry', async () => {
    const bytes = await workbook(Array.from({ length: 200 }, (_, row) => [`甲${row}`, '乙']));
    await expect(checkUnfolded(bytes, 1024 * 1024)).resolves.toBeUndefined();
    await expect(checkUnfolded(bytes, 2000)).rejects.toThrow(UnfoldsTooFar);
  });

  test('what it unfolds to counts, not what it says', async () => {
    await expect(checkUnfolded(bomb(50_000_000), 1024 * 1024)).rejects.toThrow(UnfoldsTooFar);
  });

  test('what is no zip, or damaged, is refused', async () => {
    await expect(checkUnfolded(Buffer.from('name,number'), 1000)).rejects.toThrow();
    await expect(checkUnfolded(Buffer.concat([bomb(1000).subarray(0, 30), Buffer.alloc(40, 9)]), 1_000_000)).rejects.toThrow();
  });
});
