import fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBuilders, jobEnd, signIn, type Account, type Builders, type School, type Student } from '../support/builders';
import { allDrills, noteDrill, pidOf } from '../support/drill';
import { exportAt, pdfOf, uploadAt } from '../support/exchange';
import { startServer, type TestServer } from '../support/server';

/** Students of the archive that is exported and imported, each with three files of 4 MB. */
const STUDENTS = Number(process.env.DRILL_STUDENTS ?? 12);
const CEILING_MB = 512;

/** The largest work under a ceiling of memory: what streams does not grow with the archive. */
describe.runIf(allDrills && process.platform === 'linux')(`a server with ${CEILING_MB} MB`, () => {
  let server: TestServer;
  let build: Builders;
  let [a, b]: School[] = [];
  let [clerkA, clerkB]: Account[] = [];
  let students: Student[];

  beforeAll(async () => {
    server = await startServer({ env: { NODE_OPTIONS: `--max-old-space-size=${Math.round(CEILING_MB / 2)}` } });
    build = createBuilders(server);
    [a, b] = [await build.school(), await build.school()];
    const room = await build.classroom(a, { students: STUDENTS });
    students = room.students.map(({ student }) => student);
    for (const { student, enrolment } of room.students) {
      for (let index = 0; index < 3; index += 1) await build.outcome(enrolment, { state: 'certified', document: await build.file(student, { bytes: pdfOf(4 * 1024 * 1024, `${student.studentNo} ${index}`) }) });
    }
    for (const { name, nationalId, birthDate } of students) await build.student(b, { name, nationalId, birthDate });
    const clerkOf = async (school: School): Promise<Account> => {
      const account = await build.account(school, { kind: 'staff' });
      await build.roleGroup(school, { modules: ['S0401S', 'S0402S'], members: [account] });
      return account;
    };
    [clerkA, clerkB] = [await clerkOf(a), await clerkOf(b)];
  }, 300_000);
  afterAll(() => server?.stop());

  /** The most that the process has held so far, in MB. */
  const mostMB = (): number => Number(/VmHWM:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pidOf(server)}/status`, 'utf8'))?.[1]) / 1024;

  it('exports and imports an archive of hundreds of megabytes', async () => {
    const atRest = mostMB();
    const { bytes, info } = await exportAt(await signIn(server, clerkA), students);
    const clerk = await signIn(server, clerkB);
    const { body: { id } } = await uploadAt(clerk, info.fileName, bytes, info.md5);
    const check = await clerk.send<{ jobId: string }>('POST', `/api/exchange-imports/${id}/check`, { password: info.password });
    expect(await jobEnd(clerk, check.body.jobId, 300)).toMatchObject({ state: 'done' });
    const apply = await clerk.send<{ jobId: string }>('POST', `/api/exchange-imports/${id}/apply`);
    expect(await jobEnd(clerk, apply.body.jobId, 300)).toMatchObject({ state: 'done' });
    const { rows } = await server.database.query('select count(*)::int as n from outcomes where school_id = $1', [b.key]);
    expect(rows[0].n).toBe(STUDENTS * 3);
    expect(mostMB()).toBeLessThan(CEILING_MB);
    noteDrill({ fault: `memory: an archive of ${Math.round(bytes.length / 1024 / 1024)} MB out and in`, tries: 1, lost: 0, halfDone: 0, note: `most ${Math.round(mostMB())} MB, ${Math.round(atRest)} MB at rest` });
  }, 900_000);
});
