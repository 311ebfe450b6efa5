import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadSecrets } from '@portfolio/config/secrets';
import { openDatabase, type Database } from '@portfolio/kernel/server/database';
import { scopeOf } from '@portfolio/kernel/server/scope';
import { createSeal } from '@portfolio/kernel/server/seal';
import { makeReceipt, type ReceiptFault } from '../../database/receipt/make-receipt';
import { openBrowser, phone } from '../support/browser';
import { createBuilders, type Account, type Classroom, type School } from '../support/builders';
import { PASSWORD } from '../support/receipts';
import { expectAccessible, openScreen, picture, signInAtScreen, type AtScreen } from '../support/screens';
import { shareServer, type SharedTestServer } from '../support/server';

/**
 * What the central database holds, from its archive to the last answer, at the screens: three planted errors, confirmed
 * and reported, noted, corrected, and only those asked again.
 */
let server: SharedTestServer;
let browser: Browser;
let database: Database;
let school: School;
let room: Classroom;
let administrator: Account;
let students: Account[];
const folder = mkdtempSync(path.join(os.tmpdir(), 'portfolio-receipts-'));

beforeAll(async () => {
  [server, browser] = await Promise.all([shareServer(), openBrowser()]);
  const build = createBuilders(server);
  database = openDatabase(server.databaseUrl, 2);
  school = await build.school();
  await build.term(school, { semester: 2 });
  room = await build.classroom(school, { students: 4, semester: 2 });
  students = [];
  for (const { student, enrolment } of room.students) {
    for (const part of ['上', '下']) await build.outcome(enrolment, { state: 'submitted', brief: `專題報告${part}` });
    students.push(await build.account(school, { student }));
  }
  administrator = await build.account(school, { login: 'admin' });
});
afterAll(async () => {
  await browser?.close();
  await database?.close();
  await server?.stop();
});

/** An archive of what was submitted, on the disk. */
async function archive(faults: readonly ReceiptFault[], second: number): Promise<string> {
  const { FIELD_KEY, INDEX_KEY } = loadSecrets(server.dataDir, {});
  const made = await makeReceipt(scopeOf(database, school.key), createSeal(FIELD_KEY, INDEX_KEY), {
    term: { year: 110, semester: 2 }, password: PASSWORD, zip: second % 2 ? 'aes' : 'crypto', faults, categories: ['outcomes'], now: new Date(Date.UTC(2022, 2, 2, 2, 30, second)),
  });
  const file = path.join(folder, made.name);
  writeFileSync(file, made.bytes);
  return file;
}

async function signedIn(account: Account, options: Parameters<typeof openScreen>[2] = {}): Promise<AtScreen> {
  const at = await openScreen(browser, server.url, options);
  await signInAtScreen(at, account);
  return at;
}

/** Each ends with no complaint but of the answers that were meant to be refused. */
async function leave(at: AtScreen, meant = /^$/): Promise<void> {
  await at.context.close();
  expect(at.complaints.filter((line) => !meant.test(line))).toEqual([]);
}

const to = (page: Page, name: string) => page.getByRole('navigation').getByRole('link', { name }).first().click();

async function importAt(page: Page, file: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('textbox', { name: '解壓縮密碼' }).fill(PASSWORD);
  await page.getByRole('button', { name: '開啟', exact: true }).click();
  await page.getByText('SHA-256 全部相符').waitFor();
}

