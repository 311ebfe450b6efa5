import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../support/browser';
import { createBuilders, type Account, type School } from '../support/builders';
import { runOn } from '../support/database-server';
import { expectAccessible, openScreen, picture, signInAtScreen, type AtScreen } from '../support/screens';
import { startServer, type TestServer } from '../support/server';

/** A notice corrects a column: platform staff write it down, rehearse it with a school and approve it; the school's next check follows it. */
let server: TestServer;
let browser: Browser;
let school: School;
let clerk: Account;
/** Platform staff, signed in to Strapi's admin. */
let staff: AtScreen;
let page: Page;

beforeAll(async () => {
  // The template's administrator has a password that is gone with its folder: the start makes another.
  [server, browser] = await Promise.all([startServer({ through: (url) => runOn(url, 'delete from admin_users').then(() => url) }), openBrowser()]);
  const build = createBuilders(server);
  school = await build.school({ name: '示範高級中學' });
  await build.term(school, {});
  const room = await build.classroom(school, { students: 2 });
  await build.outcome(room.students[0].enrolment, { state: 'ticked', brief: '成'.repeat(80) });
  clerk = await build.account(school, { kind: 'staff', name: '承辦人' });
  await build.roleGroup(school, { modules: ['S0205S', 'S0207S'], members: [clerk] });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const PAGE = '/admin/plugins/platform-columns';
const NUMBER = '111-1';

/** As the calendar of Strapi's form takes a day. */
const day = (days: number): string => new Date(Date.now() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '/');
const dashed = (given: string): string => given.replaceAll('/', '-');

const field = (name: string) => page.locator(`input[name="${name}"]`);
const save = () => page.getByRole('button', { name: '儲存', exact: true }).click();
/** The correction with its approval, whole: after a refusal Strapi's form shows again what is stored. */
async function correct(column: string, length: string): Promise<void> {
  await field('corrections.0.column').fill(column);
  await field('corrections.0.length').fill(length);
  // The switch's own box is not drawn: what is clicked is around it.
  if (!(await field('approved').isChecked())) await field('approved').click({ force: true });
}

/** Saves, and reads what is said: beside the field, or of the whole in a notice. */
async function refused(said: RegExp): Promise<void> {
  await save();
  await page.getByText(said).first().waitFor();
}

/** Saves, and waits until the server has it. */
async function keep(): Promise<void> {
  const [answer] = await Promise.all([page.waitForResponse((response) => response.url().includes('/content-manager/collection-types/') && ['POST', 'PUT'].includes(response.request().method())), save()]);
  expect(answer.status()).toBeLessThan(300);
}

/** The platform's page, and on it the edition. */
async function edition(): Promise<ReturnType<Page['getByRole']>> {
  await page.goto(PAGE);
  const section = page.getByRole('region', { name: NUMBER });
  await section.waitFor();
  return section;
}

describe.sequential('an edition of the rosters’ columns', () => {
  test('is written as a draft, and what is wrong in it stands on the platform’s page', async () => {
    staff = await openScreen(browser, server.url);
    ({ page } = staff);
    const [, password] = /password\s+(\S+)/.exec(readFileSync(path.join(server.dataDir, 'platform-admin.txt'), 'utf8')) ?? [];
    await page.goto(PAGE);
    await field('email').fill('platform@example.com');
    await field('password').fill(password);
    await page.keyboard.press('Enter');
    await page.getByText('還沒有版次：名冊使用程式內建的欄位。').waitFor();
    await page.getByRole('link', { name: '新增版次' }).click();
    await field('number').fill(NUMBER);
    await field('notice').fill('臺教國署高字第1110000001號');
    await field('effectiveOn').fill(day(1));
    await field('effectiveOn').press('Enter');
    await page.getByRole('button', { name: /還沒有項目/ }).click();
    await field('corrections.0.column').fill('簡述');
    await field('corrections.0.rosters').fill('26 36 76');
    await field('corrections.0.length').fill('5000');
    await keep();
    const draft = await edition();
    await draft.getByText('草稿', { exact: true }).waitFor();
    await draft.getByText(/名冊 26 沒有欄位「簡述」。欄位有：/).waitFor();
    await picture(page, 'columns-draft-desk-light');
  });

  test('is not approved with a column that is not there, nor with a length that cannot be', async () => {
    await page.getByRole('link', { name: NUMBER }).click();
    await field('number').waitFor();
    await page.getByRole('button', { name: '簡述' }).first().click();
    await correct('簡述', '50');
    await refused(/第 1 項更正：名冊 26 沒有欄位「簡述」。.*沒有儲存任何變更。/);
    await picture(page, 'columns-refused-desk-light');
    await correct('成果簡述', '5000');
    await refused(/「成果簡述」的最多字數必須在 \d+ 到 \d+ 之間。沒有儲存任何變更。/);
    await correct('成果簡述', '50');
    await keep();
    const coming = await edition();
    await coming.getByText('已核可，尚未生效').waitFor();
    await coming.getByText('沒有問題。').waitFor();
    await coming.getByRole('row', { name: /26、36、76 學期課程學習成果 成果簡述 最多字數 100 50/ }).waitFor();
  });

  test('is rehearsed with the rows of a school', async () => {
    const coming = await edition();
    const rehearse = async (code: string) => {
      await coming.getByRole('textbox', { name: '學校代碼' }).fill(code);
      await coming.getByRole('button', { name: '以一所學校試算' }).click();
    };
    await rehearse('x');
    await coming.getByText(/格式不符/).waitFor();
    await rehearse(school.code);
    await coming.getByText(`${school.code} ${school.name}，110 學年度：看了 1 筆。`).waitFor();
    await coming.getByText('學期課程學習成果「成果簡述」會超過最多字數：1 筆').waitFor();
    await picture(page, 'columns-rehearsed-desk-light');
  });

  test('is announced to the school before its day, and nothing is found yet', async () => {
    const at = await openScreen(browser, server.url);
    await signInAtScreen(at, clerk);
    await at.page.goto('/rosters');
    await at.page.getByText(/自 \d+\/\d+\/\d+ 起改用欄位版次 111-1（臺教國署高字第1110000001號）。/).first().waitFor();
    await at.page.getByRole('button', { name: /^預檢：26，年級一、二、三$/ }).click();
    await at.page.getByText('預檢 1 筆').waitFor({ timeout: 30_000 });
    expect(await at.page.getByText(/「成果簡述」超過/).count()).toBe(0);
    await expectAccessible(at.page);
    await at.context.close();
    expect(at.complaints).toEqual([]);
  });

  test('comes into effect on its day', async () => {
    // Its day comes.
    await server.database.query('update roster_column_editions set effective_on = $1', [dashed(day(0))]);
    const current = await edition();
    await current.getByText('已生效', { exact: true }).waitFor();
    await page.getByText(`今天（${dashed(day(0))}）的欄位`).waitFor();
    await page.getByRole('row', { name: /26、36、76 學期課程學習成果 成果簡述 成果簡述 50/ }).waitFor();
    await picture(page, 'columns-in-effect-desk-light');
    await staff.context.close();
  });

  test('is what the school’s next check goes by (7.1)', async () => {
    const at = await openScreen(browser, server.url);
    await signInAtScreen(at, clerk);
    await at.page.goto('/rosters');
    await at.page.getByText(/欄位版次：111-1（臺教國署高字第1110000001號），自 \d+\/\d+\/\d+ 起。/).first().waitFor();
    await at.page.getByRole('button', { name: /^預檢：26，年級一、二、三$/ }).click();
    await at.page.getByText('「成果簡述」超過 50 個字。').first().waitFor({ timeout: 30_000 });
    await at.page.getByRole('button', { name: '查看欄位' }).first().click();
    await at.page.getByRole('dialog').getByRole('row', { name: /成果簡述 50/ }).first().waitFor();
    await expectAccessible(at.page);
    await picture(at.page, 'columns-of-school-desk-light');
    await at.context.close();
    expect(at.complaints).toEqual([]);
  });
});
