import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inLanes } from './lanes';

test('as many at once as there are lanes, each item once and in order', async () => {
  const begun: number[] = [];
  let [now, most] = [0, 0];
  await inLanes([5, 1, 4, 2, 3, 0], 3, async (item, index) => {
    begun.push(index);
    most = Math.max(most, (now += 1));
    await sleep(item);
    now -= 1;
  });
  expect(begun).toEqual([0, 1, 2, 3, 4, 5]);
  expect(most).toBe(3);
});

test('the first failure is thrown once what had begun has ended; nothing new begins', async () => {
  const ended: number[] = [];
  const work = async (item: number): Promise<void> => {
    await sleep(item * 5);
    if (item === 1) throw new Error('first');
    if (item === 2) throw new Error('second');
    ended.push(item);
  };
  await expect(inLanes([3, 1, 2, 9, 9], 3, work)).rejects.toThrow('first');
  expect(ended).toEqual([3]);
});

test('no items, or fewer than lanes', async () => {
  let done = 0;
  await inLanes([], 4, () => Promise.reject(new Error('never')));
  await inLanes(['a'], 4, async () => void (done += 1));
  expect(done).toBe(1);
});
