import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBuilders, jobEnd, signIn, type Account, type Classroom, type School } from '../support/builders';
import { kills, noteDrill, randomDelay } from '../support/drill';
import { archiveOf, open, OPEN_NOW, upload, type Held } from '../support/receipts';
import { startServer, type TestServer } from '../support/server';

/** kill -9 in the middle of imports: each category is the old version or the new one, and the import ends by itself. */
let server: TestServer;
let school: School;
let room: Classroom;
let account: Account;
const STUDENTS = 120;

beforeAll(async () => {
  server = await startServer();
  const build = createBuilders(server);
  school = await build.school();
  room = await build.classroom(school, { students: STUDENTS, semester: 2 });
  account = await build.account(school);
});
afterAll(() => server?.stop());

const peopleOf = (version: number): Held[] => room.students.map(({ student }, index) => ({
  身分證號: student.nationalId, 出生日期: '0940402', 學期成績: Array.from({ length: 40 }, (_, row) => ({ 課程代碼: `C${row}`, 科目名稱: `科目${row}`, 學期學業成績: index % 3 === 0 ? version : 0, 行數: row })),
}));
const archive = (version: number): Promise<Buffer> => archiveOf('1102', { courses: peopleOf(version), officers: peopleOf(version).map(({ 學期成績, ...person }) => ({ ...person, 幹部經歷: 學期成績 })) });

interface Facts {
  category: string;
  version: number;
  newest: number;
  receipts: number;
  changed: number;
}

/** A line a category: its version, and how many of its receipts are of it. */
async function facts(): Promise<Facts[]> {
  const { rows } = await server.database.query<Facts>(
    `select e.category, e.version, max(r.version) as newest, count(r.id)::int as receipts, (count(*) filter (where r.version = e.version))::int as changed
     from receipt_editions e left join receipts r on r.receipt_edition_id = e.id where e.school_id = $1 group by e.id order by e.category`, [school.key]);
  return rows;
}

test(`${kills} kills during imports`, { timeout: 60_000 + kills * 60_000 }, async () => {
  for (let version = 1; version <= kills; version += 1) {
    const clerk = await signIn(server, account);
    const taken = await upload(clerk, await archive(version));
    const { body: { parts } } = await open(clerk, taken.body.id);
    const { body: { jobId } } = await clerk.send<{ jobId: string }>('POST', `/api/receipt-imports/${taken.body.id}/import`, { parts: parts.map(({ category }) => ({ category, ...OPEN_NOW })) });
    await sleep(randomDelay(10, 600));
    await server.kill();
    for (const { category, version: at, newest, receipts, changed } of await facts()) {
      expect([version - 1, version], category).toContain(at);
      expect([newest, receipts, changed], category).toEqual([at, STUDENTS, at === 1 ? STUDENTS : STUDENTS / 3]);
    }
    await server.restart();
    const ended = await jobEnd(await signIn(server, account), jobId, 60);
    expect(ended, JSON.stringify(ended)).toMatchObject({ state: 'done' });
    expect((await facts()).map(({ category, version: at, changed }) => [category, at, changed])).toEqual(['courses', 'officers'].map((category) => [category, version, version === 1 ? STUDENTS : STUDENTS / 3]));
    const { rows } = await server.database.query(`select count(*)::int as n from audit_entries where school_id = $1 and action = 'receipt.imported'`, [school.key]);
    expect(rows[0].n).toBe(version * 2);
  }
  noteDrill({ fault: 'kill -9 during imports of receipts', tries: kills, lost: 0, halfDone: 0 });
});
