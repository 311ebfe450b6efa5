import type { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { FileStore } from '@portfolio/kernel/server/file-store';
import { provideServices, type Services } from '@portfolio/kernel/server/services';
import { keepWorkbook } from './keep-workbook';

const HEADINGS = ['a', 'b'];
const nothing = { run: async () => 0 };

const withStore = (receive: (input: Readable) => Promise<never>): void => provideServices({ files: { receive } as unknown as FileStore } as Services);

/** Rows without an end, and what became of their source. */
function endless() {
  const seen = { asked: 0, ended: false };
  async function* rows(): AsyncGenerator<string[][]> {
    try {
      for (;;) {
        seen.asked += 1;
        yield Array.from({ length: 500 }, (_, row) => [`${seen.asked}`, `${row} ${Math.random()}`]);
      }
    } finally {
      seen.ended = true;
    }
  }
  return { seen, rows: rows() };
}

describe('a workbook that cannot be kept', () => {
  it('asks its sources for nothing more, and lets them give back what they hold', async () => {
    withStore(async (input) => {
      for await (const _ of input) break;
      throw new Error('ENOSPC');
    });
    const { seen, rows } = endless();
    await expect(keepWorkbook(nothing, [{ name: 'x', headings: HEADINGS, rows }])).rejects.toThrow('ENOSPC');
    expect(seen.ended).toBe(true);
    const { asked } = seen;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(seen.asked).toBe(asked);
  });

  it('ends with the error of its source', async () => {
    withStore(async (input) => {
      for await (const _ of input);
      throw new Error('the stream should have failed');
    });
    const broken = (async function* (): AsyncGenerator<string[][]> {
      yield [['1', '2']];
      throw new Error('source');
    })();
    await expect(keepWorkbook(nothing, [{ name: 'x', headings: HEADINGS, rows: broken }])).rejects.toThrow('source');
  });
});
