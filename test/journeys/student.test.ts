import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, phone } from '../support/browser';
import { createBuilders, mp3, pdf, type Account, type Builders, type Classroom, type School } from '../support/builders';
import { expectAccessible, openScreen, picture, signInAtScreen, type AtScreen } from '../support/screens';
import { shareServer, type SharedTestServer } from '../support/server';

/** A student on a phone: what is open and how much is left, 多元表現 written, mended, ticked; a file over a line that breaks; the sheets and the download. */
let server: SharedTestServer;
let browser: Browser;
let build: Builders;
let school: School;
let room: Classroom;
let student: Account;
const folder = mkdtempSync(path.join(os.tmpdir(), 'portfolio-student-'));

beforeAll(async () => {
  [server, browser] = await Promise.all([shareServer(), openBrowser()]);
  build = createBuilders(server);
  school = await build.school({ name: '示範高級中學' });
  await build.term(school);
  room = await build.classroom(school);
  await build.openWindows(school);
  const [{ student: owner, enrolment }] = room.students;
  student = await build.account(school, { student: owner });
  await build.outcome(enrolment, { state: 'ticked', brief: '已勾選的成果' });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

function fileOf(name: string, bytes: Buffer): string {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
}
const atPhone = async (colorScheme: 'light' | 'dark' = 'light'): Promise<AtScreen> => {
  const at = await openScreen(browser, server.url, { viewport: phone, colorScheme });
  await signInAtScreen(at, student);
  return at;
};
const sideways = (at: AtScreen) => at.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** All that a first visit loads, from the sign-in to the student's first page, without the answers of the server. */
const FIRST_PAGE_BYTES = 250_000;

describe.sequential('a student on a phone', () => {
  test('loads little before the first page stands', async () => {
    const at = await openScreen(browser, server.url, { viewport: phone });
    await signInAtScreen(at, student);
    await at.page.getByRole('region', { name: '110 學年度的件數' }).getByRole('listitem').first().waitFor();
    await at.page.waitForLoadState('networkidle');
    const loaded = await at.page.evaluate(() =>
      [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
        .map((entry) => entry as PerformanceResourceTiming)
        .filter(({ name }) => !name.includes('/api/'))
        .map(({ name, encodedBodySize }) => ({ name, bytes: encodedBodySize })));
    await at.context.close();
    expect(loaded.length).toBeGreaterThan(5);
    const sum = loaded.reduce((bytes, file) => bytes + file.bytes, 0);
    expect(sum, loaded.map(({ name, bytes }) => `${bytes} ${name}`).join('\n')).toBeLessThan(FIRST_PAGE_BYTES);
  });

  test('sees what is open, what waits and how many are left', async () => {
    const at = await atPhone();
    const { page } = at;
    const counts = page.getByRole('region', { name: '110 學年度的件數' });
    for (const line of ['勾選的學習成果1/6', '勾選的多元表現0/10', '第 1 學期送出認證的學習成果1/6']) await counts.getByRole('listitem').filter({ hasText: line }).waitFor();
    await page.getByRole('link', { name: '學生勾選多元表現時間' }).waitFor();
    await expectAccessible(page);
    await picture(page, 'student-home-phone-light');
    await at.context.close();
    expect(at.complaints).toEqual([]);
  });

  test('writes a performance: what is missing is said at the field, and what was typed stays', async () => {
    const at = await atPhone();
    const { page } = at;
    await page.getByRole('navigation').getByRole('link', { name: '多元表現', exact: true }).last().click();
    await page.getByText('本學年還沒有多元表現').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: '新增多元表現' }).first().click();
    await expectAccessible(page);
    await page.getByRole('button', { name: /競賽參與紀錄/ }).click();
    await page.getByLabel('競賽名稱').fill('全國科學展覽會');
    await page.getByRole('button', { name: '儲存', exact: true }).click();
    await page.getByText('請填寫。').first().waitFor();
    expect(await page.getByText('請填寫。').count()).toBe(5);
    await expectAccessible(page);
    await page.getByLabel('競賽等級').selectOption({ label: '全國' });
    await page.getByLabel('獎項').fill('佳作');
    await page.getByRole('textbox', { name: '結果公布日期' }).fill('110/11/02');
    await page.getByLabel('團體參與').selectOption({ label: '團體' });
    await page.getByLabel('內容簡述').fill('以光感測器探究植物的向光性，負責程式。');
    await page.getByLabel('外部影音連結').fill('http://video.example.test');
    await page.locator('input[type=file][data-kind=document]').setInputFiles(fileOf('獎狀𠮷.pdf', pdf('An award')));
    await page.getByText('檔案已存妥').waitFor();
    await page.getByRole('button', { name: '儲存', exact: true }).click();
    await page.getByText('請填 https:// 開頭的完整網址。').waitFor();
    await page.getByLabel('外部影音連結').fill('https://video.example.test/watch');
    await picture(page, 'performance-form-phone-light');
    await page.getByRole('button', { name: '儲存', exact: true }).click();
    await page.getByRole('heading', { name: '全國科學展覽會' }).waitFor();
    await page.getByText('獎狀𠮷.pdf').waitFor();
    expect(await page.getByLabel('競賽名稱').count()).toBe(0);
    await expectAccessible(page);
    expect(await sideways(at)).toBe(0);
    await at.context.close();
    expect(at.complaints).toEqual([]);
  });

  test('mends it, ticks it, and finds it frozen', async () => {
    const at = await atPhone('dark');
    const { page } = at;
    await page.goto('/performances');
    await page.getByRole('button', { name: '編輯：全國科學展覽會' }).click();
    await page.getByLabel('獎項').fill('特優');
    await page.getByRole('button', { name: '儲存', exact: true }).click();
    await page.getByText('特優').waitFor();
    await page.getByRole('link', { name: '勾選多元表現' }).first().click();
    await page.getByRole('checkbox', { name: '勾選 全國科學展覽會' }).check();
    await page.getByRole('button', { name: '儲存', exact: true }).click();
    await page.getByText('已勾選 1/10').waitFor();
    await page.getByText('已儲存 1 件變更。').waitFor();
    await expectAccessible(page);
    await picture(page, 'performance-tick-phone-dark');
    await page.getByRole('link', { name: '多元表現', exact: true }).first().click();
    await page.getByRole('heading', { name: '全國科學展覽會' }).waitFor();
    expect(await page.getByRole('button', { name: '編輯：全國科學展覽會' }).count()).toBe(0);
    await at.context.close();
    expect(at.complaints).toEqual([]);
  });

  test('uploads over a line that breaks: it goes on by itself from where it stopped', async () => {
    const at = await atPhone();
    const { page } = at;
    let sent = 0;
    let broken = 0;
    await page.route('**/api/me/uploads/*?offset=*', async (route) => {
      sent += 1;
      if (sent !== 2) return route.continue();
      broken += 1;
      return route.abort('connectionreset');
    });
    await page.goto('/outcomes?new=');
    const take = mp3(7);
    const bytes = Buffer.concat([take, ...Array.from({ length: 3_000 }, () => take.subarray(-417))]);
    await page.locator('input[type=file][data-kind=media]').setInputFiles(fileOf('口頭報告.mp3', bytes));
    await page.getByText('網路中斷，已收到的部分保留著').waitFor();
    await page.getByText('檔案已存妥').waitFor({ timeout: 30_000 });
    expect(broken).toBe(1);
    // Three parts, of which one was sent twice: what had come was not sent again.
    expect(sent).toBe(4);
    await expectAccessible(page);
    await at.context.close();
    expect(at.complaints.filter((line) => !line.includes('ERR_CONNECTION_RESET'))).toEqual([]);
  });

  test('reads the own portfolio as others will, prints the sheet, and takes everything along', async () => {
    const at = await atPhone();
    const { page } = at;
    await page.goto('/portfolio');
    await page.getByText('已勾選的成果').waitFor();
    await page.getByRole('heading', { name: '全國科學展覽會' }).waitFor();
    await expectAccessible(page);
    expect(await sideways(at)).toBe(0);
    await page.getByRole('button', { name: '下載我的學習歷程' }).click();
    const take = page.getByRole('button', { name: /^下載 學習歷程檔案_/ });
    await take.waitFor({ timeout: 30_000 });
    const [download] = await Promise.all([page.waitForEvent('download'), take.click()]);
    expect(download.suggestedFilename()).toMatch(/^學習歷程檔案_.*\.zip$/);
    await expectAccessible(page);
    await page.getByRole('link', { name: '上傳及勾選情形確認單' }).last().click();
    await page.getByText('課程學習成果已勾選 1/6').waitFor();
    await page.getByText('家長簽名').waitFor();
    await expectAccessible(page);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button', { name: '列印' }).isVisible()).toBe(false);
    await picture(page, 'confirmation-sheet-print');
    await at.context.close();
    expect(at.complaints).toEqual([]);
  });
});
