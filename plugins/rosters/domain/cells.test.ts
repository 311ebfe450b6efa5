import { describe, expect, it } from 'vitest';
import { cellsOf, keptCellsOf } from './cells';
import { gradesOf, rosterNumbers, rosters, variantOf, type RosterOf, type SheetOf } from './columns';
import type { OutcomeRow } from './outcome-row';
import { goodRow } from '../../../test/support/roster-row';

const sheetOf = (name: string): SheetOf => {
  const sheet = rosters['26'].sheets.find((each) => each.name === name);
  if (!sheet) throw new Error(name);
  return sheet;
};
const linkTo = (sha256: string): string => `link:${sha256[0]}`;
const byHeader = (name: string, row: OutcomeRow): Record<string, string> => {
  const sheet = sheetOf(name);
  return Object.fromEntries(cellsOf(sheet, row, linkTo).map((cell, index) => [sheet.columns[index].header, cell]));
};

describe('the table of rosters', () => {
  it('has six sheets of outcomes in the order of the format, each kind once', () => {
    expect(rosters['26'].sheets.map(({ name }) => name)).toEqual([
      '學期課程學習成果', '補修課程學習成果', '重修課程學習成果', '重讀課程學習成果', '轉學轉科課程學習成果', '借讀課程學習成果',
    ]);
    expect(new Set(rosters['26'].sheets.map(({ kind }) => kind)).size).toBe(6);
  });

  it.each([
    ['學期課程學習成果', '身分證號 出生日期 實際修課學期 課程代碼 科目名稱 開課年級 修課學分 文件檔案連結 成果簡述 影音檔案連結'],
    ['補修課程學習成果', '身分證號 出生日期 應修課學年度 應修課學期 實際修課學期 課程代碼 科目名稱 開課年級 修課學分 補修方式 文件檔案連結 成果簡述 影音檔案連結'],
    ['重修課程學習成果', '身分證號 出生日期 原修課學年度 原修課學期 實際修課學期 原修課課程代碼 原修課科目名稱 原修課開課年級 原修課修課學分 重修方式 文件檔案連結 成果簡述 影音檔案連結'],
    ['重讀課程學習成果', '身分證號 出生日期 實際修課學期 課程代碼 科目名稱 開課年級 修課學分 文件檔案連結 成果簡述 影音檔案連結'],
    ['轉學轉科課程學習成果', '身分證號 出生日期 原修課學校代碼 原修課學年度 原修課學期 課程代碼 科目名稱 開課年級 修課學分 文件檔案連結 成果簡述 影音檔案連結'],
    ['借讀課程學習成果', '身分證號 出生日期 借讀學校代碼 借讀修課學年度 借讀修課學期 借讀校課程代碼 科目名稱 開課年級 修課學分 文件檔案連結 成果簡述 影音檔案連結'],
  ])('%s has the headings of the format', (name, headers) => {
    expect(sheetOf(name).columns.map(({ header }) => header).join(' ')).toBe(headers);
  });

  it('is sound: names fit Excel, headings are unique, variants name grades', () => {
    for (const number of rosterNumbers) {
      const roster: RosterOf = rosters[number];
      for (const { name, columns } of roster.sheets) {
        expect(name.length).toBeLessThanOrEqual(31);
        expect(new Set(columns.map(({ header }) => header)).size).toBe(columns.length);
      }
      for (const { grades } of roster.variants) expect(gradesOf(grades).every((grade) => [1, 2, 3].includes(grade))).toBe(true);
    }
  });

  it('knows what is exported', () => {
    expect(variantOf({ year: 110, roster: '26', grades: '1,2' })?.semester).toBe(0);
    expect(variantOf({ year: 110, roster: '26', grades: '2,3' })).toBeNull();
  });
});

describe('cells', () => {
  it('are text, dates as seven ROC digits', () => {
    expect(byHeader('學期課程學習成果', goodRow({ media: { sha256: 'e'.repeat(64), bytes: 1, registeredBytes: 1 }, credits: 2.5 }))).toMatchObject({
      出生日期: '0940402', 實際修課學期: '1', 課程代碼: '108999999V1110501010001', 開課年級: '1', 修課學分: '2.5', 文件檔案連結: 'link:d', 影音檔案連結: 'link:e', 成果簡述: '實驗報告',
    });
  });

  it('are empty where there is nothing', () => {
    expect(byHeader('學期課程學習成果', goodRow({ nationalId: null, birthDate: null, credits: null }))).toMatchObject({ 身分證號: '', 出生日期: '', 修課學分: '', 影音檔案連結: '' });
  });

  it('name the course as it was at the other school', () => {
    const row = goodRow({ kind: 'transfer', originSchool: '000002', originYear: 109, originSemester: 2, originCode: '108000002V1110501010001', originGrade: 1, courseGrade: 2 });
    expect(byHeader('轉學轉科課程學習成果', row)).toMatchObject({ 原修課學校代碼: '000002', 原修課學年度: '109', 原修課學期: '2', 課程代碼: '108000002V1110501010001', 開課年級: '1' });
  });

  it('carry the code of the way a course was made up', () => {
    expect(byHeader('補修課程學習成果', goodRow({ kind: 'makeup', method: 'tutoring' })).補修方式).toBe('2');
    expect(byHeader('重修課程學習成果', goodRow({ kind: 'retake', method: 'mixed' })).重修方式).toBe('3');
  });

  it('hold no line break, and whatever else was typed as it was typed', () => {
    expect(byHeader('學期課程學習成果', goodRow({ brief: '一\r\n二\t三' })).成果簡述).toBe('一 二 三');
    expect(byHeader('學期課程學習成果', goodRow({ brief: '=cmd|x' })).成果簡述).toBe('=cmd|x');
  });

  it('are kept without what names the person, and with files by their hash', () => {
    const kept = keptCellsOf(sheetOf('學期課程學習成果'), goodRow());
    expect(kept).toMatchObject({ 成果簡述: '實驗報告', 文件檔案連結: 'd'.repeat(64) });
    expect(Object.keys(kept)).not.toContain('身分證號');
    expect(Object.keys(kept)).not.toContain('出生日期');
  });
});
