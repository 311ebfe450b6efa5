import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, phone } from '../support/browser';
import { createBuilders, type Account, type Builders, type School } from '../support/builders';
import { fullPortfolio, md5Of } from '../support/exchange';
import { expectAccessible, openScreen, picture, signInAtScreen } from '../support/screens';
import { shareServer, type SharedTestServer } from '../support/server';

/** 6.1 and 6.2 at the screens: one school exports a student, the other imports. */
const ID = 'A223456781';
const BIRTHDAY = '2005-04-02';

let server: SharedTestServer;
let browser: Browser;
let build: Builders;
let folder: string;
let from: Account;
let to: Account;
let chief: Account;

async function clerkOf(school: School): Promise<Account> {
  const account = await build.account(school, { kind: 'staff', name: '註冊組' });
  await build.term(school);
  await build.roleGroup(school, { modules: ['S0401S', 'S0402S'], members: [account] });
  return account;
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'portfolio-exchange-'));
  [server, browser] = await Promise.all([shareServer(), openBrowser()]);
  build = createBuilders(server);
  const [a, b] = [await build.school({ name: '甲高級中學' }), await build.school({ name: '乙高級中學' })];
  const room = await build.classroom(a, { students: 3 });
  const student = await build.student(a, { name: '林轉學', nationalId: ID, birthDate: BIRTHDAY });
  await build.insert('school_parameters', { school_id: a.key, outcomes_per_semester: 30, outcomes_per_course: 30 });
  await fullPortfolio(build, student, await build.enrolment(student, room.offering));
  await build.student(b, { name: '林轉學', nationalId: ID, birthDate: BIRTHDAY });
  [from, to] = [await clerkOf(a), await clerkOf(b)];
  chief = await build.account(a, { name: '系統管理師' });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const told = async (page: Page, name: string): Promise<string> => (await page.locator('dt', { hasText: name }).locator('xpath=following-sibling::dd/span').textContent()) ?? '';

describe.sequential('a student changes school', () => {
  let file = '';
  let md5 = '';
  let password = '';

  test('the former school makes an archive', async () => {
    const at = await openScreen(browser, server.url);
    const { page } = at;
    await signInAtScreen(at, from);
    await page.goto(`${server.url}/exchange-export`);
    await page.getByRole('textbox', { name: '篩選姓名' }).fill('林轉學');
    await page.getByText('共 1 筆', { exact: true }).waitFor();
    await page.getByRole('checkbox', { name: /林轉學|選取 / }).last().check();
    await page.getByRole('button', { name: '加入清單' }).click();
    await page.getByText('匯出清單（1 人）').waitFor();
    await expectAccessible(page);
    await picture(page, 'exchange-export-desk-light');
    await page.getByRole('button', { name: '產生匯出檔案' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '匯出 1 人' }).click();
    await page.getByText('已匯出 1 位學生，18 個檔案').waitFor({ timeout: 60_000 });

    await page.getByRole('tab', { name: '匯出紀錄' }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: /^下載檔案/ }).click();
    const download = await downloading;
    file = path.join(folder, download.suggestedFilename());
    await download.saveAs(file);
    await expectAccessible(page);
    await picture(page, 'exchange-records-desk-light');
    await page.getByRole('button', { name: /^檔案資訊/ }).click();
    await page.getByRole('dialog').getByText('每次查看都會留下紀錄').waitFor();
    await page.locator('dd').first().waitFor();
    md5 = await told(page, 'MD5');
    password = await told(page, '密碼');
    expect(md5).toMatch(/^[0-9a-f]{32}$/);
    await expectAccessible(page);
    await picture(page, 'exchange-info-desk-light');
    await page.getByRole('dialog').getByRole('button', { name: '關閉' }).click();
    await at.context.close();
    expect(at.complaints).toEqual([]);
  });

  test('the new school is told what is wrong, then what would be taken in, and takes it in', async () => {
    const at = await openScreen(browser, server.url, { viewport: phone, colorScheme: 'dark' });
    const { page } = at;
    await signInAtScreen(at, to);
    await page.goto(`${server.url}/exchange-import`);
    await page.getByRole('button', { name: '檢查檔案' }).click();
    await page.getByText('MD5 為 32 個英數字').waitFor();
    await page.getByLabel('MD5', { exact: false }).first().fill('0'.repeat(32));
    await page.getByRole('textbox', { name: '壓縮檔密碼' }).fill('not-it');
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('button', { name: '檢查檔案' }).click();
    await page.getByText('MD5 不相符').waitFor();
    await expectAccessible(page);
    await picture(page, 'exchange-import-phone-dark');
    await page.getByLabel('MD5', { exact: false }).first().fill(md5);
    await page.getByRole('button', { name: '檢查檔案' }).click();
    await page.getByText('壓縮檔密碼不正確').waitFor();
    await page.getByRole('textbox', { name: '壓縮檔密碼' }).fill(password);
    await page.getByRole('button', { name: '檢查檔案' }).click();
    await page.getByText('課程學習成果：新增 7、已有 0、無法匯入 0').waitFor({ timeout: 60_000 });
    await expectAccessible(page);
    await picture(page, 'exchange-preview-phone-dark');
    await page.getByRole('button', { name: '匯入 1 人' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '匯入 1 人' }).click();
    await page.getByText('匯入 1 人，完成 1 人。').waitFor({ timeout: 60_000 });
    await page.getByRole('tab', { name: '匯入紀錄' }).click();
    await page.getByRole('button', { name: /^檢視/ }).last().click();
    await page.getByRole('dialog').getByText('已匯入').waitFor();
    await expectAccessible(page);
    await picture(page, 'exchange-import-detail-phone-dark');
    await at.context.close();
    // The browser itself notes each refusal.
    expect(at.complaints.filter((text) => !text.includes('422'))).toEqual([]);
  });

  test('an archive that is none is refused in words', async () => {
    const broken = path.join(folder, 'broken.zip');
    writeFileSync(broken, 'this is no archive');
    const at = await openScreen(browser, server.url);
    const { page } = at;
    await signInAtScreen(at, to);
    await page.goto(`${server.url}/exchange-import`);
    await page.getByLabel('MD5', { exact: false }).first().fill(md5Of(Buffer.from('this is no archive')));
    await page.getByRole('textbox', { name: '壓縮檔密碼' }).fill('x');
    await page.locator('input[type=file]').setInputFiles(broken);
    await page.getByRole('button', { name: '檢查檔案' }).click();
    await page.getByText('這不是 ZIP 壓縮檔').waitFor({ timeout: 60_000 });
    await expectAccessible(page);
    await picture(page, 'exchange-refused-desk-light');
    await at.context.close();
    expect(at.complaints).toEqual([]);
  });
});

