import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSchoolServer, type SchoolServer } from '../../database/school-server/server';
import { openBrowser, phone } from '../support/browser';
import { createBuilders, pdf, type Account, type Builders, type School } from '../support/builders';
import { expectAccessible, openScreen, picture, signInAtScreen } from '../support/screens';
import { startServer, type TestServer } from '../support/server';

/**
 * One school's year, end to end, at the screens: people and courses arrive, a student uploads and sends, the teacher
 * certifies, the student ticks, the administrator counts, checks and exports, and the roster's link opens the file.
 */
const YEAR = 110;
const SEMESTER = 2;
const BRIEF = '以問卷調查同學的睡眠時間，用統計圖表呈現並提出建議。';

let server: TestServer;
let schoolServer: SchoolServer;
let browser: Browser;
let builders: Builders;
let school: School;
let administrator: Account;
let student: Account;
let teacher: Account;
let courseName: string;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
  builders = createBuilders(server);
  school = await builders.school({ code: '000001', name: '示範高級中學' });
  await builders.term(school, { year: YEAR, semester: SEMESTER });
  await builders.openWindows(school, { year: YEAR });
  administrator = await builders.account(school, { kind: 'administrator', login: 'admin' });
  schoolServer = await startSchoolServer({ port: 0, schools: [{ code: school.code, name: school.name, students: 60 }], year: YEAR, semester: SEMESTER });
});
afterAll(async () => {
  await browser?.close();
  await schoolServer?.stop();
  await server?.stop();
});

/** A student with a course that one teacher reviews; both get a password, as 3.2 will issue it. */
async function choosePeople(): Promise<void> {
  const { rows } = await server.database.query<{ student: string; teacher: string; course: string }>(
    `select sa.login as student, ta.login as teacher, f.name as course
     from enrolments e join offerings f on f.id = e.offering_id join offering_teachers ot on ot.offering_id = f.id
     join accounts sa on sa.student_id = e.student_id join accounts ta on ta.teacher_id = ot.teacher_id
     join students st on st.id = e.student_id
     where e.kind = 'semester' and st.status = 'enrolled' and (select count(*) from offering_teachers x where x.offering_id = f.id) = 1
       and (select count(*) from enrolments x join offerings y on y.id = x.offering_id where x.student_id = e.student_id and y.name = f.name) = 1
     order by e.id limit 1`,
  );
  const [{ student: studentLogin, teacher: teacherLogin, course }] = rows;
  courseName = course;
  const hash = (await server.database.query<{ hash: string }>('select password_hash as hash from accounts where id = $1', [administrator.key])).rows[0].hash;
  await server.database.query(`update accounts set password_hash = $1, password_state = 'changed' where login = any($2)`, [hash, [studentLogin, teacherLogin]]);
  student = { ...administrator, login: studentLogin, kind: 'student' };
  teacher = { ...administrator, login: teacherLogin, kind: 'teacher' };
}

