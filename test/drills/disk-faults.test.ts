import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { createBuilders, pdf, signIn, type Account, type Enrolment, type Person } from '../support/builders';
import { allDrills, noteDrill, pidOf, untilWorks } from '../support/drill';
import { startServer, type TestServer } from '../support/server';
import { expectNothingLost, nothingYet, uploadOnce } from '../support/uploading';

const run = (program: string, args: string[]): boolean => {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** The disk of the files full, and its calls failing: refused in words, nothing half there, everything else goes on. */
describe.runIf(allDrills)('a disk that fails', () => {
  let server: TestServer;
  let account: Account;
  let enrolment: Enrolment;
  let person: Person;
  let files: string;
  let mounted = false;

  beforeAll(async () => {
    server = await startServer();
    const build = createBuilders(server);
    const school = await build.school();
    await build.openWindows(school);
    const room = await build.classroom(school);
    [{ enrolment }] = room.students;
    account = await build.account(school, { student: enrolment.student });
    person = await signIn(server, account);
    files = path.join(server.dataDir, 'files');
    fs.mkdirSync(files, { recursive: true, mode: 0o700 });
    mounted = run('mount', ['-t', 'tmpfs', '-o', 'size=32m', 'tmpfs', files]);
  }, 180_000);
  afterAll(async () => {
    if (mounted) run('umount', ['-l', files]);
    await server?.stop();
  });

  const uploadLarge = async (): Promise<{ status: number; receipt: { id: string; sha256: string } | null }> => {
    const bytes = Buffer.concat([pdf('large').subarray(0, -6), Buffer.from(`\n%${randomBytes(1_500_000).toString('hex')}\n%%EOF\n`)]);
    const response = await person.fetch('/api/me/files?kind=document&name=large.pdf', { method: 'POST', body: new Uint8Array(bytes) });
    return { status: response.status, receipt: response.ok ? ((await response.json()) as { id: string; sha256: string }) : null };
  };
  const leftovers = (): string[] => fs.readdirSync(path.join(files, 'incoming')).filter((name) => name !== 'parts');
  const readiness = async (): Promise<number> => (await fetch(`${server.url}/api/health/ready`)).status;

  it('because it is full: said in words, noticed by the health check, and over once there is room', async (context: TestContext) => {
    if (!mounted) return context.skip('mounting a small disk is not allowed here');
    const made = nothingYet();
    let refused = 0;
    for (let count = 0; count < 30 && refused < 3; count += 1) {
      const { status, receipt } = await uploadLarge();
      if (receipt) made.files.push(receipt);
      else {
        expect(status, server.output().slice(-2000)).toBe(503);
        refused += 1;
      }
    }
    expect(refused).toBe(3);
    expect(made.files.length).toBeGreaterThan(3);
    expect([leftovers(), await readiness()]).toEqual([[], 503]);
    expect((await person.get('/api/me')).status).toBe(200);
    await expectNothingLost(server, person, made);
    expect(run('mount', ['-o', 'remount,size=96m', files])).toBe(true);
    const recoveredMs = await untilWorks(async () => expect((await uploadLarge()).status).toBe(200));
    expect(await readiness()).toBe(200);
    noteDrill({ fault: 'disk of the files full', tries: refused, lost: 0, halfDone: 0, recoveredMs, note: `${made.files.length} files acknowledged before` });
  }, 180_000);

  it.each([
    ['fsync', 'EIO', 'inject=fsync,fdatasync:error=EIO'],
    ['rename', 'EIO', 'inject=rename,renameat,renameat2:error=EIO'],
  ])('because %s answers %s: nothing is acknowledged', async (call, error, inject) => {
    const strace = spawn('strace', ['-f', '-qq', '-o', '/dev/null', '-e', inject, '-p', String(pidOf(server))], { stdio: ['ignore', 'ignore', 'pipe'] });
    try {
      if (!(await attached(strace))) return;
      const { status, receipt } = await uploadLarge();
      expect([status, receipt], server.output().slice(-2000)).toEqual([503, null]);
      noteDrill({ fault: `${call} of the file store answers ${error}`, tries: 1, lost: 0, halfDone: 0 });
    } finally {
      strace.kill('SIGTERM');
      await new Promise((resolve) => strace.once('exit', resolve));
    }
    expect(leftovers()).toEqual([]);
    const made = nothingYet();
    expect(await uploadOnce(person, enrolment, made)).toBe(true);
    await expectNothingLost(server, person, made);
  }, 120_000);

  /** @returns whether strace is there and may look at another process */
  async function attached(strace: ChildProcess): Promise<boolean> {
    let refused = false;
    strace.once('error', () => (refused = true)).once('exit', () => (refused = true));
    await sleep(1500);
    return !refused;
  }
});
