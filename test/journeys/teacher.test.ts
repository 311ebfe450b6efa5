import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { desk, openBrowser, phone } from '../support/browser';
import { createBuilders, type Account, type Builders, type Classroom, type School, type Teacher } from '../support/builders';
import { expectAccessible, openScreen, signInAtScreen, type AtScreen } from '../support/screens';
import { shareServer, type SharedTestServer } from '../support/server';

/** The teachers' and the school's side at the screens: certifying by keyboard alone, self-study through its stages, counselling, own classes. */
let server: SharedTestServer;
let browser: Browser;
let build: Builders;
let school: School;
let room: Classroom;
let librarian: Teacher;
const accounts: Record<'administrator' | 'teacher' | 'librarian' | 'student', Account> = {} as never;

beforeAll(async () => {
  [server, browser] = await Promise.all([shareServer({ worker: false }), openBrowser()]);
  build = createBuilders(server);
  school = await build.school({ name: '旅程高級中學' });
  await build.term(school);
  room = await build.classroom(school, { students: 3 });
  await build.update('students', room.students[0].student.key, { name: '林小明' });
  librarian = await build.teacher(school, { name: '圖書館主任', kind: 'staff' });
  await build.insert('counselling_assignments', { school_id: school.key, teacher_id: room.teacher.key, school_class_id: room.schoolClass.key });
  await build.openWindows(school);
  accounts.administrator = await build.account(school, { kind: 'administrator' });
  accounts.teacher = await build.account(school, { teacher: room.teacher });
  accounts.librarian = await build.account(school, { kind: 'staff', teacher: librarian });
  accounts.student = await build.account(school, { student: room.students[0].student });
  for (let n = 1; n <= 3; n += 1) await build.outcome(room.students[n - 1].enrolment, { state: 'sent', brief: `第 ${n} 件成果` });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function at(who: keyof typeof accounts, viewport = desk, colorScheme: 'light' | 'dark' = 'light'): Promise<AtScreen> {
  const screen = await openScreen(browser, server.url, { viewport, colorScheme });
  await signInAtScreen(screen, accounts[who]);
  return screen;
}

async function leave({ context, complaints }: AtScreen): Promise<void> {
  await context.close();
  expect(complaints.filter((line) => !/40[49]|422/.test(line))).toEqual([]);
}

/** Moves the focus on until it is on what has this name, as a person without a mouse does. */
async function tabTo(page: Page, name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let n = 0; n < 120; n += 1) {
    const focused = await page.evaluate(() => (document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '').trim());
    if (typeof name === 'string' ? focused === name : name.test(focused)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`nothing called ${String(name)} was reached by ${key}`);
}

describe.sequential('the teachers’ side', () => {
  test('a teacher certifies, sends back and takes back by keyboard alone', async () => {
    const screen = await at('teacher');
    const { page } = screen;
    await tabTo(page, '認證學習成果');
    await page.keyboard.press('Enter');
    await page.getByText('還有 3 件待認證').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('a');
    await page.getByText('已認證 1 件').waitFor();
    await page.getByText('還有 2 件待認證').waitFor();
    await page.keyboard.press('r');
    await page.getByRole('dialog').waitFor();
    await expectAccessible(page);
    await page.keyboard.type('請補上封面');
    await tabTo(page, '退回 1 件');
    await page.keyboard.press('Enter');
    await page.getByText('已退回 1 件').waitFor();
    await page.getByText('還有 1 件待認證').waitFor();
    // Later it is among the answered ones, the latest first.
    await tabTo(page, '待認證', 'Shift+Tab');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await tabTo(page, '取消審核結果');
    await page.keyboard.press('Enter');
    await page.getByText('已取消 1 件的審核結果').waitFor();
    await leave(screen);
  });

  test('when the time is over, the buttons are inactive and say why', async () => {
    await server.database.query(`update work_windows set ends_at = now() - interval '1 hour' where school_id = $1 and item = 'certify'`, [school.key]);
    const screen = await at('teacher', phone, 'dark');
    const { page } = screen;
    await page.goto('/certifications');
    await page.getByText('現在不能審核').waitFor();
    expect(await page.getByRole('button', { name: '認證：確為本課程修習成果' }).isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: '退回', exact: true }).isDisabled()).toBe(true);
    await expectAccessible(page);
    await leave(screen);
  });

  test('the school unlocks an outcome with a reason, and names a deputy', async () => {
    const screen = await at('administrator');
    const { page } = screen;
    const [certified] = (await server.database.query<{ id: string }>(`select st.document_id as id from outcomes o join students st on st.id = o.student_id where o.school_id = $1 and o.state = 'certified'`, [school.key])).rows;
    await page.goto(`/students/${certified.id}/outcomes`);
    await page.getByRole('button', { name: '解鎖' }).click();
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: '解鎖' }).click();
    await page.getByText('請填寫').waitFor();
    await page.getByRole('textbox', { name: '解鎖原因' }).fill('附錯檔案');
    await page.getByRole('dialog').getByRole('button', { name: '解鎖' }).click();
    await page.getByText('已解鎖 1 件成果').waitFor();
    await page.getByText('待認證').first().waitFor();

    const colleague = await build.teacher(school, { name: '代理老師' });
    await page.goto('/deputies');
    await page.getByText('還沒有設定代理人').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: '新增代理人' }).click();
    await page.getByRole('combobox', { name: '教師' }).fill(room.teacher.teacherNo);
    await page.getByRole('option', { name: `${room.teacher.name}（${room.teacher.teacherNo}）`, exact: true }).click();
    await page.getByRole('combobox', { name: '代理人' }).fill(colleague.teacherNo);
    await page.getByRole('option', { name: `代理老師（${colleague.teacherNo}）`, exact: true }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: '儲存' }).click();
    await page.getByRole('button', { name: /結束代理/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: '結束代理' }).click();
    await page.getByText('還沒有設定代理人').waitFor();
    await leave(screen);
  });

  test('the school sets a group and the order of stages', async () => {
    const screen = await at('administrator');
    const { page } = screen;
    await page.goto('/certification-groups');
    await page.getByRole('tab', { name: '自訂群組' }).click();
    await page.getByRole('button', { name: '新增' }).click();
    await page.getByRole('textbox', { name: '名稱' }).fill('圖書館審核');
    await page.getByRole('button', { name: '儲存' }).click();
    await page.getByRole('checkbox', { name: /圖書館主任/ }).check();
    await expectAccessible(page);
    await page.getByRole('button', { name: '加入 1 筆' }).click();
    await page.getByRole('button', { name: '儲存' }).click();
    await page.getByText('1 位教職員').waitFor();

    await page.goto('/certification-stages');
    const identity = page.getByRole('combobox', { name: '認證身分' });
    for (const stage of ['自訂群組：圖書館審核', '導師']) {
      await identity.selectOption({ label: stage });
      await page.getByRole('button', { name: '新增' }).click();
    }
    await page.getByRole('button', { name: '導師 上移' }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: '儲存' }).click();
    await page.getByText('已儲存').waitFor();
    expect(await page.getByRole('list', { name: '認證順序' }).getByRole('listitem').allTextContents()).toEqual([expect.stringContaining('導師'), expect.stringContaining('圖書館審核')]);
    await leave(screen);
  });

  test('a student writes a plan on a phone and submits it', async () => {
    const screen = await at('student', phone);
    const { page } = screen;
    await page.goto('/study-plans');
    await page.getByRole('button', { name: '新增計畫' }).first().click();
    await page.getByRole('textbox', { name: '題目' }).fill('校園植物圖鑑');
    await page.getByRole('textbox', { name: '動機' }).fill('想認識校園裡的植物');
    await page.getByRole('textbox', { name: '內容' }).fill('每週觀察並記錄');
    await page.getByRole('textbox', { name: '第 1 週' }).fill('蒐集資料');
    await page.getByRole('button', { name: '增加一週' }).click();
    await page.getByRole('textbox', { name: '第 2 週' }).fill('實地觀察');
    await page.getByRole('textbox', { name: '預期成果' }).fill('一本圖鑑');
    await expectAccessible(page);
    await page.getByRole('button', { name: '儲存草稿' }).click();
    await page.getByRole('button', { name: '送出審核' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '送出審核' }).click();
    await page.getByText('導師：審核中').waitFor();
    await expectAccessible(page);
    await leave(screen);
  });

  test('the homeroom teacher passes it on, and the group’s member sends it back with a reason', async () => {
    const homeroom = await at('teacher');
    await homeroom.page.goto('/study-plan-reviews');
    await homeroom.page.getByRole('link', { name: '校園植物圖鑑' }).click();
    await homeroom.page.getByText('實地觀察').waitFor();
    await expectAccessible(homeroom.page);
    await homeroom.page.getByRole('button', { name: '通過' }).click();
    await homeroom.page.getByRole('button', { name: '通過 1 份' }).click();
    await homeroom.page.getByText('目前沒有等您審核的計畫').waitFor();
    await leave(homeroom);

    const member = await at('librarian', desk, 'dark');
    await member.page.getByRole('navigation').getByRole('link', { name: '審核自主學習計畫' }).click();
    await member.page.getByRole('checkbox', { name: /校園植物圖鑑/ }).check();
    await expectAccessible(member.page);
    await member.page.getByRole('button', { name: '退回 1 份' }).click();
    await member.page.getByRole('textbox', { name: '退回原因' }).fill('請寫得更具體');
    await member.page.getByRole('dialog').getByRole('button', { name: '退回 1 件' }).click();
    await member.page.getByText('目前沒有等您審核的計畫').waitFor();
    await leave(member);
  });

  test('the counselling teacher keeps a record, the student signs off, and the teacher reads the own class', async () => {
    const teacher = await at('teacher');
    const { page } = teacher;
    await page.goto('/counselling-records');
    await page.getByRole('button', { name: '新增紀錄' }).click();
    await page.getByRole('textbox', { name: '主題' }).fill('高二選課說明');
    await page.getByRole('button', { name: '儲存' }).click();
    await page.getByText('請選擇至少一位學生').waitFor();
    await page.getByRole('checkbox', { name: /林小明/ }).check();
    await page.getByRole('button', { name: '加入 1 筆' }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: '儲存' }).click();
    await page.getByRole('link', { name: '高二選課說明' }).click();
    await page.getByText('學生 1 位，已閱讀 0 位').waitFor();
    await expectAccessible(page);

    const student = await at('student', phone);
    await student.page.goto('/my-counselling');
    await student.page.getByText('高二選課說明').waitFor();
    await expectAccessible(student.page);
    await student.page.getByRole('button', { name: '我已閱讀' }).click();
    await student.page.getByText(/已閱讀 1/).first().waitFor();
    await student.page.goto('/study-plans');
    await student.page.getByText('請寫得更具體').waitFor();
    await leave(student);

    await page.goto('/my-classes');
    await page.getByRole('link', { name: '林小明' }).click();
    await page.getByText('校園植物圖鑑').waitFor();
    await page.getByText('高二選課說明').waitFor();
    await expectAccessible(page);
    await leave(teacher);
  });
});