describe.sequential('a school changes platform, and hands its rosters on', () => {
  test('the whole school goes out; its archive is refused where it has just been made', async () => {
    const at = await openScreen(browser, server.url);
    const { page } = at;
    await signInAtScreen(at, chief);
    await page.goto(`${server.url}/exchange-school`);
    await page.getByRole('button', { name: '產生全校壓縮檔' }).click();
    await page.getByRole('dialog').getByText('檔案保留 30 天').waitFor();
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: '產生全校壓縮檔' }).click();
    await page.getByText('已匯出全校資料').waitFor({ timeout: 60_000 });
    await expectAccessible(page);
    await picture(page, 'exchange-school-desk-light');
    await page.getByRole('tab', { name: '搬遷紀錄' }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: /^下載檔案/ }).click();
    const file = path.join(folder, (await downloading).suggestedFilename());
    await (await downloading).saveAs(file);
    await page.getByRole('button', { name: /^檔案資訊/ }).click();
    await page.locator('dd').first().waitFor();
    const [md5, password] = [await told(page, 'MD5'), await told(page, '密碼')];
    await page.getByRole('dialog').getByRole('button', { name: '關閉' }).click();
    await page.getByRole('button', { name: /^檢視內容/ }).click();
    await page.getByRole('dialog').getByText('來源：').waitFor();
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: '關閉' }).click();

    await page.getByRole('tab', { name: '匯入全校' }).click();
    await page.getByLabel('MD5', { exact: false }).first().fill(md5);
    await page.getByRole('textbox', { name: '壓縮檔密碼' }).fill(password);
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('button', { name: '檢查檔案' }).click();
    await page.getByText('全校資料只能匯入空的學校').waitFor({ timeout: 60_000 });
    await expectAccessible(page);
    await at.context.close();
    expect(at.complaints).toEqual([]);
  });

  test('a semester goes out as OneRoster', async () => {
    const at = await openScreen(browser, server.url, { viewport: phone, colorScheme: 'dark' });
    const { page } = at;
    await signInAtScreen(at, chief);
    await page.goto(`${server.url}/exchange-one-roster`);
    await page.getByText('學生 4 人、班級 1 班、開課 1 門').waitFor();
    await expectAccessible(page);
    await picture(page, 'one-roster-phone-dark');
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: '下載 OneRoster 檔案' }).click();
    expect((await downloading).suggestedFilename()).toMatch(/^OneRoster_\d{6}_1101\.zip$/);
    await at.context.close();
    expect(at.complaints).toEqual([]);
  });
});
