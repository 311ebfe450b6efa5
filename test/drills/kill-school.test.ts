import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findMovedTables } from '@portfolio/exchange/server/sql/move-catalogue';
import type { CatalogueTable } from '@portfolio/exchange/domain/school-move';
import { openDatabase } from '@portfolio/kernel/server/database';
import { createBuilders, jobEnd, signIn, type Account, type Builders, type School } from '../support/builders';
import { kills, randomDelay } from '../support/drill';
import { md5Of, pdfOf } from '../support/exchange';
import { checkSchoolAt, fetchSchool, rowsOf } from '../support/exchange-school';
import { startServer, type TestServer } from '../support/server';

/** kill -9 in the middle of a whole school's export and import. Each comes to its end: all of it, once. `npm run drills` alone. */
const OUTCOMES = 30;

let [from, to]: TestServer[] = [];
let [buildFrom, buildTo]: Builders[] = [];
let school: School;
let clerk: Account;
let tables: CatalogueTable[];

const drilled = test.skipIf(!process.env.DRILL_KILLS);

beforeAll(async () => {
  if (!process.env.DRILL_KILLS) return;
  [from, to] = await Promise.all([startServer(), startServer()]);
  [buildFrom, buildTo] = [createBuilders(from), createBuilders(to)];
  school = await buildFrom.school();
  const room = await buildFrom.classroom(school, { students: 4 });
  for (const { student, enrolment } of room.students) {
    for (let index = 0; index < OUTCOMES; index += 1) await buildFrom.outcome(enrolment, { state: 'draft', document: await buildFrom.file(student, { bytes: pdfOf(512 * 1024, `${student.studentNo} ${index}`) }) });
  }
  clerk = await buildFrom.account(school, { login: 'chief' });
  const database = openDatabase(from.databaseUrl, 1);
  tables = (await findMovedTables(database)).filter(({ name }) => ['students', 'stored_files', 'outcomes', 'enrolments', 'offerings', 'teachers', 'placements'].includes(name));
  await database.close();
}, 240_000);
afterAll(async () => {
  await Promise.all([from?.stop(), to?.stop()]);
});

/** An empty school under the same code: the one before, with all that came, is put aside. */
async function emptySchool(round: number): Promise<{ here: School; chief: Account }> {
  await to.database.query('update schools set code = $2 where code = $1', [school.code, `X${String(round).padStart(5, '0')}`]);
  const here = await buildTo.school({ code: school.code });
  return { here, chief: await buildTo.account(here, { login: 'chief' }) };
}

drilled(`${kills} kills of each`, { timeout: 60_000 + kills * 120_000 }, async () => {
  const without = { students: ['national_id_sealed', 'national_id_index'], teachers: ['national_id_sealed', 'national_id_index'] };
  for (let round = 0; round < kills; round += 1) {
    const { body: made } = await (await signIn(from, clerk)).send<{ id: string; jobId: string }>('POST', '/api/exchange-schools');
    await sleep(randomDelay(20, 1_200));
    await from.kill();
    await from.restart();
    const source = await signIn(from, clerk);
    expect(await jobEnd(source, made.jobId, 90)).toMatchObject({ state: 'done' });
    const { bytes, info } = await fetchSchool(source, made.id);
    expect(info).toMatchObject({ bytes: bytes.length, md5: md5Of(bytes) });

    const { here, chief } = await emptySchool(round);
    const checked = await checkSchoolAt(await signIn(to, chief), info.fileName, bytes, info.password);
    expect(checked.state, checked.message ?? '').toBe('checked');
    const { body: applying } = await (await signIn(to, chief)).send<{ jobId: string }>('POST', `/api/exchange-schools/${checked.id}/apply`);
    await sleep(randomDelay(20, 1_500));
    await to.kill();
    await to.restart();
    expect(await jobEnd(await signIn(to, chief), applying.jobId, 90)).toMatchObject({ state: 'done' });
    const [before, after] = [await rowsOf(from.database, school.key, tables, without), await rowsOf(to.database, here.key, tables, without)];
    expect(after).toEqual(before);
    const { rows } = await to.database.query<{ sha: string }>('select distinct sha_256 as sha from stored_files where school_id = $1', [here.key]);
    for (const { sha } of rows) expect(await buildTo.store.verify(sha)).toBe(true);
  }
});
