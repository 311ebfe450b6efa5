import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, phone } from '../support/browser';
import { createBuilders, type Account, type Builders, type Classroom, type School } from '../support/builders';
import { expectAccessible, openScreen, picture, signInAtScreen, type AtScreen } from '../support/screens';
import { shareServer, type SharedTestServer } from '../support/server';

/** 3.1, 3.2, 3.7 and the audit log at the screens: the administrator sets people up, and their screens follow. */
let server: SharedTestServer;
let browser: Browser;
let build: Builders;
let school: School;
let room: Classroom;
let admin: Account;
let clerk: Account;

beforeAll(async () => {
  [server, browser] = await Promise.all([shareServer({ worker: false }), openBrowser()]);
  build = createBuilders(server);
  school = await build.school({ name: '示範高級中學' });
  await build.term(school);
  await build.openWindows(school);
  room = await build.classroom(school, { students: 12 });
  for (const { student } of room.students) await build.account(school, { student, login: student.studentNo });
  admin = await build.account(school, { login: 'admin', name: '林管理' });
  clerk = await build.account(school, { kind: 'staff', login: 'clerk', name: '張組員' });
  for (let n = 1; n <= 5; n += 1) await build.account(school, { kind: 'staff', login: `helper${n}`, name: `協辦${n}` });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const inNavigation = (page: Page, name: string) => page.getByRole('navigation').getByRole('link', { name, exact: true });
const press = async (page: Page, ...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

async function arrive(settings?: Parameters<typeof openScreen>[2]): Promise<AtScreen> {
  const at = await openScreen(browser, server.url, settings);
  at.page.setDefaultTimeout(PATIENCE_MS);
  return at;
}

async function leave({ context, complaints }: AtScreen, expected: RegExp[] = []): Promise<void> {
  await context.close();
  expect(complaints.filter((line) => !expected.some((known) => known.test(line)))).toEqual([]);
}

/** A list that has given a row away sets the focus with the frame after. */
const nextFrame = (page: Page): Promise<unknown> => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));

/** What does not come in that time does not come; where it waited is then told. */
const PATIENCE_MS = 15_000;

describe.sequential('the administrator’s side', () => {
  test('a group is made, filled and given modules by the keyboard alone; the member’s menu and screens follow at the next request', async () => {
    const member = await arrive();
    await signInAtScreen(member, clerk);
    expect(await inNavigation(member.page, '重設密碼').count()).toBe(0);
    await member.page.goto('/passwords');
    await member.page.getByRole('heading', { name: '找不到頁面' }).waitFor();
    await member.page.goto('/my-jobs');
    await member.page.getByRole('heading', { name: '最近工作', level: 1 }).waitFor();

    const at = await arrive();
    const { page } = at;
    await signInAtScreen(at, admin);
    await page.goto('/role-groups');
    await page.getByText('還沒有角色群組').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: '新增', exact: true }).focus();
    await press(page, 'Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/角色編號/).fill('1'.repeat(11));
    await dialog.getByLabel(/角色名稱/).fill('𠮷'.repeat(41));
    await press(page, 'Enter');
    await dialog.getByText('太長，最多 10 個字。').waitFor();
    await dialog.getByText('太長，最多 40 個字。').waitFor();
    await dialog.getByLabel(/角色編號/).fill('001');
    await dialog.getByLabel(/角色名稱/).fill('帳號管理人員');
    await press(page, 'Enter');
    await page.getByRole('link', { name: '001' }).focus();
    await press(page, 'Enter');

    // Members: filter, go down the list with the arrows, tick two, move, save.
    await page.getByLabel('待選人員：篩選登入帳號').fill('clerk');
    await page.getByLabel(`${school.code}_clerk 張組員`).focus();
    await press(page, 'Space', 'Enter');
    await page.getByText('尚未儲存：加入 1 筆、移除 0 筆').waitFor();
    await nextFrame(page);
    await page.getByLabel('待選人員：篩選登入帳號').fill('helper');
    await page.getByLabel(`${school.code}_helper1 協辦1`).focus();
    await press(page, 'Space', 'ArrowDown', 'ArrowDown', 'Space');
    await page.getByText('已勾選 2', { exact: true }).waitFor();
    await press(page, 'Enter');
    await page.getByText('尚未儲存：加入 3 筆、移除 0 筆').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: '儲存' }).focus();
    await press(page, 'Enter');
    await page.getByText('已儲存').first().waitFor();
    const picked = page.getByRole('table', { name: /所屬人員$/ });
    await picked.getByText('張組員').waitFor();
    await picked.getByText('協辦3').waitFor();
    await picture(page, 'groups-members-desk-light');

    // Modules: many at a time, with 新增 off for one.
    await page.getByRole('tab', { name: '群組功能設定' }).click();
    await page.getByLabel('待選功能模組：篩選模組編號').fill('S0202S');
    await page.getByRole('button', { name: '勾選全部符合的 3 筆' }).focus();
    await press(page, 'Enter');
    await page.getByLabel('S0202S1 重設密碼').focus();
    await press(page, 'Enter');
    await page.getByRole('switch', { name: '維護角色權限 新增' }).focus();
    await press(page, 'Space');
    await expectAccessible(page);
    await page.getByRole('button', { name: '儲存' }).focus();
    await press(page, 'Enter');
    await page.getByText('已儲存').first().waitFor();
    await picture(page, 'groups-modules-desk-light');

    // The member, who has not signed in again: any next request brings the menu.
    await member.page.getByRole('link', { name: '首頁' }).first().click();
    await inNavigation(member.page, '重設密碼').click();
    await member.page.getByRole('heading', { name: '重設密碼', level: 1 }).waitFor();
    await inNavigation(member.page, '維護角色權限').click();
    await member.page.getByRole('link', { name: '001' }).waitFor();
    expect(await member.page.getByRole('button', { name: '新增', exact: true }).count()).toBe(0);

    // Out of use, the group gives nothing.
    await page.goto('/role-groups');
    await page.getByRole('button', { name: '修改 帳號管理人員' }).click();
    await page.getByRole('switch', { name: '是否使用' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '儲存' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await member.page.reload();
    await inNavigation(member.page, '首頁').first().waitFor();
    await inNavigation(member.page, '重設密碼').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '修改 帳號管理人員' }).click();
    await page.getByRole('switch', { name: '是否使用' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '儲存' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await leave(at);
    await leave(member, [/403/]);
  }, 120_000);

  test('passwords: one to read out, those of a class on slips; the administrator’s is not the clerk’s to reset', async () => {
    const at = await arrive();
    const { page } = at;
    await signInAtScreen(at, clerk);
    await inNavigation(page, '重設密碼').click();
    await page.getByLabel('篩選登入帳號').fill('admin');
    await page.getByText('共 1 筆', { exact: true }).waitFor();
    await page.getByRole('button', { name: '重設密碼 林管理' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '重設密碼' }).click();
    await page.getByText('學校管理者的帳號只能由學校管理者處理').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: '關閉' }).click();

    await page.getByLabel('篩選登入帳號').fill('');
    await page.getByLabel('篩選帳號類別').selectOption('student');
    await page.getByText('共 12 筆', { exact: true }).waitFor();
    await expectAccessible(page);
    await picture(page, 'passwords-desk-light');
    await page.getByRole('button', { name: '重設全部符合的 12 個帳號' }).click();
    await page.getByText('這 12 個帳號目前的密碼會立即失效').waitFor();
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: '重設密碼' }).click();
    await page.getByText('已重設 12 個帳號').waitFor();
    await expectAccessible(page);
    await picture(page, 'passwords-slips-desk-light');

    // On paper: the slips alone, each with what it takes to get in.
    const first = page.getByRole('dialog').getByRole('row').nth(1);
    const password = (await first.getByRole('cell').last().textContent()) ?? '';
    await page.emulateMedia({ media: 'print' });
    const sheet = page.locator('.slip-sheet');
    expect(await sheet.isVisible()).toBe(true);
    expect(await page.locator('#root, .MuiDialog-root').first().isVisible()).toBe(false);
    expect(await sheet.innerText()).toContain(password);
    expect(await sheet.innerText()).toContain(server.url);
    await picture(page, 'passwords-paper');
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('button', { name: '關閉' }).click();
    await page.getByText('關閉後不會再顯示密碼').waitFor();
    await page.getByRole('button', { name: '確定關閉' }).click();
    await page.getByRole('dialog').first().waitFor({ state: 'detached' });
    await leave(at);

    const student = await arrive({ viewport: phone });
    await student.page.getByRole('combobox', { name: '學校' }).fill(school.code);
    await student.page.getByRole('option').filter({ hasText: school.code }).click();
    await student.page.getByRole('textbox', { name: '帳號' }).fill(room.students[0].student.studentNo);
    await student.page.getByLabel('密碼', { exact: false }).first().fill(password);
    await student.page.getByRole('button', { name: '登入', exact: true }).click();
    await student.page.getByLabel(/初始密碼/).waitFor();
    await student.page.goto('/courses');
    await student.page.getByLabel(/初始密碼/).waitFor();
    await leave(student);
  });

  test('a temporary account is opened on a phone, in the dark, and its student gets in', async () => {
    const { student } = room.students[1];
    const at = await arrive({ viewport: phone, colorScheme: 'dark' });
    const { page } = at;
    await signInAtScreen(at, admin);
    await page.goto(`/temporary-accounts?filter=${encodeURIComponent(JSON.stringify({ studentNo: student.studentNo }))}`);
    await page.getByRole('button', { name: `為 ${student.name} 建立臨時帳號` }).click();
    await page.getByText('30 天內有效').waitFor();
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: '建立臨時帳號' }).click();
    await page.getByText('帳號與密碼只顯示這一次').waitFor();
    await expectAccessible(page);
    await picture(page, 'temporary-phone-dark');
    const [login, password] = await page.getByRole('dialog').getByRole('definition').allTextContents();
    await page.getByRole('button', { name: '關閉' }).click();
    await page.locator('.MuiChip-label', { hasText: '使用中' }).waitFor();

    const guest = await arrive({ viewport: phone });
    await guest.page.getByRole('combobox', { name: '學校' }).fill(school.code);
    await guest.page.getByRole('option').filter({ hasText: school.code }).click();
    await guest.page.getByRole('textbox', { name: '帳號' }).fill(login);
    await guest.page.getByLabel('密碼', { exact: false }).first().fill(password);
    await guest.page.getByRole('button', { name: '登入', exact: true }).click();
    await guest.page.getByLabel(/初始密碼/).fill(password);
    await guest.page.getByLabel(/新密碼/).first().fill('Green-bicycle-4');
    await guest.page.getByRole('button', { name: '儲存' }).click();
    await guest.page.getByRole('heading', { name: '首頁', level: 1 }).waitFor();
    await guest.page.goto('/tick');
    await guest.page.getByRole('heading', { name: '勾選學習成果', level: 1 }).waitFor();
    await leave(guest);

    await page.getByRole('button', { name: `結束 ${student.name} 的臨時帳號` }).click();
    await page.getByRole('dialog').getByRole('button', { name: '結束' }).click();
    await page.locator('.MuiChip-label', { hasText: '已結束' }).waitFor();
    await leave(at);
  });

  test('the audit log is found by kind and day, and its chain verified', async () => {
    const at = await arrive();
    const { page } = at;
    await signInAtScreen(at, admin);
    await page.goto('/audit');
    await page.getByLabel('篩選動作').selectOption({ label: '設定群組人員' });
    await page.getByText('共 1 筆', { exact: true }).waitFor();
    await page.getByRole('textbox', { name: '起日（民國）' }).fill('90/01/01');
    await page.getByRole('textbox', { name: '迄日（民國）' }).fill('90/01/02');
    await press(page, 'Tab');
    await page.getByText('沒有符合篩選條件的資料').waitFor();
    await page.getByRole('button', { name: '清除篩選' }).first().click();
    await page.locator('tbody').getByText('建立臨時帳號').first().waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: '驗證紀錄鏈' }).click();
    await page.getByText('筆紀錄完整').waitFor();
    await expectAccessible(page);
    await picture(page, 'audit-chain-desk-light');
    await page.getByRole('button', { name: '關閉' }).click();

    await server.database.query('alter table audit_entries disable trigger user');
    await server.database.query(`update audit_entries set actor_name = '別人' where action = 'role-group.created' and school_id = $1`, [school.key]);
    await server.database.query('alter table audit_entries enable trigger user');
    await page.getByRole('button', { name: '驗證紀錄鏈' }).click();
    await page.getByText('紀錄鏈不完整：內容被變更過').waitFor();
    await page.getByText(/第一筆有問題的紀錄：.*別人，新增角色群組/).waitFor();
    await expectAccessible(page);
    await leave(at);
  });
});
