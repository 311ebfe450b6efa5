import { afterAll, beforeAll, test } from 'vitest';
import { loadSecrets } from '@portfolio/config/secrets';
import { createSeal } from '@portfolio/kernel/server/seal';
import { syntheticNationalId } from '../../database/seeds/national-ids';
import { createBuilders, signIn, type Builders } from '../support/builders';
import { archiveOf, importAll, type Held } from '../support/receipts';
import type { ServerProcess } from '../support/server-process';
import { memoryOf, openBench, report, round, type Bench } from './bench-server';

/** P8: a receipt of 60,000 rows from the upload to the end of its import, and one of 180,000: the memory must not follow. */
const ROWS = 20;
const SIZES = [1000, 3000, 9000];

let bench: Bench;
let server: ServerProcess;
let build: Builders;

beforeAll(async () => {
  bench = await openBench();
  server = await bench.start();
  build = createBuilders({ database: bench.pool, dataDir: bench.dataDir });
}, 300_000);
afterAll(() => bench?.close());

const held = (id: string, index: number, changed: boolean): Held => ({
  身分證號: id, 出生日期: '0940402', 學期成績: Array.from({ length: ROWS }, (_, row) => ({
    課程代碼: `108000001V11105010${String(row).padStart(5, '0')}`, 科目名稱: `科目${row}`, 開課年級: '1', 修課學分: '3', 學期學業成績: changed && row === 0 ? '99' : String(60 + (row % 40)), 成績及格: '1',
    補考成績: '-1', 補考及格: '-1', 是否採計學分: '1', 質性文字描述: '', 行數: index * ROWS + row,
  })),
});

/** Seconds; how far the server's memory rose; and how long others waited meanwhile for an answer that needs nothing. */
async function measured(work: () => Promise<unknown>) {
  const before = memoryOf(server.pid) ?? 0;
  let most = before;
  const waits: number[] = [];
  let going = true;
  const others = (async () => {
    while (going) {
      const asked = performance.now();
      await (await fetch(`${server.url}/api/health/live`)).arrayBuffer();
      waits.push(performance.now() - asked);
      most = Math.max(most, memoryOf(server.pid) ?? 0);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  const begun = performance.now();
  await work().finally(() => (going = false));
  const seconds = round((performance.now() - begun) / 1000);
  await others;
  return { seconds, moreMemoryMb: round((most - before) / 2 ** 20), othersP99Ms: round(waits.sort((a, b) => a - b)[Math.ceil(waits.length * 0.99) - 1]) };
}

test('P8: receipts', { timeout: 900_000 }, async () => {
  const { FIELD_KEY, INDEX_KEY } = loadSecrets(bench.dataDir, {});
  const seal = createSeal(FIELD_KEY, INDEX_KEY);
  const figures: Record<string, unknown> = {};
  for (const students of SIZES) {
    const school = await build.school();
    const ids = Array.from({ length: students }, (_, index) => syntheticNationalId('女', index + 1));
    await bench.pool.query(
      `insert into students (school_id, student_no, name, status, national_id_index, national_id_tail) select $1, 'L' || n, '學生' || n, 'enrolled', i, right(i, 3) from unnest($2::text[]) with ordinality as t(i, n)`,
      [school.key, ids.map((id) => seal.index(school.code, id))]);
    const clerk = await signIn(server, await build.account(school));
    const archive = (share: number) => archiveOf('1102', { courses: ids.map((id, index) => held(id, index, index < students * share)) });
    const [first, second] = [await archive(0), await archive(0.05)];
    figures[`${students * ROWS} rows`] = { first: await measured(() => importAll(clerk, first, { seconds: 300 })), changed5percent: await measured(() => importAll(clerk, second, { seconds: 300 })) };
  }
  report('P8 receipts', figures);
});
