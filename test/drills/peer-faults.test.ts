import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSchoolServer, type SchoolServer } from '../../database/school-server/server';
import { createBuilders, jobEnd, signIn, type Account, type Builders, type Person, type School } from '../support/builders';
import { allDrills, noteDrill, untilWorks } from '../support/drill';
import { openLine, type Line } from '../support/proxy';
import { startServer, type TestServer } from '../support/server';
import { startSmtp, type TestSmtp } from '../support/smtp';

const CODE = '900901';

/** A mail server and a school's server whose line is slow, silent or cut: nobody else waits, and what waited leaves once. */
describe.runIf(allDrills)('what the platform talks to, over a bad line', () => {
  let server: TestServer;
  let build: Builders;
  let school: School;
  let account: Account;
  let admin: Person;
  let source: SchoolServer;
  let smtp: TestSmtp;
  let [toSchool, toMail]: Line[] = [];

  beforeAll(async () => {
    source = await startSchoolServer({ schools: [{ code: CODE, name: '演練高級中學', students: 240 }] });
    smtp = await startSmtp();
    toSchool = await openLine({ host: '127.0.0.1', port: Number(new URL(source.url).port) });
    toMail = await openLine({ host: '127.0.0.1', port: smtp.port });
    server = await startServer({ env: { SYNC_TIMEOUT_SECONDS: '3', MAIL_TIMEOUT_SECONDS: '3' } });
    build = createBuilders(server);
    school = await build.school({ code: CODE });
    await build.term(school, { year: 110, semester: 2 });
    account = await build.account(school);
    await build.update('accounts', account.key, { email: 'clerk@school.test' });
    admin = await signIn(server, account);
    const connection = { baseUrl: `http://127.0.0.1:${toSchool.port}`, clientId: 'demo', secret: 'demo-secret', dailyAt: null, enabled: true };
    expect((await admin.send('PUT', '/api/sync/connection', connection)).status).toBe(200);
    const mail = { host: '127.0.0.1', port: toMail.port, encryption: 'none', login: null, password: null, clearPassword: false, sender: 'noreply@school.test', senderName: '學習歷程' };
    expect((await admin.send('PUT', '/api/mail/server', mail)).status).toBe(200);
  }, 240_000);
  afterAll(async () => {
    await server?.stop();
    await Promise.all([toSchool?.stop(), toMail?.stop()]);
    await source?.stop();
    await smtp?.stop();
  });

  const held = async (): Promise<number> => (await server.database.query<{ n: number }>('select count(*)::int as n from students where school_id = $1', [school.key])).rows[0].n;

  /** A sync while `fault` holds, then one over a good line. @returns milliseconds of the second */
  async function synced(fault: () => void): Promise<number> {
    const before = await held();
    fault();
    const { body } = await admin.send<{ jobId: string }>('POST', '/api/sync/start', { term: '1102' });
    const slowest = await slowestAnswer();
    expect(slowest).toBeLessThan(2000);
    const bad = await jobEnd(admin, body.jobId, 240);
    toSchool.mend();
    expect([before, source.data(CODE, 110, 2).students.length]).toContain(await held());
    const begin = Date.now();
    const again = await admin.send<{ jobId: string }>('POST', '/api/sync/start', { term: '1102' });
    expect(await jobEnd(admin, again.body.jobId, 120)).toMatchObject({ state: 'done' });
    expect(await held()).toBe(source.data(CODE, 110, 2).students.length);
    expect(['done', 'failed']).toContain(bad.state);
    return Date.now() - begin;
  }

  /** Of ten requests meanwhile. */
  async function slowestAnswer(): Promise<number> {
    let slowest = 0;
    for (let count = 0; count < 10; count += 1) {
      const begin = Date.now();
      expect((await admin.get('/api/me')).status).toBe(200);
      slowest = Math.max(slowest, Date.now() - begin);
    }
    return slowest;
  }

  it.each<[string, (line: Line) => void]>([
    ['half open', (line) => line.freeze()],
    ['cut and refused', (line) => line.cut(true)],
    ['slow', (line) => line.slow(50)],
  ])('school server %s', async (name, spoil) => {
    const recoveredMs = await synced(() => spoil(toSchool));
    noteDrill({ fault: `line to a school’s server ${name}`, tries: 1, lost: 0, halfDone: 0, recoveredMs });
  }, 420_000);

  it.each<[string, (line: Line) => void]>([
    ['half open', (line) => line.freeze()],
    ['cut and refused', (line) => line.cut(true)],
    ['slow', (line) => line.slow(50)],
  ])('mail server %s', async (name, spoil) => {
    spoil(toMail);
    const before = smtp.received.length;
    for (let count = 0; count < 3; count += 1) {
      const person = await build.account(school);
      await build.update('accounts', person.key, { email: `${person.login}@school.test` });
      expect((await admin.send('POST', '/api/sign-in/password-link', { school: school.code, login: person.login })).status).toBe(200);
    }
    expect(await slowestAnswer()).toBeLessThan(2000);
    await new Promise((resolve) => setTimeout(resolve, 5000));
    toMail.mend();
    // In place of waiting for the pauses between two tries.
    await server.database.query(`update outbox_mails set next_at = now() where state = 'waiting'`);
    const recoveredMs = await untilWorks(async () => {
      await server.database.query(`update outbox_mails set next_at = least(next_at, now()) where state = 'waiting' and next_at > now() + interval '20 seconds'`);
      expect((await server.database.query(`select 1 from outbox_mails where state <> 'sent'`)).rows).toEqual([]);
    }, 90_000);
    const to = smtp.received.slice(before).map(({ to: address }) => address);
    expect(new Set(to).size).toBe(3);
    noteDrill({ fault: `line to a mail server ${name}`, tries: 3, lost: 0, halfDone: 0, recoveredMs, note: `${to.length} letters of 3` });
  }, 180_000);
});
