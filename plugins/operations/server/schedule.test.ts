import { beforeEach, expect, it } from 'vitest';
import { provideServices, type Services } from '@portfolio/kernel/server/services';
import { everyMinute, tickOnce } from './schedule';

const logged: string[] = [];
beforeEach(() => {
  logged.length = 0;
  const log = (message: string) => void logged.push(message);
  provideServices({ log: { info: log, warn: log, error: log } } as unknown as Services);
});

it('a tick runs everything that is due, and what fails keeps nothing else from running', async () => {
  const ran: string[] = [];
  const now = new Date('2022-02-14T00:00:00Z');
  everyMinute('first', async (at) => void ran.push(`first ${at.toISOString()}`));
  everyMinute('broken', async () => {
    throw new Error('cannot');
  });
  everyMinute('last', async () => void ran.push('last'));
  await tickOnce(now);
  expect(ran).toEqual(['first 2022-02-14T00:00:00.000Z', 'last']);
  expect(logged).toHaveLength(1);
  expect(logged[0]).toMatch(/broken.*cannot/s);
});