describe.sequential('a receipt', () => {
  test('is imported with its password; a short time is mended by one click', async () => {
    const at = await signedIn(administrator);
    const { page } = at;
    await to(page, '上傳及設定學生回報時間');
    await page.getByText('這個學期還沒有匯入收訖明細').waitFor();
    await expectAccessible(page);
    const broken = await archive(['sha'], 1);
    await page.locator('input[type=file]').setInputFiles(broken);
    await page.getByRole('textbox', { name: '解壓縮密碼' }).fill('not the password');
    await page.getByRole('button', { name: '開啟', exact: true }).click();
    await page.getByText('壓縮檔密碼不正確').waitFor();
    await page.getByRole('textbox', { name: '解壓縮密碼' }).fill(PASSWORD);
    await page.getByRole('button', { name: '開啟', exact: true }).click();
    await page.getByText('與 SHA.txt 不符').waitFor();
    await importAt(page, await archive(['missing', 'extra', 'wrong'], 3));
    await page.getByText('確認期間不到規定的 3 天').waitFor();
    await expectAccessible(page);
    await picture(page, 'receipt-import-desk-light');
    await page.getByRole('button', { name: '改為 3 天' }).click();
    await page.getByText('確認期間不到規定的 3 天').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '匯入 1 類' }).click();
    await page.getByText('課程學習成果第 1 版：4 位學生待確認').waitFor({ timeout: 30_000 });
    await expectAccessible(page);
    await leave(at, /422/);
    await server.database.query(`update receipt_editions set starts_at = now() - interval '1 hour' where school_id = $1`, [school.key]);
  });

  test('is confirmed by one student and reported by another, on a phone', async () => {
    const one = await signedIn(students[3], { viewport: phone });
    await one.page.goto('/receipts');
    await one.page.getByText('與勾選相符').first().waitFor();
    await expectAccessible(one.page);
    await picture(one.page, 'receipt-phone-light');
    await one.page.getByRole('button', { name: '資料正確' }).click();
    await one.page.getByRole('dialog').getByRole('button', { name: '資料正確' }).click();
    await one.page.getByText('已回覆，內容不能修改').waitFor();
    await expectAccessible(one.page);
    await leave(one);

    const two = await signedIn(students[0], { viewport: phone, colorScheme: 'dark' });
    await two.page.goto('/receipts');
    await two.page.getByText('未收到').first().waitFor();
    await two.page.getByRole('button', { name: '資料錯誤' }).click();
    await two.page.getByRole('button', { name: '送出回報' }).click();
    await two.page.getByText('請至少選擇一種錯誤類別').waitFor();
    await two.page.getByRole('checkbox', { name: /^資料有少/ }).check();
    await two.page.getByRole('textbox', { name: '請說明資料有少的內容' }).fill('專題報告上沒有收到');
    await expectAccessible(two.page);
    await picture(two.page, 'receipt-report-phone-dark');
    await two.page.getByRole('button', { name: '送出回報' }).click();
    await two.page.getByText('專題報告上沒有收到').waitFor();
    await expectAccessible(two.page);
    await leave(two);
  });

  test('is answered with a note, compared item by item, and counted', async () => {
    const at = await signedIn(administrator);
    const { page } = at;
    await to(page, '問題回報紀錄查看');
    await page.getByRole('button', { name: '填寫備註：單號 1' }).click();
    await page.getByRole('textbox', { name: '備註' }).fill('已向中央資料庫查詢');
    await expectAccessible(page);
    await page.getByRole('button', { name: '儲存', exact: true }).click();
    await page.getByRole('cell', { name: '已向中央資料庫查詢' }).waitFor();
    await expectAccessible(page);
    await to(page, '收訖明細差異筆數');
    await page.getByRole('button', { name: /^查看差異：/ }).first().click();
    await page.getByRole('dialog').getByText('只在本系統').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: '關閉' }).click();
    await to(page, '確認鈕統計');
    await page.getByText('課程學習成果：1 已確認、1 錯誤回報／共 4 人').waitFor();
    await expectAccessible(page);
    await page.getByRole('combobox', { name: '統計範圍' }).selectOption({ label: room.schoolClass.name });
    await page.getByText('資料錯誤').first().waitFor();
    await expectAccessible(page);
    await to(page, '查看明細');
    await page.getByRole('row', { name: new RegExp(room.students[1].student.name) }).getByRole('link').first().click();
    await page.getByText('本系統沒有這一件').waitFor();
    await expectAccessible(page);
    await picture(page, 'receipt-student-desk-light');
    await leave(at);
  });

  test('comes again corrected: only those whose rows differ are asked again', async () => {
    const at = await signedIn(administrator, { colorScheme: 'dark' });
    const { page } = at;
    await to(page, '上傳及設定學生回報時間');
    await importAt(page, await archive([], 4));
    await page.getByRole('button', { name: '匯入 1 類' }).click();
    await page.getByText('課程學習成果第 2 版：3 位學生內容有變，1 位學生的回覆已取消').waitFor({ timeout: 30_000 });
    await expectAccessible(page);
    const { rows } = await server.database.query<{ state: string }>('select r.state from receipts r join students s on s.id = r.student_id where r.school_id = $1 order by s.id', [school.key]);
    expect(rows.map(({ state }) => state)).toEqual(['open', 'open', 'open', 'confirmed']);
    await leave(at);
    const student = await signedIn(students[0], { viewport: phone });
    await server.database.query(`update receipt_editions set starts_at = now() - interval '1 hour' where school_id = $1`, [school.key]);
    await student.page.goto('/receipts');
    await student.page.getByText('備註：已向中央資料庫查詢').waitFor();
    await student.page.getByText('待複核').waitFor();
    await expectAccessible(student.page);
    await leave(student);
  });
});
