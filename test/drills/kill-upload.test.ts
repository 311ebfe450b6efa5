import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBuilders, signIn, type Account, type Enrolment } from '../support/builders';
import { kills, noteDrill, randomDelay } from '../support/drill';
import { startServer, type TestServer } from '../support/server';
import { expectNothingLost, nothingYet, uploadOnce } from '../support/uploading';

/**
 * kill -9 at random moments while files come in and outcomes are made and sent. What was acknowledged is there, byte for
 * byte; what was not is either whole or absent.
 */
let server: TestServer;
let account: Account;
let enrolment: Enrolment;

beforeAll(async () => {
  server = await startServer();
  const builders = createBuilders(server);
  const school = await builders.school();
  await builders.openWindows(school);
  const room = await builders.classroom(school);
  enrolment = room.students[0].enrolment;
  account = await builders.account(school, { student: room.students[0].student });
});
afterAll(() => server?.stop());

test(`${kills} kills during uploads lose nothing that was acknowledged`, { timeout: 60_000 + kills * 20_000 }, async () => {
  const made = nothingYet();
  let recoveredMs = 0;
  for (let round = 0; round < kills; round += 1) {
    const person = await signIn(server, account);
    let going = true;
    const untilKilled = async (): Promise<void> => {
      while (going && (await uploadOnce(person, enrolment, made)));
    };
    const loops = Promise.all(Array.from({ length: 4 }, untilKilled));
    // On a slow machine no answer may come in that time; without one, nothing is shown.
    if (round === 0) await expect.poll(() => made.files.length, { timeout: 20_000, interval: 20 }).toBeGreaterThan(0);
    await sleep(randomDelay(60, 700));
    await server.kill();
    going = false;
    await loops;
    const begin = Date.now();
    await server.restart();
    recoveredMs = Math.max(recoveredMs, Date.now() - begin);
  }
  expect(made.files.length).toBeGreaterThan(0);
  await expectNothingLost(server, await signIn(server, account), made);
  noteDrill({ fault: 'kill -9 during uploads', tries: kills, lost: 0, halfDone: 0, recoveredMs, note: `${made.files.length} files acknowledged` });
});
