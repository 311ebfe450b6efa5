import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { desk, openBrowser, phone } from '../support/browser';
import { createBuilders, type Account, type School } from '../support/builders';
import { expectAccessible, openScreen, picture, signInAtScreen } from '../support/screens';
import { shareServer, type SharedTestServer } from '../support/server';

/** Chapters 4 and 9 at the screens: numbers, the picture of them, what is behind one, and a school without any. */
const PATHS = ['/', '/counselling-statistics', '/uncertified-teachers', '/outcome-uploads', '/outcome-usage', '/certification-statistics', '/confirmation-sheets', '/analysis'];
let server: SharedTestServer;
let browser: Browser;
let admin: Account;
let stranger: Account;
let viewer: Account;
let teacherName: string;
let className: string;

beforeAll(async () => {
  [server, browser] = await Promise.all([shareServer(), openBrowser()]);
  const build = createBuilders(server);
  const [school, empty]: School[] = [await build.school({ name: '示範高級中學' }), await build.school({ name: '新設高級中學' })];
  for (const each of [school, empty]) await build.term(each);
  await build.openWindows(school);
  const room = await build.classroom(school, { students: 6 });
  const small = await build.classroom(school, { students: 2, grade: 2 });
  teacherName = room.teacher.name;
  className = room.schoolClass.name;
  await build.account(school, { teacher: room.teacher });
  for (const { enrolment } of room.students) for (const state of ['draft', 'sent', 'certified', 'ticked'] as const) await build.outcome(enrolment, { state });
  for (const { enrolment } of small.students) await build.outcome(enrolment, { state: 'sent' });
  admin = await build.account(school);
  viewer = await build.account(school, { kind: 'staff' });
  await build.roleGroup(school, { modules: ['S0601S'], members: [viewer] });
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
  await page.getByRole('button', { name: `查看清單：${teacherName}的未認證學生` }).click();
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

test('from the first page to a number, its students and one of them; what is small stays unseen by others', async () => {
  const at = await openScreen(browser, server.url);
  const { page } = at;
  await signInAtScreen(at, admin);
  await page.getByRole('link', { name: /教師認證：8 件等待認證/ }).waitFor();
  await page.goto('/analysis');
  await page.getByRole('button', { name: `查看「${className}」的學生清單` }).click();
  await page.getByRole('heading', { name: `「${className}」的學生清單` }).waitFor();
  await expectAccessible(page);
  await page.getByRole('table', { name: '學習成果學生清單' }).getByRole('link').first().click();
  await page.waitForURL(/students\/.+\/outcomes/);
  await page.goto('/outcome-ticks');
  await page.getByLabel('篩選班級').fill(className);
  await page.getByRole('button', { name: '存為常用篩選' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('我的班');
  await page.getByRole('dialog').getByRole('button', { name: '儲存' }).click();
  await page.getByText('已存為常用篩選「我的班」').waitFor();
  await expectAccessible(page);
  await page.goto('/analysis');
  for (const name of ['學年期', '多元表現', '自主學習計畫', '課程諮詢', '收訖明細']) {
    await page.getByRole('button', { name, exact: true }).first().click();
    await page.getByText(/共 \d+ 筆/).first().waitFor();
  }
  await at.context.close();
  expect(at.complaints).toEqual([]);

  const other = await openScreen(browser, server.url);
  await signInAtScreen(other, viewer);
  await other.page.goto('/analysis');
  await other.page.getByRole('img', { name: '為保護學生，不顯示數字' }).first().waitFor();
  expect(await other.page.getByRole('button', { name: /學生清單/ }).count()).toBe(0);
  await expectAccessible(other.page);
  await other.context.close();
  expect(other.complaints).toEqual([]);
});

test('the sheets of a class are shown, printed a student a page, and made into a PDF', async () => {
  const at = await openScreen(browser, server.url);
  const { page } = at;
  await signInAtScreen(at, admin);
  await page.goto('/confirmation-sheets');
  await page.getByLabel('班級').selectOption({ label: `${className}（6 人）` });
  await page.getByText('共 6 位學生的確認單').waitFor();
  expect(await page.getByText('家長簽名').count()).toBe(6);
  await expectAccessible(page);
  await page.getByRole('button', { name: '產生 PDF' }).click();
  const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /^下載.*\.pdf$/ }).click()]);
  expect(saved.suggestedFilename()).toBe(`上傳及勾選情形確認單_110_${className}.pdf`);
  await page.emulateMedia({ media: 'print' });
  const paper = await page.pdf({ format: 'A4' });
  expect(paper.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(6);
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
  // What was kept at another sign-in, on another machine, is here too.
  await at.page.goto('/outcome-ticks');
  await at.page.getByRole('button', { name: '我的班', exact: true }).click();
  await at.page.getByText('共 6 筆', { exact: true }).waitFor();
  await expectAccessible(at.page);
  await at.page.goto('/analysis');
  await at.page.getByRole('img', { name: /統計圖/ }).waitFor();
  await at.page.emulateMedia({ media: 'print' });
  expect(await at.page.getByRole('navigation').first().isVisible().catch(() => false)).toBe(false);
  await at.context.close();
  expect(at.complaints).toEqual([]);
});

test('a school without data is told so in sentences', async () => {
  const at = await openScreen(browser, server.url);
  await signInAtScreen(at, stranger);
  await at.page.getByRole('link', { name: '同步學生、教師與課程資料' }).waitFor();
  for (const path of PATHS.slice(1)) {
    await at.page.goto(path);
    await at.page.getByText(/還沒有|沒有等待認證/).first().waitFor();
    expect(await at.page.getByText('NaN').count()).toBe(0);
  }
  await at.context.close();
  expect(at.complaints).toEqual([]);
});
