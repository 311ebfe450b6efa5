import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadSecrets } from '@portfolio/config/secrets';
import { createSeal } from '@portfolio/kernel/server/seal';
import { syntheticNationalId } from '../../database/seeds/national-ids';
import { createBuilders, signIn, type Person, type School } from '../support/builders';
import { archiveOf, importAll, type Held } from '../support/receipts';
import { startServer, type TestServer } from '../support/server';
import { openStatementCounter, type StatementCounter } from '../support/statement-counter';

/** 60,000 rows of 3,000 students (P8): in sets, whatever their number. */
const STUDENTS = 3000;
const ROWS = 20;

let server: TestServer;
let counter: StatementCounter;
let school: School;
let clerk: Person;
const ids = Array.from({ length: STUDENTS }, (_, index) => syntheticNationalId('女', index + 1));

beforeAll(async () => {
  server = await startServer({ through: async (url) => (counter = await openStatementCounter(url)).url });
  const build = createBuilders(server);
  school = await build.school();
  const { FIELD_KEY, INDEX_KEY } = loadSecrets(server.dataDir, {});
  const seal = createSeal(FIELD_KEY, INDEX_KEY);
  await server.database.query(
    `insert into students (school_id, student_no, name, status, national_id_index, national_id_tail) select $1, 'L' || n, '學生' || n, 'enrolled', i, right(i, 3) from unnest($2::text[]) with ordinality as t(i, n)`,
    [school.key, ids.map((id) => seal.index(school.code, id))]);
  clerk = await signIn(server, await build.account(school));
});
afterAll(async () => {
  await server?.stop();
  counter?.close();
});

const rowsOf = (index: number, changed: boolean): Held[] => Array.from({ length: ROWS }, (_, row) => ({
  課程代碼: `108${school.code}V11105010${String(row).padStart(5, '0')}`, 科目名稱: `科目${row}`, 開課年級: '1', 修課學分: '3', 學期學業成績: changed && row === 0 ? '99' : String(60 + (row % 40)), 成績及格: '1', 補考成績: '-1', 補考及格: '-1', 是否採計學分: '1', 質性文字描述: '', 行數: index * ROWS + row,
}));
const peopleOf = (share: number): Held[] => ids.map((id, index) => ({ 身分證號: id, 出生日期: '0940402', 學期成績: rowsOf(index, index < STUDENTS * share) }));

it('are taken in sets, and compared with the version before', { timeout: 240_000 }, async () => {
  const first = await archiveOf('1102', { courses: peopleOf(0) });
  const begun = performance.now();
  const { result: [part], statements } = await counter.during(() => importAll(clerk, first, { seconds: 120 }));
  const seconds = (performance.now() - begun) / 1000;
  expect(part).toMatchObject({ version: 1, rows: STUDENTS * ROWS, students: STUDENTS, differing: STUDENTS, reset: 0 });
  // The two sides of the wait for the job ask too; what matters is that nothing goes row by row.
  expect(statements.filter((sql) => !/jobs|sessions/.test(sql)).length).toBeLessThan(120);
  await server.database.query(`update receipts set state = 'confirmed', answered_at = now() where school_id = $1`, [school.key]);

  const again = performance.now();
  const [second] = await importAll(clerk, await archiveOf('1102', { courses: peopleOf(0.05) }, { zip: 'crypto' }), { seconds: 120 });
  expect(second).toMatchObject({ version: 2, differing: STUDENTS * 0.05, reset: STUDENTS * 0.05 });
  const { rows } = await server.database.query(`select count(*)::int as n from receipts where school_id = $1 and state = 'confirmed'`, [school.key]);
  expect(rows[0].n).toBe(STUDENTS * 0.95);
  console.log(`60,000 rows: first ${seconds.toFixed(1)} s with ${statements.length} statements, compared ${((performance.now() - again) / 1000).toFixed(1)} s`);
});
