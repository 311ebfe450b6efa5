import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, phone } from '../support/browser';
import { createBuilders, type Account, type Builders, type Classroom, type School } from '../support/builders';
import { expectAccessible, openScreen, picture, signInAtScreen } from '../support/screens';
import { shareServer, type SharedTestServer } from '../support/server';

/** A school's settings at the screens (3.3 to 3.6, S0210S, S0213S), and what visitors read (1.2, 1.3). */
let server: SharedTestServer;
let browser: Browser;
let build: Builders;
let school: School;
let room: Classroom;
let admin: Account;

beforeAll(async () => {
  [server, browser] = await Promise.all([shareServer(), openBrowser()]);
  build = createBuilders(server);
  school = await build.school({ name: '示範高級中學' });
  await build.term(school, { semester: 1 });
  room = await build.classroom(school, { students: 1 });
  const second = await build.teacher(school, { name: '林第二' });
  await build.update('teachers', room.teacher.key, { name: '王第一' });
  await build.insert('offering_teachers', { school_id: school.key, offering_id: room.offering.key, teacher_id: second.key, position: 2, reviews: true });
  for (const kind of ['outcomes', 'performances']) await build.insert('national_windows', { year: 110, kind, starts_on: '2021-08-01', ends_on: '2022-11-30' });
  await build.insert('notices', { title: '給所有學校', body: '## 標題\n\n- **重點**\n- <script>alert(1)</script>\n\n[壞連結](javascript:alert(1)) [好連結](https://collego.edu.tw/)', published_on: '2022-02-07', shown: true });
  await build.insert('notices', { title: '本校消息', body: '', published_on: '2022-02-08', shown: true, school_id: school.key });
  admin = await build.account(school, { login: 'admin', name: '林管理' });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe.sequential('visitors', () => {
  test('read the news, whatever was written in them, and a page for each field of study, on a phone', async () => {
    const at = await openScreen(browser, server.url, { viewport: phone, colorScheme: 'dark' });
    const { page } = at;
    await page.getByRole('link', { name: /MORE/ }).click();
    await page.getByRole('heading', { name: '最新消息', level: 1 }).waitFor();
    expect(await page.getByText('本校消息').count()).toBe(0);
    await expectAccessible(page);
    await page.getByRole('link', { name: /給所有學校/ }).click();
    await page.getByRole('heading', { name: '給所有學校', level: 1 }).waitFor();
    await page.getByText('<script>alert(1)</script>').waitFor();
    expect(await page.getByRole('link', { name: '壞連結' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: '好連結' }).getAttribute('href')).toBe('https://collego.edu.tw/');
    await expectAccessible(page);

    await page.getByRole('link', { name: '認識學群' }).click();
    await page.getByRole('link', { name: /^資訊/ }).waitFor();
    expect(await page.getByRole('tabpanel').getByRole('link').count()).toBe(18);
    await expectAccessible(page);
    await page.getByRole('tab', { name: '技職 20 群類' }).press('Enter');
    await page.getByRole('link', { name: /^水產/ }).click();
    await page.getByRole('heading', { name: '水產', level: 1 }).waitFor();
    for (const part of ['學什麼', '相關學科', '適合的能力與特質', '未來發展', '延伸閱讀']) await page.getByRole('heading', { name: part, level: 2 }).waitFor();
    await expectAccessible(page);
    await picture(page, 'cluster-phone-dark');
    await page.getByRole('link', { name: '海事' }).click();
    await page.getByRole('heading', { name: '海事', level: 1 }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
    await page.goto(`${server.url}/clusters/technical/99`);
    await page.getByText('找不到這個學群').waitFor();
    await at.context.close();
    expect(at.complaints).toEqual([]);
  });
});

describe.sequential('the school’s administrator', () => {
  test('sets the year’s windows by the keyboard alone, is refused with a reason, and copies them', async () => {
    const at = await openScreen(browser, server.url);
    const { page } = at;
    await signInAtScreen(at, admin);
    await page.getByText('本校消息').waitFor();
    await page.goto(`${server.url}/windows`);
    await page.getByText('學習成果作業時間：110/08/01 ~ 111/11/30').waitFor();
    await page.getByText('一年級還沒有設定作業時間').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: '新增' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('項目').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('1101001');
    for (let tab = 0; tab < 3; tab += 1) await page.keyboard.press('Tab');
    await page.keyboard.type('110/9/1');
    await page.keyboard.press('Enter');
    await dialog.getByText('結束時間必須晚於開始時間').waitFor();
    await dialog.getByLabel('結束日期').first().fill('111/12/01');
    await page.keyboard.press('Enter');
    await dialog.getByText('超出全國作業時間（110/08/01 至 111/11/30）').waitFor();
    await expectAccessible(page);
    await dialog.getByLabel('結束日期').first().fill('111/02/01');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('row', { name: /學生上傳及送出學習成果認證時間.*110\/10\/01.*00.*111\/02\/01.*24/ }).waitFor();
    await page.getByText('不足兩週').waitFor();

    await page.getByRole('button', { name: '新增' }).press('Enter');
    await dialog.getByLabel('項目').selectOption({ label: '學生勾選多元表現時間' });
    expect(await dialog.getByLabel('學期').inputValue()).toBe('0');
    await dialog.getByLabel('開始日期').first().fill('111/05/01');
    await dialog.getByLabel('結束日期').first().fill('111/05/10');
    await dialog.getByRole('button', { name: '儲存' }).press('Enter');
    await dialog.waitFor({ state: 'hidden' });

    await page.getByRole('button', { name: '複製到其他年級' }).press('Enter');
    await dialog.getByRole('button', { name: '複製 4 列' }).press('Enter');
    await page.getByText('已複製 4 列，保留原有 0 列').waitFor();
    await page.getByRole('tab', { name: '三年級' }).press('Enter');
    await page.getByRole('button', { name: /刪除 學生勾選多元表現時間/ }).press('Enter');
    await dialog.getByText('刪除後，這個項目立即不能使用').waitFor();
    await dialog.getByRole('button', { name: '刪除' }).press('Enter');
    await page.getByText('已刪除「學生勾選多元表現時間').waitFor();
    await page.getByRole('region', { name: '110 學年度時間軸' }).getByText('110/10/01 00:00 – 111/02/01 24:00').first().waitFor({ state: 'attached' });
    await expectAccessible(page);
    await picture(page, 'windows-desk-light');
    await at.context.close();
    expect(at.complaints.filter((line) => !line.includes('409'))).toEqual([]);
  });

  test('sets parameters, and is told the rule below which no school goes', async () => {
    const at = await openScreen(browser, server.url, { viewport: phone });
    const { page } = at;
    await signInAtScreen(at, admin);
    await page.goto(`${server.url}/parameters`);
    const count = page.getByLabel('學生學習成果上傳數量');
    await count.fill('5');
    await page.getByRole('button', { name: '儲存' }).click();
    await page.getByText('依國教署規定，每學期不可低於 6 件').waitFor();
    await page.getByLabel('未認證學習成果 Email 通知教師時間').fill('24');
    await page.getByRole('button', { name: '儲存' }).click();
    await page.getByText('最大為 23').waitFor();
    await expectAccessible(page);
    await count.fill('8');
    await page.getByLabel('未認證學習成果 Email 通知教師時間').fill('');
    await page.getByRole('button', { name: '儲存' }).click();
    await page.getByText('已儲存').waitFor();
    await page.reload();
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('input[name=outcomesPerSemester]')?.value === '8');
    await at.context.close();
    expect(at.complaints).toEqual([]);
  });

  test('gives a teacher classes and takes them away after being asked', async () => {
    const at = await openScreen(browser, server.url, { colorScheme: 'dark' });
    const { page } = at;
    await signInAtScreen(at, admin);
    await page.goto(`${server.url}/counselling-teachers`);
    await page.getByText('請先從教師清單點選一位教師').waitFor();
    await page.getByRole('link', { name: '林第二' }).press('Enter');
    const box = page.getByRole('checkbox', { name: new RegExp(room.schoolClass.name) });
    await box.focus();
    await page.keyboard.press('Enter');
    await page.getByText('已加入 1 個班級').waitFor();
    await page.getByRole('link', { name: /已設定 林第二/ }).waitFor();
    await expectAccessible(page);
    await picture(page, 'counselling-desk-dark');
    await page.goto(`${server.url}/counselling-assignments`);
    await page.getByRole('cell', { name: '林第二' }).waitFor();
    await expectAccessible(page);
    await page.goBack();
    await box.check();
    await page.getByRole('button', { name: '移除 1 筆' }).click();
    await page.getByRole('dialog').getByText('確定要刪除勾選的 1 個班級').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '刪除' }).click();
    await page.getByText('已移除 1 個班級').waitFor();
    await at.context.close();
    expect(at.complaints).toEqual([]);
  });

  test('chooses reviewers, never nobody, and saves them all at once', async () => {
    const at = await openScreen(browser, server.url);
    const { page } = at;
    await signInAtScreen(at, admin);
    await page.goto(`${server.url}/reviewers`);
    const choice = (teacher: string) => page.getByRole('combobox', { name: new RegExp(`${teacher} 審核`) });
    await choice('王第一').selectOption({ label: '否' });
    await choice('林第二').selectOption({ label: '否' });
    await page.getByText('尚未儲存：2 位教師的審核').waitFor();
    await page.getByRole('button', { name: '儲存' }).press('Enter');
    await page.getByText('至少要有一位教師的審核為「是」').waitFor();
    await expectAccessible(page);
    await picture(page, 'reviewers-desk-light');
    await choice('林第二').selectOption({ label: '是' });
    await page.getByRole('button', { name: '儲存' }).press('Enter');
    await page.getByText('已儲存').waitFor();
    await page.reload();
    await choice('王第一').waitFor();
    expect([await choice('王第一').inputValue(), await choice('林第二').inputValue()]).toEqual(['false', 'true']);
    await at.context.close();
    expect(at.complaints.filter((line) => !line.includes('409'))).toEqual([]);
  });

  test('sets the next semester, told before what that changes', async () => {
    const at = await openScreen(browser, server.url);
    const { page } = at;
    await signInAtScreen(at, admin);
    await page.goto(`${server.url}/terms`);
    await page.getByRole('button', { name: '新增' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('學期第一天').first().fill('111/01/31');
    await dialog.getByLabel('學期最後一天').first().fill('111/06/30');
    await dialog.getByRole('button', { name: '儲存' }).click();
    await dialog.getByText('與其他學期的日期重疊').waitFor();
    await dialog.getByLabel('學期第一天').first().fill('111/02/11');
    await dialog.getByRole('button', { name: '儲存' }).click();
    await page.getByRole('button', { name: '設為目前學年期：110 學年度第 2 學期' }).click();
    await dialog.getByText('目前學年期將由 110 學年度第 1 學期 改為 110 學年度第 2 學期').waitFor();
    await dialog.getByText('這個學期還沒有班級與課程').waitFor();
    await expectAccessible(page);
    await picture(page, 'term-change-desk-light');
    await dialog.getByRole('button', { name: '設為目前學年期' }).click();
    await page.getByText('目前學年期已設為 110 學年度第 2 學期').waitFor();
    expect(await page.getByLabel('學年期', { exact: true }).inputValue()).toBe('1102');
    await expectAccessible(page);
    await at.context.close();
    expect(at.complaints.filter((line) => !line.includes('409'))).toEqual([]);
  });
});
