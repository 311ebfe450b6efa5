import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { desk, openBrowser, phone } from '../support/browser';
import { createBuilders, type Account, type School } from '../support/builders';
import { expectAccessible, openScreen, picture, signInAtScreen } from '../support/screens';
import { startServer, type TestServer } from '../support/server';

/** Chapters 4 and 9 at the screens: numbers, the picture of them, what is behind one, and a school without any. */
const PATHS = ['/counselling-statistics', '/uncertified-teachers', '/outcome-uploads', '/outcome-usage', '/certification-statistics', '/analysis'];
let server: TestServer;
let browser: Browser;
let admin: Account;
let stranger: Account;
let teacherName: string;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ env: { WORKER: '0' } }), openBrowser()]);
  const build = createBuilders(server);
  const [school, empty]: School[] = [await build.school({ name: '示範高級中學' }), await build.school({ name: '新設高級中學' })];
  for (const each of [school, empty]) await build.term(each);
  await build.openWindows(school);
  const room = await build.classroom(school, { students: 6 });
  teacherName = room.teacher.name;
  await build.account(school, { teacher: room.teacher });
  for (const { enrolment } of room.students) for (const state of ['draft', 'sent', 'certified', 'ticked'] as const) await build.outcome(enrolment, { state });
  admin = await build.account(school);
  stranger = await build.account(empty);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test('a teacher is picked, the students behind the number are listed, and the teacher is reminded', async () => {
  const at = await openScreen(browser, server.url);
  const { page } = at;
  await signInAtScreen(at, admin);
  await page.goto('/uncertified-teachers');
  await page.getByRole('button', { name: `查看${teacherName}的未認證學生清單` }).click();
  const students = page.getByRole('table', { name: '未認證學生清單' });
  await students.getByRole('row').nth(7).waitFor();
  await page.getByRole('checkbox', { name: new RegExp(teacherName) }).check();
  await page.getByRole('button', { name: '寄送提醒' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '寄送提醒' }).click();
  await page.getByText('已通知 1 人。').waitFor();
  await expectAccessible(page);
  await at.context.close();
  expect(at.complaints).toEqual([]);
});

test.each([['desk', desk, 'light'], ['phone', phone, 'dark']] as const)('every screen is good for everybody: %s', async (size, viewport, colorScheme) => {
  const at = await openScreen(browser, server.url, { viewport, colorScheme });
  await signInAtScreen(at, admin);
  for (const path of PATHS) {
    await at.page.goto(path);
    await expectAccessible(at.page);
    await picture(at.page, `insight${path.replace('/', '-')}-${size}-${colorScheme}`);
  }
  await at.page.getByRole('img', { name: /統計圖/ }).waitFor();
  await at.page.emulateMedia({ media: 'print' });
  expect(await at.page.getByRole('navigation').first().isVisible().catch(() => false)).toBe(false);
  await at.context.close();
  expect(at.complaints).toEqual([]);
});

test('a school without data is told so in sentences', async () => {
  const at = await openScreen(browser, server.url);
  await signInAtScreen(at, stranger);
  for (const path of PATHS) {
    await at.page.goto(path);
    await at.page.getByText(/還沒有|沒有等待認證/).first().waitFor();
    expect(await at.page.getByText('NaN').count()).toBe(0);
  }
  await at.context.close();
  expect(at.complaints).toEqual([]);
});
