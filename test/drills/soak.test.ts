import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBuilders, signIn, type Account, type Enrolment, type Person } from '../support/builders';
import { allDrills, noteDrill, pidOf } from '../support/drill';
import { startServer, type TestServer } from '../support/server';
import { nothingYet, uploadOnce } from '../support/uploading';

const MINUTES = Number(process.env.DRILL_SOAK_MINUTES ?? 0);
const PEOPLE = 8;
/** Every so often each of them does something. */
const PAUSE_MS = 150;

interface Sample {
  rssMB: number;
  files: number;
  p95: number;
}

/** Everyday work for a long time: memory, open files and answers at its end are those of its beginning. */
describe.runIf(allDrills && MINUTES > 0 && process.platform === 'linux')(`${MINUTES} minutes of everyday work`, () => {
  let server: TestServer;
  let people: { account: Account; enrolment: Enrolment }[];
  let admin: Account;

  beforeAll(async () => {
    server = await startServer({ seed: 'none' });
    const build = createBuilders(server);
    const school = await build.school();
    await build.openWindows(school);
    const room = await build.classroom(school, { students: PEOPLE });
    people = [];
    for (const { student, enrolment } of room.students) people.push({ account: await build.account(school, { student }), enrolment });
    admin = await build.account(school);
  }, 180_000);
  afterAll(() => server?.stop());

  it('leaves no trace in memory, open files or time', async () => {
    const end = Date.now() + MINUTES * 60_000;
    const made = nothingYet();
    let times: number[] = [];
    const timed = async (work: () => Promise<unknown>): Promise<void> => {
      const begin = performance.now();
      await work();
      times.push(performance.now() - begin);
    };
    const work = async ({ account, enrolment }: (typeof people)[number]): Promise<void> => {
      let person: Person = await signIn(server, account);
      for (let turn = 1; Date.now() < end; turn += 1) {
        if (turn % 400 === 0) person = await signIn(server, account);
        await timed(() => person.get('/api/me/outcomes'));
        // Few files: a student has a quota of sent outcomes, not of drafts, and the disk is the tests'.
        if (turn % 60 === 0) await uploadOnce(person, enrolment, made);
        await sleep(PAUSE_MS);
      }
    };
    const office = async (): Promise<void> => {
      let person = await signIn(server, admin);
      for (let turn = 1; Date.now() < end; turn += 1) {
        if (turn % 200 === 0) person = await signIn(server, admin);
        await timed(() => person.get('/api/accounts?range=[0,29]'));
        if (turn % 50 === 0) await (await person.fetch('/api/accounts/workbook')).arrayBuffer();
        await sleep(PAUSE_MS * 2);
      }
    };
    const samples: Sample[] = [];
    const watch = async (): Promise<void> => {
      const pid = pidOf(server);
      while (Date.now() < end) {
        await sleep(Math.min((MINUTES * 60_000) / 12, 60_000));
        const sorted = [...times].sort((a, b) => a - b);
        times = [];
        const rssMB = Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
        samples.push({ rssMB, files: fs.readdirSync(`/proc/${pid}/fd`).length, p95: sorted[Math.floor(sorted.length * 0.95)] ?? 0 });
      }
    };
    await Promise.all([...people.map(work), office(), watch()]);
    const { rows } = await server.database.query<{ id: string }>('select document_id as id from outcomes');
    expect(made.outcomes.filter((id) => !rows.some((row) => row.id === id))).toEqual([]);
    // The first third warms up.
    const third = Math.max(1, Math.floor(samples.length / 3));
    const mean = (of: Sample[], key: keyof Sample): number => of.reduce((sum, sample) => sum + sample[key], 0) / of.length;
    const [early, late] = [samples.slice(third, third * 2), samples.slice(-third)];
    expect(mean(late, 'rssMB')).toBeLessThan(mean(early, 'rssMB') * 1.15 + 20);
    expect(mean(late, 'files')).toBeLessThan(mean(early, 'files') + 20);
    expect([...made.refused.keys()]).toEqual([]);
    noteDrill({ fault: `${MINUTES} minutes of everyday work`, tries: 1, lost: 0, halfDone: 0, note: `RSS ${Math.round(mean(early, 'rssMB'))} → ${Math.round(mean(late, 'rssMB'))} MB, open files ${Math.round(mean(early, 'files'))} → ${Math.round(mean(late, 'files'))}, p95 ${Math.round(mean(early, 'p95'))} → ${Math.round(mean(late, 'p95'))} ms` });
  }, MINUTES * 60_000 + 120_000);
});