describe.sequential('one school’s year', () => {
  test('the administrator connects the school server and presses 同步: people and courses arrive', async () => {
    const at = await openScreen(browser, server.url);
    const { page } = at;
    await expectAccessible(page);
    await picture(page, 'sign-in-desk-light');
    await signInAtScreen(at, administrator);
    await expectAccessible(page);
    await picture(page, 'home-desk-light');
    await page.getByRole('navigation').getByRole('link', { name: '同步項目及排程' }).click();
    await page.getByRole('button', { name: '設定連線' }).click();
    await page.getByLabel('校務行政系統網址').fill(schoolServer.url);
    await page.getByLabel('用戶端代號').fill('demo');
    await page.getByRole('textbox', { name: '用戶端密鑰' }).fill('demo-secret');
    await page.getByRole('button', { name: '儲存' }).click();
    await page.getByText('已儲存').waitFor();
    await page.getByRole('tab', { name: '同步項目' }).click();
    await page.getByRole('button', { name: '同步', exact: true }).click();
    await page.getByText('同步完成').waitFor({ timeout: 60_000 });
    await expectAccessible(page);
    await at.context.close();
    expect(at.complaints).toEqual([]);
  });

  test('a student uploads a PDF on a phone, writes a brief, and sends it', async () => {
    await choosePeople();
    const at = await openScreen(browser, server.url, { viewport: phone });
    const { page } = at;
    await signInAtScreen(at, student);
    await expectAccessible(page);
    await page.getByRole('navigation').getByRole('link', { name: '課程學習成果' }).last().click();
    await expectAccessible(page);
    await page.getByRole('button', { name: '上傳成果' }).first().click();
    const course = page.getByRole('combobox', { name: '課程' });
    await course.selectOption(await course.getByRole('option', { name: courseName }).first().getAttribute('value'));
    await page.getByRole('textbox', { name: '成果簡述' }).fill(BRIEF);

    const folder = mkdtempSync(path.join(os.tmpdir(), 'portfolio-journey-'));
    const liar = path.join(folder, 'liar.pdf');
    writeFileSync(liar, '<html>not a document</html>');
    await page.locator('input[type=file][data-kind=document]').setInputFiles(liar);
    await page.getByText('檔案內容與副檔名不符').waitFor();
    const honest = path.join(folder, '睡眠調查.pdf');
    writeFileSync(honest, pdf('A survey of sleep'));
    await page.locator('input[type=file][data-kind=document]').setInputFiles(honest);
    await page.getByText('檔案已存妥').waitFor();
    expect(await page.getByRole('textbox', { name: '成果簡述' }).inputValue()).toBe(BRIEF);
    await expectAccessible(page);
    await picture(page, 'upload-phone-light');

    await page.getByRole('button', { name: '儲存並送出認證' }).click();
    await page.getByRole('button', { name: '送出認證', exact: true }).click();
    await page.getByText('待認證').first().waitFor();
    await expectAccessible(page);
    await at.context.close();
    // The refused upload is a 422 that the browser notes by itself.
    expect(at.complaints.filter((line) => !line.includes('422'))).toEqual([]);
  });

  test('the teacher opens the file and certifies with the keyboard', async () => {
    const at = await openScreen(browser, server.url);
    const { page } = at;
    await signInAtScreen(at, teacher);
    await page.getByRole('navigation').getByRole('link', { name: '認證學習成果' }).first().click();
    await page.getByText(BRIEF).last().waitFor();
    await page.locator('canvas').first().waitFor();
    await expectAccessible(page);
    await picture(page, 'certify-desk-light');
    await page.keyboard.press('a');
    await page.getByText('已認證 1 件').waitFor();
    await page.getByText('沒有待認證的成果').waitFor();
    await expectAccessible(page);
    await at.context.close();
    expect(at.complaints).toEqual([]);
  });

  test('the student ticks it', async () => {
    const at = await openScreen(browser, server.url, { viewport: phone, colorScheme: 'dark' });
    const { page } = at;
    await signInAtScreen(at, student);
    await page.getByRole('navigation').getByRole('link', { name: '勾選學習成果' }).last().click();
    await page.getByRole('checkbox', { name: new RegExp(courseName.replace(/[()]/g, '.')) }).check();
    await page.getByRole('button', { name: '儲存', exact: true }).click();
    await page.getByText('已勾選 1/6').waitFor();
    await expectAccessible(page);
    await picture(page, 'tick-phone-dark');
    await at.context.close();
    expect(at.complaints).toEqual([]);
  });

  test('the administrator sees it counted (4.1) and opens what the student sees', async () => {
    const at = await openScreen(browser, server.url);
    const { page } = at;
    await signInAtScreen(at, administrator);
    await page.getByRole('navigation').getByRole('link', { name: '查詢學生學習成果情形' }).first().click();
    await page.getByRole('row', { name: new RegExp(student.login) }).waitFor();
    await expectAccessible(page);
    await picture(page, 'outcome-ticks-desk-light');
    const { rows } = await server.database.query<{ ticked: number }>(`select count(*)::int as ticked from outcomes where state = 'ticked'`);
    expect(rows[0].ticked).toBe(1);
    await page.getByRole('row', { name: new RegExp(student.login) }).getByRole('link').first().click();
    await page.getByText(BRIEF).first().waitFor();
    await expectAccessible(page);
    await at.context.close();
    expect(at.complaints).toEqual([]);
  });

  test('the administrator checks and exports roster 26 as final; its link opens the PDF', async () => {
    const at = await openScreen(browser, server.url);
    const { page } = at;
    await signInAtScreen(at, administrator);
    await page.getByRole('navigation').getByRole('link', { name: '匯出提交名冊' }).click();
    await page.getByRole('button', { name: /^預檢：26，年級一、二、三$/ }).click();
    await page.getByText('預檢 1 筆').waitFor({ timeout: 30_000 });
    await expectAccessible(page);
    await picture(page, 'rosters-desk-light');
    await page.getByRole('button', { name: /^正式匯出：26，年級一、二、三$/ }).click();
    await page.getByRole('dialog').getByText('1 件會由「已勾選」改為「已提交」').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '正式匯出 1 筆' }).click();
    await page.getByText('已正式匯出 1 筆').waitFor({ timeout: 30_000 });
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /\.xlsx/ }).first().click()]);
    const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'portfolio-roster-')), download.suggestedFilename());
    await download.saveAs(file);
    expect(download.suggestedFilename()).toBe('000001_1100_26_學生課程學習成果名冊.xlsx');
    const sheet = await rowsOf(file, '學期課程學習成果');
    const link = sheet[1][sheet[0].indexOf('文件檔案連結')];
    expect(sheet[1][sheet[0].indexOf('成果簡述')]).toBe(BRIEF);
    expect(link.startsWith(server.url)).toBe(true);
    const opened = await fetch(link);
    expect(opened.status).toBe(200);
    expect(opened.headers.get('content-type')).toBe('application/pdf');
    expect(Buffer.from(await opened.arrayBuffer()).equals(pdf('A survey of sleep'))).toBe(true);
    await expectAccessible(page);
    await page.getByRole('region', { name: '多元表現', exact: true }).getByRole('button', { name: /^預檢：25，年級一、二、三$/ }).waitFor();
    await page.getByRole('navigation').getByRole('link', { name: '匯出幹部名冊' }).click();
    await page.getByRole('button', { name: /^預檢：24，年級一、二、三$/ }).click();
    await page.getByText(/預檢 \d+ 筆/).waitFor({ timeout: 30_000 });
    await expectAccessible(page);
    await picture(page, 'officer-rosters-desk-light');
    await at.context.close();
    expect(at.complaints).toEqual([]);
  });
});

/** A sheet's rows as text, its headings first. */
async function rowsOf(file: string, sheetName: string): Promise<string[][]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(file);
  const rows: string[][] = [];
  workbook.getWorksheet(sheetName)?.eachRow((row) => rows.push((row.values as unknown[]).slice(1).map((value) => String(value ?? ''))));
  return rows;
}
