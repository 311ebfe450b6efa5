import { describe, expect, it } from 'vitest';
import { cellsOf, keptCellsOf } from './cells';
import { gradesOf, rosterNumbers, rosters, variantOf, type RosterNumber, type RosterOf, type SheetOf } from './columns';
import type { RosterRow } from './roster-row';
import { goodRow } from '../../../test/support/roster-row';

const sheetOf = (name: string): SheetOf => {
  const sheet = rosters['26'].sheets.find((each) => each.name === name);
  if (!sheet) throw new Error(name);
  return sheet;
};
const linkTo = (sha256: string): string => `link:${sha256[0]}`;
const byHeader = (name: string, row: RosterRow): Record<string, string> => {
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

describe('the twelve rosters', () => {
  const headersOf = (roster: RosterNumber, sheet: string): string => {
    const found = rosters[roster].sheets.find(({ name }) => name === sheet);
    return found?.columns.map(({ header }) => header).join(' ') ?? '';
  };

  it('are exported for the grades and semesters of the format', () => {
    expect(Object.fromEntries(rosterNumbers.map((roster) => [roster, rosters[roster].variants.map(({ grades, semester }) => `${grades} ${semester}`)]))).toEqual({
      24: ['1,2,3 1', '1,2 2'], 34: ['3 2'], 74: ['3 2'],
      25: ['1,2,3 0', '1,2 0'], 35: ['3 0'], 75: ['3 0'],
      26: ['1,2,3 0', '1,2 0'], 36: ['3 0'], 76: ['3 0'],
      28: ['1,2,3 0', '1,2 0'], 38: ['3 0'], 78: ['3 0'],
    });
  });

  it('have 修課節數 in place of 修課學分 for 進修部', () => {
    expect(headersOf('28', '學期課程學習成果')).toBe('身分證號 出生日期 實際修課學期 課程代碼 科目名稱 開課年級 修課節數 文件檔案連結 成果簡述 影音檔案連結');
    expect(headersOf('38', '重修課程學習成果')).toContain('原修課修課節數');
    expect(JSON.stringify(rosters['78'].sheets)).not.toContain('學分');
  });

  it.each([
    ['幹部經歷暨事蹟紀錄', '單位名稱 開始日期 結束日期 擔任職務 內容簡述 幹部等級'],
    ['競賽參與紀錄', '競賽名稱 項目 競賽等級 獎項 結果公布日期 內容簡述 團體參與'],
    ['檢定證照紀錄', '證照代碼 註1 分數 分項結果 取得證照日期 證照字號 檢定組別 內容簡述'],
    ['服務學習紀錄', '服務名稱 服務單位 開始日期 結束日期 時數 內容簡述'],
    ['彈性學習時間紀錄', '類別種類 內容開設名稱 開設單位 開設學年度 開設學期 每週節數 開設週數 內容簡述'],
    ['團體活動時間紀錄', '類別 辦理單位 團體活動內容名稱 活動學年度 活動學期 節數 內容簡述'],
    ['職場學習紀錄', '類別 職場學習單位 職場學習職稱 開始日期 結束日期 時數 內容簡述'],
    ['作品成果紀錄', '名稱 日期 內容簡述'],
    ['大學及技專校院先修課程紀錄', '計畫專案 開設單位 課程名稱 開始日期 結束日期 學分數 總時數 內容簡述'],
    ['其他多元表現紀錄', '名稱 主辦單位 開始日期 結束日期 時數 內容簡述'],
  ])('have the columns of %s in their order', (sheet, fields) => {
    expect(headersOf('25', sheet)).toBe(`身分證號 出生日期 ${fields} 證明文件連結 影音檔案連結 外部影音連結`);
  });

  it('have the columns of posts with their lengths', () => {
    const [sheet] = rosters['24'].sheets;
    expect(sheet.columns.map(({ header, length }) => `${header} ${length}`).join(', ')).toBe('身分證號 10, 出生日期 7, 單位名稱 50, 開始日期 7, 結束日期 7, 擔任職務 30, 幹部等級 2');
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
