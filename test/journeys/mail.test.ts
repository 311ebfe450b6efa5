import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, phone } from '../support/browser';
import { createBuilders, type Account, type School } from '../support/builders';
import { expectAccessible, openScreen, picture, signInAtScreen } from '../support/screens';
import { startServer, type TestServer } from '../support/server';
import { startSmtp, textOf, type TestSmtp } from '../support/smtp';

/** 3.8 at the screens: set, try, look at what left; and the bell of whoever was told. */
let server: TestServer;
let browser: Browser;
let smtp: TestSmtp;
let school: School;
let admin: Account;
let teacher: Account;

beforeAll(async () => {
  [server, browser, smtp] = await Promise.all([startServer({ env: { MAIL_TIMEOUT_SECONDS: '2' } }), openBrowser(), startSmtp()]);
  const builders = createBuilders(server);
  school = await builders.school({ code: '000001', name: '示範高級中學' });
  await builders.term(school);
  admin = await builders.account(school, { kind: 'administrator', login: 'admin', name: '林管理' });
  const room = await builders.classroom(school, { students: 1 });
  teacher = await builders.account(school, { teacher: room.teacher, login: 'teacher', name: '陳老師' });
  await builders.update('accounts', teacher.key, { email: 'teacher@school.test' });
  await builders.openWindows(school);
  await builders.outcome(room.students[0].enrolment, { state: 'sent' });
});
afterAll(async () => {
  await browser?.close();
  await smtp?.stop();
  await server?.stop();
});

describe.sequential('a school’s mail', () => {
  test('is set after it was tried, and the password is not shown again', async () => {
    const at = await openScreen(browser, server.url);
    const { page } = at;
    await signInAtScreen(at, admin);
    await page.goto(`${server.url}/mail`);
    await page.getByText('系統不會寄信').waitFor();
    await page.getByRole('textbox', { name: '郵件伺服器' }).fill('smtp.gmail.com');
    await page.getByText('Gmail 的寄件者固定使用寄件帳號').waitFor();
    expect(await page.getByRole('textbox', { name: '寄件者', exact: true }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: '儲存' }).click();
    await page.getByText('請填寄件帳號。').waitFor();

    await page.getByRole('textbox', { name: '郵件伺服器' }).fill('127.0.0.1');
    await page.getByRole('textbox', { name: '連接埠' }).fill('70000');
    await page.getByRole('textbox', { name: '寄件帳號' }).fill('clerk@school.test');
    await page.getByText('數值太大，最大為 65535。').waitFor();
    await page.getByRole('textbox', { name: '連接埠' }).fill(String(smtp.port));
    await page.getByRole('combobox', { name: '加密類型' }).selectOption({ label: '無' });
    await page.getByText('以明文傳送').waitFor();
    await page.getByLabel('寄件密碼').fill('wrong');
    await page.getByRole('textbox', { name: '寄件者名稱' }).fill('示範高中學習歷程');
    const trial = page.getByRole('form', { name: '寄測試信' });
    await trial.getByRole('textbox', { name: '收件地址' }).fill('nobody');
    await trial.getByRole('button', { name: '寄測試信' }).click();
    await trial.getByText('電子郵件地址格式不符').waitFor();
    await trial.getByRole('textbox', { name: '收件地址' }).fill('clerk@school.test');
    await trial.getByRole('button', { name: '寄測試信' }).click();
    await trial.getByText('不接受寄件帳號或密碼').waitFor();
    await trial.getByText('535').waitFor();
    await expectAccessible(page);
    await picture(page, 'mail-refused-desk-light');
    await page.getByLabel('寄件密碼').fill('mail-secret');
    await trial.getByRole('button', { name: '寄測試信' }).click();
    await trial.getByText('郵件伺服器已收下測試信').waitFor();
    expect(textOf(smtp.received[0].raw)).toContain('示範高級中學');
    await page.getByRole('button', { name: '儲存' }).click();
    await page.getByText('已設定密碼').waitFor();
    await expectAccessible(page);
    await picture(page, 'mail-server-desk-light');
    await at.context.close();
    expect(at.complaints.filter((complaint) => !complaint.includes('422'))).toEqual([]);
  });

  test('tells the teacher, by mail and by the bell', async () => {
    // As the minute of the school's hour does.
    await server.database.query(`insert into jobs (school_id, kind, state, input, slot) values ($1, 'reminder', 'waiting', '{"whom": "teachers"}', 'teachers:today')`, [school.key]);
    const deadline = Date.now() + 30_000;
    while (smtp.received.length < 2 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 200));
    expect(smtp.received[1]).toMatchObject({ to: 'teacher@school.test', login: 'clerk@school.test' });
    expect(textOf(smtp.received[1].raw)).toContain('有 1 件等待認證');

    const at = await openScreen(browser, server.url, { viewport: phone, colorScheme: 'dark' });
    const { page } = at;
    await signInAtScreen(at, teacher);
    await page.getByRole('button', { name: '訊息，1 則未讀' }).click();
    await page.getByRole('dialog', { name: '訊息' }).getByText('有 1 件學習成果等待認證').waitFor();
    await expectAccessible(page);
    await picture(page, 'messages-bell-phone-dark');
    await page.getByRole('link', { name: '查看全部' }).click();
    await page.getByText('共 1 則，1 則未讀').waitFor();
    await expectAccessible(page);
    await picture(page, 'messages-phone-dark');
    await page.getByRole('link', { name: /^前往/ }).click();
    await page.getByRole('heading', { name: '認證學習成果', level: 1 }).waitFor();
    await page.getByRole('button', { name: '訊息', exact: true }).waitFor();
    await at.context.close();
    expect(at.complaints).toEqual([]);
  });

  test('is looked up in the outbox, and what was refused is sent again', async () => {
    await server.database.query(`update outbox_mails set state = 'failed', failure = 'recipient-refused', answer = '550 No such user here', content_sealed = 'gone'`);
    const at = await openScreen(browser, server.url, { colorScheme: 'dark' });
    const { page } = at;
    await signInAtScreen(at, admin);
    await page.goto(`${server.url}/mail?tab=outbox`);
    await page.getByText('550 No such user here').waitFor();
    await expectAccessible(page);
    await picture(page, 'mail-outbox-desk-dark');
    await page.getByRole('button', { name: '重新寄送給 陳老師' }).click();
    await page.getByText('重新排入寄送：1 封').waitFor();
    await page.getByRole('tab', { name: '通知範本' }).click();
    await page.getByText('學習成果送出認證即將截止').waitFor();
    await page.getByText('Ticking outcomes closes soon').waitFor();
    await expectAccessible(page);
    await picture(page, 'mail-templates-desk-dark');
    await page.getByRole('tab', { name: '伺服器設定' }).click();
    await page.getByRole('button', { name: '移除設定' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '移除設定' }).click();
    await page.getByText('系統不會寄信').waitFor();
    await at.context.close();
    expect(at.complaints).toEqual([]);
  });
});
