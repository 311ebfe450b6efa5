import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSchoolServer, type SchoolServer } from '../../database/school-server/server';
import { openBrowser, phone } from '../support/browser';
import { createBuilders, type Account } from '../support/builders';
import { expectAccessible, openScreen, picture, signInAtScreen } from '../support/screens';
import { startServer, type TestServer } from '../support/server';

/** 2.1 and 4.3 at the screens: connect, sync, look, say yes to a shrink, and the way in for a school without a server. */
let server: TestServer;
let source: SchoolServer;
let browser: Browser;
let admin: Account;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'portfolio-sheets-'));
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
  source = await startSchoolServer({ schools: [{ code: '000001', name: '示範高級中學', students: 90 }] });
  const builders = createBuilders(server);
  const school = await builders.school({ code: '000001', name: '示範高級中學' });
  await builders.term(school, { year: 110, semester: 2 });
  admin = await builders.account(school, { kind: 'administrator', login: 'admin', name: '林管理' });
});
afterAll(async () => {
  await browser?.close();
  await source?.stop();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe.sequential('the school’s data', () => {
  test('comes by a connection that is tried first, and leaves its records', async () => {
    const at = await openScreen(browser, server.url);
    const { page } = at;
    await signInAtScreen(at, admin);
    await page.goto(`${server.url}/sync`);
    await page.getByRole('button', { name: '設定連線' }).click();
    await page.getByLabel('校務行政系統網址').fill(source.url);
    await page.getByLabel('用戶端代號').fill('demo');
    await page.getByRole('textbox', { name: '用戶端密鑰' }).fill('wrong');
    await page.getByRole('button', { name: '測試連線' }).click();
    await page.getByText('學校系統不接受用戶端代號或密鑰').waitFor();
    await page.getByRole('textbox', { name: '用戶端密鑰' }).fill('demo-secret');
    await page.getByLabel('每日同步時間').fill('25:00');
    await page.getByRole('button', { name: '儲存' }).click();
    await page.getByText('時間格式為 HH:MM').waitFor();
    await page.getByLabel('每日同步時間').fill('08:00');
    await page.getByRole('button', { name: '測試連線' }).click();
    await page.getByText('連線成功').waitFor();
    await page.getByRole('button', { name: '儲存' }).click();
    await page.getByText('已儲存').waitFor();
    await page.locator('button:enabled', { hasText: /^同步$/ }).waitFor();
    await expectAccessible(page);
    await picture(page, 'sync-connection-desk-light');

    await page.getByRole('tab', { name: '同步項目' }).click();
    await page.getByRole('button', { name: '同步', exact: true }).click();
    await page.getByText('同步完成').waitFor({ timeout: 60_000 });
    await page.getByText('每日 08:00 自動同步').waitFor();
    await expectAccessible(page);
    await picture(page, 'sync-desk-light');

    await page.getByRole('link', { name: '學生學籍資料' }).click();
    await page.getByText('"status_code": "00"').waitFor();
    await expectAccessible(page);
    await picture(page, 'sync-run-desk-light');
    await page.getByRole('link', { name: '學校查詢接收紀錄' }).last().click();
    await page.getByRole('tab', { name: 'API-2' }).click();
    await page.getByRole('link', { name: '幹部經歷資料' }).waitFor();
    await page.getByRole('tab', { name: 'API-1' }).click();
    await page.getByRole('link', { name: '學生修課資料' }).waitFor();
    await expectAccessible(page);
    await picture(page, 'sync-runs-desk-light');
    await at.context.close();
    expect(at.complaints).toEqual([]);
  });

  test('asks before too much ends, on a phone, in the dark', async () => {
    source.setFaults(['shrink', 'bad-rows']);
    const at = await openScreen(browser, server.url, { viewport: phone, colorScheme: 'dark' });
    const { page } = at;
    await signInAtScreen(at, admin);
    await page.goto(`${server.url}/sync`);
    await page.getByRole('button', { name: '同步', exact: true }).click();
    await page.getByText('有資料等待確認').waitFor({ timeout: 60_000 });
    await expectAccessible(page);
    await picture(page, 'sync-question-phone-dark');
    await page.getByRole('button', { name: '確認寫入' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('最多結束上面的筆數').waitFor();
    await picture(page, 'sync-confirm-phone-dark');
    await dialog.getByRole('button', { name: '確認寫入' }).click();
    await page.getByText('同步完成').waitFor({ timeout: 60_000 });
    await page.getByText('有資料等待確認').waitFor({ state: 'hidden' });
    await page.getByRole('link', { name: '學生學籍資料' }).click();
    await page.getByText('身分證號檢查碼不符').waitFor();
    await expectAccessible(page);
    await picture(page, 'sync-refusals-phone-dark');
    source.setFaults([]);
    await at.context.close();
    expect(at.complaints).toEqual([]);
  });

  test('comes as a sheet: the preview first, then 套用', async () => {
    const rows = source.data('000001', 110, 2).classes.map((row) => [row.class_code, row.name, row.grade, row.department, row.division, row.homeroom_teacher_no ?? '']);
    const file = path.join(folder, '班級.csv');
    writeFileSync(file, [['班級代碼', '班級名稱', '年級', '科別', '部別', '導師編號'], ...rows, ['901', '九年一班', 9, '普通科', '日間部', '']].map((row) => row.join(',')).join('\r\n'));
    const at = await openScreen(browser, server.url, { colorScheme: 'dark' });
    const { page } = at;
    await signInAtScreen(at, admin);
    await page.goto(`${server.url}/sync?tab=upload`);
    await page.getByRole('combobox', { name: '資料類型' }).selectOption({ label: '2. 開課班級資料' });
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByText('數值超出範圍').waitFor();
    await expectAccessible(page);
    await picture(page, 'sync-upload-desk-dark');
    await page.getByRole('button', { name: '套用' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '套用' }).click();
    await page.getByText('同步完成').waitFor({ timeout: 60_000 });
    await at.context.close();
    expect(at.complaints).toEqual([]);
  });
});
