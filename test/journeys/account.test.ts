import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeAt } from '@portfolio/access/domain/second-factor';
import { openBrowser, phone } from '../support/browser';
import { createBuilders, PASSWORD, signIn, type Account, type Builders, type School } from '../support/builders';
import { giveMailServer, mailsOf } from '../support/mailbox';
import { expectAccessible, openScreen, picture, signInAtScreen, type AtScreen } from '../support/screens';
import { shareServer, type SharedTestServer } from '../support/server';

/** 1.1 and the own account at the screens: what a person does alone when a password, a device or an address changes. */
let server: SharedTestServer;
let browser: Browser;
let build: Builders;
let school: School;
let mailless: School;
let admin: Account;
let clerk: Account;

const NEW_PASSWORD = 'Loud-mountain-9';

beforeAll(async () => {
  [server, browser] = await Promise.all([shareServer({ worker: false }), openBrowser()]);
  build = createBuilders(server);
  school = await build.school();
  await build.term(school, { year: 110, semester: 2 });
  mailless = await build.school();
  await giveMailServer(build, school);
  admin = await build.account(school, { login: 'admin', name: '林管理' });
  clerk = await build.account(school, { kind: 'staff', login: 'clerk', name: '陳職員' });
  for (const { key, login } of [admin, clerk]) await build.update('accounts', key, { email: `${login}@school.test` });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** A page opened anew, as from a link in a mail. */
const openLink = async (page: Page, account: Account): Promise<void> => {
  const [mail] = await mailsOf(server, account);
  const { hash, pathname } = new URL(String(mail.values.url));
  await page.goto('about:blank');
  await page.goto(`${server.url}${pathname}${hash}`);
};

const codeOfNow = (secret: string): string => codeAt(secret, Date.now() / 1000);
/** As half a minute later: the code of now has not been taken yet. */
const forgetStep = () => server.database.query('update second_factors set last_step = null');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const passwordField = (page: Page, name = '目前的密碼') => page.getByRole('textbox', { name });

/** At a sign-in that remembers the school. */
async function givePassword({ page }: AtScreen, login: string, password: string): Promise<void> {
  await page.getByRole('textbox', { name: '帳號' }).fill(login);
  await page.getByLabel('密碼', { exact: false }).first().fill(password);
  await page.keyboard.press('Enter');
}

/** From the dialog or the page of the set-up, its password given, to the recovery codes. */
async function setUp(page: Page, password: string): Promise<string> {
  await passwordField(page).fill(password);
  await button(page, '下一步').click();
  await page.getByRole('img', { name: /QR/ }).waitFor();
  const secret = (await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).innerText()).replaceAll(' ', '');
  await page.getByRole('textbox', { name: 'App 顯示的驗證碼' }).fill('000000');
  await page.keyboard.press('Enter');
  await page.getByText('驗證碼不正確、已逾時或已使用過').first().waitFor();
  await expectAccessible(page);
  await page.getByRole('textbox', { name: 'App 顯示的驗證碼' }).fill(codeOfNow(secret));
  await page.keyboard.press('Enter');
  await page.getByRole('list', { name: '備用碼' }).waitFor();
  return secret;
}

describe.sequential('the own account', () => {
  test('a forgotten password is set anew by a mailed link', async () => {
    const at = await openScreen(browser, server.url);
    const { page } = at;
    await page.getByRole('link', { name: '忘記密碼' }).click();
    await page.getByRole('heading', { name: '忘記密碼', level: 1 }).waitFor();
    await page.getByRole('combobox', { name: '學校' }).fill(mailless.code);
    await page.getByRole('option', { name: mailless.name }).click();
    await page.getByText('這所學校還沒有設定寄信').waitFor();
    await expectAccessible(page);
    expect(await button(page, '寄出連結').isDisabled()).toBe(true);
    await page.getByRole('combobox', { name: '學校' }).fill(school.name);
    await page.getByRole('option', { name: school.name }).click();
    await page.getByText('這所學校還沒有設定寄信').waitFor({ state: 'hidden' });
    await page.getByRole('textbox', { name: '帳號' }).fill(`${school.code}_clerk`);
    await expectAccessible(page);
    await picture(page, 'forgot-password-desk-light');
    await page.keyboard.press('Enter');
    await page.getByText('如果有這個帳號').waitFor();
    await expectAccessible(page);

    await openLink(page, clerk);
    await page.getByText(`${school.code}_clerk`).waitFor();
    expect(page.url()).not.toContain('#');
    await passwordField(page, '新密碼').fill('password1');
    await button(page, '儲存').click();
    await page.getByText('這是常見的密碼').waitFor();
    await expectAccessible(page);
    await picture(page, 'new-password-desk-light');
    await passwordField(page, '新密碼').fill(NEW_PASSWORD);
    await button(page, '儲存').click();
    await page.getByText('請用新密碼登入').waitFor();
    await signInAtScreen(at, { ...clerk, password: NEW_PASSWORD });

    await openLink(page, clerk);
    await page.getByText('這個連結已經使用過或已逾時').waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: '重新申請連結' }).waitFor();
    await at.context.close();
    // The browser itself writes down what was refused.
    expect(at.complaints.filter((line) => !line.includes('409'))).toEqual([]);
  });

  test('the second factor is set up with the keyboard on a phone, and asked for at the next sign-in', async () => {
    const at = await openScreen(browser, server.url, { viewport: phone, colorScheme: 'dark' });
    const { page } = at;
    await signInAtScreen(at, { ...clerk, password: NEW_PASSWORD });
    await page.getByRole('button', { name: '個人選單：陳職員' }).press('Enter');
    await page.getByRole('menuitem', { name: '我的帳號' }).press('Enter');
    await page.getByRole('heading', { name: '我的帳號', level: 1 }).waitFor();
    await page.getByText('這個裝置', { exact: true }).waitFor();
    await expectAccessible(page);
    await picture(page, 'account-phone-dark');
    await button(page, '開始設定').press('Enter');
    const secret = await setUp(page, NEW_PASSWORD);
    await expectAccessible(page);
    await picture(page, 'recovery-codes-phone-dark');
    const codes = (await page.getByRole('list', { name: '備用碼' }).getByRole('listitem').allInnerTexts());
    expect(codes).toHaveLength(10);
    // Nothing takes them away but the person.
    await page.keyboard.press('Escape');
    await button(page, '我已保存，完成').press('Enter');
    await page.getByText('還有 10 組備用碼可用').waitFor();

    await page.getByRole('button', { name: '個人選單：陳職員' }).press('Enter');
    await page.getByRole('menuitem', { name: '登出' }).press('Enter');
    await givePassword(at, 'clerk', NEW_PASSWORD);
    await page.getByText('請再輸入一組驗證碼').waitFor();
    await expectAccessible(page);
    await picture(page, 'second-step-phone-dark');
    await page.keyboard.type('000000');
    await page.keyboard.press('Enter');
    await page.getByText('驗證碼不正確、已逾時或已使用過').first().waitFor();
    await forgetStep();
    await page.getByRole('textbox', { name: '驗證碼' }).fill(codeOfNow(secret));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '首頁', level: 1 }).waitFor();

    await page.goto(`${server.url}/account`);
    await button(page, '停用').click();
    await passwordField(page).fill(NEW_PASSWORD);
    await page.getByRole('textbox', { name: '驗證碼' }).fill(codes[0]);
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
    await page.getByText('兩步驟驗證已停用').waitFor();
    await at.context.close();
    expect(at.complaints.filter((line) => !line.includes('422'))).toEqual([]);
  });

  test('sessions are ended and the address is changed', async () => {
    await signIn(server, admin);
    await signIn(server, admin);
    const at = await openScreen(browser, server.url);
    const { page } = at;
    await signInAtScreen(at, admin);
    await page.goto(`${server.url}/account`);
    await button(page, '結束其他全部登入').waitFor();
    await expectAccessible(page);
    await picture(page, 'account-desk-light');
    await page.getByRole('button', { name: '結束登入：未知' }).first().press('Enter');
    await page.getByRole('dialog').getByText('上的登入').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '結束登入' }).press('Enter');
    await page.getByText('已結束登入。').waitFor();
    await expect.poll(() => page.getByRole('button', { name: '結束登入：未知' }).count()).toBe(1);

    await button(page, '變更電子郵件').click();
    await page.getByRole('textbox', { name: '新的電子郵件' }).fill('not an address');
    await passwordField(page).fill('Not-the-password-1');
    await button(page, '寄出確認信').click();
    await page.getByText('電子郵件格式不正確').waitFor();
    await page.getByRole('textbox', { name: '新的電子郵件' }).fill('new@school.test');
    await button(page, '寄出確認信').click();
    await page.getByText('目前的密碼不正確').waitFor();
    await expectAccessible(page);
    await passwordField(page).fill(PASSWORD);
    await button(page, '寄出確認信').click();
    await page.getByText('已寄確認信到 new@school.test').waitFor();
    await openLink(page, admin);
    await expectAccessible(page);
    await picture(page, 'confirm-email-desk-light');
    await button(page, '確認使用這個電子郵件').click();
    await page.getByText('電子郵件已變更').waitFor();
    await page.goto(`${server.url}/account`);
    await page.getByText('new@school.test', { exact: true }).waitFor();

    await page.getByRole('combobox', { name: '信件與畫面的語言' }).selectOption({ label: 'English' });
    await page.getByRole('heading', { name: 'My account', level: 1 }).waitFor();
    await expectAccessible(page);
    await page.getByRole('combobox', { name: 'Language of mails and screens' }).selectOption({ label: '繁體中文' });
    await page.getByRole('heading', { name: '我的帳號', level: 1 }).waitFor();
    await at.context.close();
    expect(at.complaints.filter((line) => !line.includes('422'))).toEqual([]);
  });

  test('what the school requires comes before anything else', async () => {
    const at = await openScreen(browser, server.url, { colorScheme: 'dark' });
    const { page } = at;
    await signInAtScreen(at, admin);
    await page.goto(`${server.url}/account-security`);
    await page.getByText('教職員 2 人，已啟用 0 人。').waitFor();
    await page.getByRole('cell', { name: 'clerk', exact: true }).waitFor();
    await expectAccessible(page);
    await picture(page, 'account-security-desk-dark');
    await page.getByRole('switch', { name: '教職員必須使用兩步驟驗證' }).press('Space');
    await page.getByRole('dialog').getByText('還有 2 位教職員沒有啟用').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '開啟' }).press('Enter');
    await page.getByRole('heading', { name: '設定兩步驟驗證', level: 1 }).waitFor();
    await expectAccessible(page);
    await picture(page, 'second-factor-required-desk-dark');
    await setUp(page, PASSWORD);
    await expectAccessible(page);
    await picture(page, 'second-factor-desk-dark');
    await button(page, '我已保存，完成').click();
    await page.getByText('教職員 2 人，已啟用 1 人。').waitFor();
    await server.database.query(`insert into second_factors (account_id, school_id, secret_sealed, confirmed_at) values ($1, $2, 'never opened', now())`, [clerk.key, school.key]);
    await page.reload();
    await page.getByRole('button', { name: '解除驗證：陳職員' }).waitFor();
    // The own one is taken off by password and code alone.
    expect(await page.getByRole('button', { name: '解除驗證：林管理' }).count()).toBe(0);
    await page.getByRole('button', { name: '解除驗證：陳職員' }).click();
    await page.getByRole('dialog').getByText('請先確認是本人遺失裝置').waitFor();
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: '解除驗證' }).click();
    await page.getByText('已解除 陳職員 的兩步驟驗證').waitFor();
    await page.getByText('教職員 2 人，已啟用 1 人。').waitFor();
    await at.context.close();
    expect(at.complaints.filter((line) => !/40[13]|422/.test(line))).toEqual([]);
  });
});
