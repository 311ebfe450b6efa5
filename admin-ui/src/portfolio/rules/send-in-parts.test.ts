import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileReceipt, Upload } from '@portfolio/portfolio/contract';
import { MOST_TRIES, sendInParts, type PartSender } from './send-in-parts';

const receipt = { id: 'r' } as unknown as FileReceipt;

/** A server of 10 bytes in parts of 4; `fails` says of each call in turn whether it fails, and how. */
function world(fails: ('broken' | 'lost-answer' | 'refused' | null)[]) {
  const upload: Upload = { id: 'u', offset: 0, bytes: 10, partBytes: 4 };
  const shares: [number, boolean][] = [];
  let call = 0;
  const attempt = <T>(effect: () => T): Promise<T> => {
    const fail = fails[call++] ?? null;
    if (fail === 'broken' || fail === 'refused') return Promise.reject(new Error(fail));
    const result = effect();
    return fail === 'lost-answer' ? Promise.reject(new Error('broken')) : Promise.resolve(result);
  };
  const sender: PartSender = {
    begin: () => attempt(() => ({ upload: { ...upload }, receipt: null })),
    send: ({ offset }) => attempt(() => {
      if (offset !== upload.offset) throw new Error('elsewhere');
      upload.offset = Math.min(upload.offset + upload.partBytes, upload.bytes);
      return { ...upload };
    }),
    finish: () => attempt(() => receipt),
    kindOf: (error) => (error as Error).message as 'broken',
    pause: async () => undefined,
    onProgress: (share, waiting) => void shares.push([share, waiting]),
  };
  return { sender, shares, upload };
}

describe('a file in parts', () => {
  it('is sent, then finished', async () => {
    const { sender, shares } = world([]);
    expect(await sendInParts(sender)).toBe(receipt);
    expect(shares).toEqual([[0, false], [0.4, false], [0.8, false], [1, false]]);
  });

  it('goes on from where the server has it, though an answer was lost', async () => {
    const { sender, shares } = world([null, 'lost-answer', null, null]);
    expect(await sendInParts(sender)).toBe(receipt);
    expect(shares).toContainEqual([0, true]);
    expect(shares).toContainEqual([0.4, false]);
  });

  it('tells a refusal at once, and a line that stays broken after a while', async () => {
    await expect(sendInParts(world([null, 'refused']).sender)).rejects.toThrow('refused');
    const { sender, shares } = world(Array(100).fill('broken'));
    await expect(sendInParts(sender)).rejects.toThrow('broken');
    expect(shares).toHaveLength(MOST_TRIES - 1);
  });

  it('comes to its end on any line that lets something through in time', async () => {
    const calls = fc.array(fc.constantFrom('broken' as const, 'lost-answer' as const, null), { maxLength: MOST_TRIES - 1 });
    await fc.assert(fc.asyncProperty(calls, async (fails) => {
      const { sender, upload } = world(fails);
      expect(await sendInParts(sender)).toBe(receipt);
      expect(upload.offset).toBe(upload.bytes);
    }));
  });

  it('needs no bytes when the server has them already', async () => {
    const { sender } = world([]);
    expect(await sendInParts({ ...sender, begin: async () => ({ upload: null, receipt }) })).toBe(receipt);
  });
});
