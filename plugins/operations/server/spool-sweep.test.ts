import { existsSync, mkdtempSync, rmSync, utimesSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSpool, type Spool } from '@portfolio/kernel/server/archive/spool';
import type { Database } from '@portfolio/kernel/server/database';
import { provideServices, type Services } from '@portfolio/kernel/server/services';
import { keepSpooled, sweepSpool } from './spool-sweep';

let folder: string;
let spool: Spool;
let named: string[];
let away: boolean;

keepSpooled(() => Promise.resolve(named));
keepSpooled(() => (away ? Promise.reject(new Error('away')) : Promise.resolve([])));

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'portfolio-spool-'));
  spool = openSpool(folder);
  [named, away] = [[], false];
  provideServices({ spool, database: {} as Database } as Services);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function spooled(hours: number): Promise<string> {
  const { name } = await spool.write(Readable.from([Buffer.from('archive')]), 100);
  const at = Date.now() / 1000 - hours * 3600;
  utimesSync(spool.pathOf(name), at, at);
  return name;
}
const isThere = (name: string): boolean => existsSync(spool.pathOf(name));

it('removes what is older than a day and named by nobody', async () => {
  const [young, old, kept] = [await spooled(23), await spooled(25), await spooled(25)];
  named = [kept];
  await sweepSpool();
  expect([young, old, kept].map(isThere)).toEqual([true, false, true]);
});

it('removes nothing while one of those that name things cannot be asked', async () => {
  const old = await spooled(25);
  away = true;
  await expect(sweepSpool()).rejects.toThrow('away');
  expect(isThere(old)).toBe(true);
});
