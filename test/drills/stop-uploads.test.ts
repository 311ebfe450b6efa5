import { randomBytes } from 'node:crypto';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBuilders, pdf, personAt, signIn, type Account, type Enrolment } from '../support/builders';
import { allDrills, noteDrill } from '../support/drill';
import { startServer, type TestServer } from '../support/server';
import { expectNothingLost, nothingYet, type Acknowledged } from '../support/uploading';

const UPLOADS = 20;

/** SIGTERM in the middle of twenty uploads: those that end within the time for draining are acknowledged, the others leave nothing. */
describe.runIf(allDrills)('a server that is told to stop while files come in', () => {
  let server: TestServer;
  let account: Account;
  let enrolment: Enrolment;
  let token: string;

  beforeAll(async () => {
    server = await startServer();
    const build = createBuilders(server);
    const school = await build.school();
    const room = await build.classroom(school);
    [{ enrolment }] = room.students;
    account = await build.account(school, { student: enrolment.student });
    await enter();
  });
  afterAll(() => server?.stop());

  async function enter(): Promise<void> {
    const { body } = await personAt(server).send<{ accessToken: string }>('POST', '/api/sign-in', { school: account.school.code, login: account.login, password: account.password });
    token = body.accessToken;
  }

  /** Sends a file in ten pieces. @returns the receipt; null when the line was cut */
  async function drip(pauseMs: number): Promise<Acknowledged['files'][number] | null> {
    const bytes = pdf(`${randomBytes(20_000).toString('hex')}`);
    const { hostname, port } = new URL(server.url);
    const socket = net.connect(Number(port), hostname);
    let answer = '';
    socket.on('data', (text: Buffer) => (answer += text.toString())).on('error', () => undefined);
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    socket.write(`POST /api/me/files?kind=document&name=${randomBytes(4).toString('hex')}.pdf HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${token}\r\nConnection: close\r\nContent-Length: ${bytes.length}\r\n\r\n`);
    for (let piece = 0; piece < 10 && !socket.destroyed; piece += 1) {
      socket.write(bytes.subarray(Math.floor((bytes.length * piece) / 10), Math.floor((bytes.length * (piece + 1)) / 10)));
      await sleep(pauseMs);
    }
    await closed;
    return answer.startsWith('HTTP/1.1 200') ? (JSON.parse(/\{"id".*\}/.exec(answer)?.[0] ?? 'null') as Acknowledged['files'][number]) : null;
  }

  async function stopped(pauseMs: number): Promise<{ code: number | null; receipts: Acknowledged['files'] }> {
    const uploads = Promise.all(Array.from({ length: UPLOADS }, () => drip(pauseMs)));
    await sleep(pauseMs * 3);
    const code = await server.terminate();
    const receipts = (await uploads).filter((receipt) => receipt !== null);
    await server.restart();
    await enter();
    await expectNothingLost(server, await signIn(server, account), { ...nothingYet(), files: receipts });
    return { code, receipts };
  }

  it('ends those that are under way', async () => {
    const { code, receipts } = await stopped(300);
    expect([code, receipts.length]).toEqual([0, UPLOADS]);
    noteDrill({ fault: 'SIGTERM in the middle of 20 uploads of 3 s', tries: UPLOADS, lost: 0, halfDone: 0, note: `${receipts.length} ended and acknowledged` });
  }, 120_000);

  it('leaves nothing of those that would take longer than it waits', async () => {
    const { rows: before } = await server.database.query('select count(*)::int as n from stored_files');
    const { receipts } = await stopped(4000);
    const { rows: after } = await server.database.query('select count(*)::int as n from stored_files');
    expect([receipts.length, after[0].n]).toEqual([0, before[0].n]);
    noteDrill({ fault: 'SIGTERM in the middle of 20 uploads of 40 s', tries: UPLOADS, lost: 0, halfDone: 0, note: 'none acknowledged, none kept' });
  }, 180_000);
});
