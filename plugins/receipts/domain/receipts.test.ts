import { describe, expect, it } from 'vitest';
import { answerRefusal } from './answer';
import { isList, membersOf, parseArchiveName, parseShaList } from './archive';
import { categoriesOf, categoryOfFile } from './categories';
import { headingsOfTimes, itemsOf } from './items';
import { defaultPeriod, isShort, lengthened, phaseOf, reminderAt } from './period';
import { fingerprintOf, NOTHING_HELD, readPerson, readRoster } from './received';
import { shownValue } from './tables';

const HASH = 'a'.repeat(64);

describe('the archive', () => {
  it('says its term by its name', () => {
    expect(parseArchiveName('1082_20210202163549收訖明細.zip')).toEqual({ term: '1082', madeAt: '20210202163549' });
    expect(parseArchiveName('1082_20210202163549收訖明細 (1).zip')?.term).toBe('1082');
    for (const name of ['1080_20210202163549收訖明細.zip', '收訖明細.zip', '1082_2021收訖明細.zip', '1082_20210202163549收訖明細.7z', '../1082_20210202163549收訖明細.zip']) expect(parseArchiveName(name)).toBeNull();
  });

  it('lists its hashes in any of the forms', () => {
    const forms = [`修課紀錄.json,${HASH}`, `${HASH.toUpperCase()}  修課紀錄.json`, `"修課紀錄.json" , ${HASH}`, `\uFEFF修課紀錄.json\t${HASH}`, `./data/修課紀錄.json ${HASH}`, `${HASH} *修課紀錄.json`];
    for (const form of forms) expect([...parseShaList(`${form}\r\n\r\n`)]).toEqual([['修課紀錄.json', HASH]]);
    expect(parseShaList(`名稱 雜湊值\n修課紀錄.json ${HASH}b\n`).size).toBe(0);
    expect(isList('sub/sha.TXT')).toBe(true);
  });

  it('holds what it lists and nothing else', () => {
    const list = new Map([['1102修課紀錄.json', HASH], ['多元表現.json', HASH]]);
    expect(membersOf(['SHA.txt', '1102修課紀錄.json', '多元表現.json'], list)).toEqual([
      { category: 'courses', name: '1102修課紀錄.json', sha256: HASH }, { category: 'performances', name: '多元表現.json', sha256: HASH },
    ]);
    expect(membersOf(['SHA.txt', '1102修課紀錄.json'], list)).toEqual({ code: 'receipt-missing', name: '多元表現.json' });
    expect(membersOf(['SHA.txt', '1102修課紀錄.json', '多元表現.json', 'x.exe'], list)).toEqual({ code: 'receipt-member', name: 'x.exe' });
    expect(membersOf(['SHA.txt', '課程學習成果.json', '1102修課紀錄.json', '多元表現.json'], list)).toEqual({ code: 'receipt-unlisted', name: '課程學習成果.json' });
    expect(membersOf(['SHA.txt'], new Map())).toEqual({ code: 'receipt-nothing' });
    expect(categoryOfFile('修課紀錄多元表現.json')).toBeNull();
  });
});

describe('the time for confirming', () => {
  const now = new Date('2021-03-25T02:27:00Z');
  it('is by default that of the manual, shorter than the rule, and lengthened by one click', () => {
    const period = defaultPeriod(now);
    expect([period.startsAt, period.endsAt].map((each) => each.toISOString())).toEqual(['2021-03-26T03:00:00.000Z', '2021-03-28T03:00:00.000Z']);
    expect(isShort(period)).toBe(true);
    expect(isShort(lengthened(period))).toBe(false);
    expect(defaultPeriod(new Date('2021-03-25T15:30:00Z')).startsAt.toISOString()).toBe('2021-03-26T16:00:00.000Z');
  });

  it('lets a student answer once, within it', () => {
    const period = { startsAt: new Date(1000), endsAt: new Date(2000) };
    expect([999, 1000, 1999, 2000].map((at) => phaseOf(period, new Date(at)))).toEqual(['before', 'open', 'open', 'after']);
    expect([999, 1500, 2000].map((at) => answerRefusal({ ...period, state: 'open' }, new Date(at)))).toEqual(['receipt-early', null, 'receipt-late']);
    expect(answerRefusal({ ...period, state: 'confirmed' }, new Date(1500))).toBe('receipt-answered');
    expect(reminderAt(period)).toEqual(period.startsAt);
  });
});

describe('categories', () => {
  it('are those of the role groups', () => {
    const held = (...modules: string[]) => categoriesOf({ kind: 'staff', rights: Object.fromEntries(modules.map((code) => [code, ['view']])) });
    expect(held('S0501S')).toEqual([]);
    expect(held('S0207S')).toEqual(['courses', 'outcomes']);
    expect(held('S0206S', 'S0218S')).toEqual(['performances', 'officers']);
    expect(categoriesOf({ kind: 'administrator', rights: {} })).toHaveLength(4);
    expect(categoriesOf({ kind: 'teacher', rights: { S0205S: ['view'] } })).toEqual(['courses', 'outcomes']);
  });
});

describe('what is received of a person', () => {
  const person = { 身分證號: 'a123456789', 出生日期: '0910402', 學期成績: [{ 科目名稱: '國語文', 開課年級: 1, 行數: 7, 備註: null }, { 科目名稱: '英語文', 新欄: { a: 1 } }], 補修成績: [], 新表: ['x'], 註記: '是' };

  it('keeps what nobody knows, as text', () => {
    expect(readPerson(person)).toEqual({
      nationalId: 'A123456789', birthDate: '2002-04-02', rows: 4,
      tables: [
        { name: '學期成績', columns: ['科目名稱', '開課年級', '行數', '備註', '新欄'], rows: [['國語文', '1', '7', '', ''], ['英語文', '', '', '', '{"a":1}']] },
        { name: '新表', columns: ['新表'], rows: [['x']] },
        { name: '其他', columns: ['註記'], rows: [['是']] },
      ],
    });
    for (const wrong of [null, 'x', [], {}, { 身分證號: '' }, { 身分證號: 'A1 2\u0000' }]) expect(readPerson(wrong)).toBeNull();
    expect(readPerson({ 身分證號: 'A123456789', 學期成績: [{ 科目名稱: 'a\u0000b\ud800' }] })?.tables[0].rows).toEqual([['ab\ufffd']]);
    expect(readRoster({ 名冊別: '22', 名冊名稱: '學生成績名冊', sha256: HASH.toUpperCase(), 提交時間: '2021-02-02 16:35:49' })).toEqual({ number: '22', name: '學生成績名冊', sha256: HASH, submittedAt: '2021-02-02 16:35:49' });
  });

  it('is the same in another order and at another row of the roster, and another by any value', () => {
    const print = (of: unknown) => fingerprintOf(readPerson(of)?.tables ?? []);
    const same = { 新表: ['x'], 註記: '是', 身分證號: 'A123456789', 學期成績: [{ 新欄: { a: 1 }, 科目名稱: '英語文' }, { 行數: '9', 開課年級: '1', 科目名稱: '國語文' }] };
    expect(print(same)).toBe(print(person));
    expect(print({ ...person, 學期成績: [{ ...person.學期成績[0], 開課年級: 2 }, person.學期成績[1]] })).not.toBe(print(person));
    expect(print({ 身分證號: 'A123456789', 學期成績: [] })).toBe(NOTHING_HELD);
  });

  it('is shown in words', () => {
    expect(shownValue('學期學業成績', '-1')).toEqual({ word: 'noScore' });
    expect(shownValue('補考及格', '-1')).toEqual({ word: 'noScore' });
    expect(shownValue('成績及格', '0')).toEqual({ word: 'failed' });
    expect(shownValue('是否採計學分', '3')).toEqual({ word: 'exempted' });
    expect(shownValue('科目名稱', '-1')).toEqual({ text: '-1' });
    expect(shownValue('質性文字描述', '')).toEqual({ word: 'none' });
  });

  it('has items that can be matched', () => {
    const headings = headingsOfTimes([]);
    expect(itemsOf('outcomes', [{ name: '重修課程學習成果', columns: ['原修課課程代碼', '成果簡述'], rows: [['C', '簡']] }, { name: '其他', columns: ['註記'], rows: [['是']] }], headings)).toEqual([{ table: 0, row: 0, category: '', code: 'C', label: '簡' }]);
    expect(itemsOf('performances', [{ name: '競賽參與紀錄', columns: ['競賽名稱'], rows: [['科展']] }], headings)).toEqual([{ table: 0, row: 0, category: 'competition', code: '', label: '科展' }]);
    expect(itemsOf('courses', [{ name: '學期成績', columns: ['課程代碼'], rows: [['C']] }], headings)).toEqual([]);
  });

  it('has them under the headings of any time', () => {
    const corrected = (effectiveOn: string, rosters: string, column: string, header: string) => ({ number: 'n', notice: 'x', effectiveOn, corrections: [{ rosters, sheet: null, column, header, length: null, required: null }] });
    const headings = headingsOfTimes([corrected('2022-09-01', '26 36 76', '成果簡述', '成果摘要'), corrected('2023-09-01', '26 36 76', '科目名稱', '成果簡述'), corrected('2022-09-01', '35', '競賽名稱', '競賽全名')]);
    const outcome = (columns: string[], row: string[]) => itemsOf('outcomes', [{ name: '學期課程學習成果', columns, rows: [row] }], headings).map(({ label }) => label);
    expect(outcome(['課程代碼', '成果摘要'], ['C', '新'])).toEqual(['新']);
    expect(outcome(['課程代碼', '科目名稱', '成果簡述'], ['C', '數學', '舊'])).toEqual(['舊']);
    // The name of a subject has come to have the heading that a brief had.
    expect(outcome(['課程代碼', '成果簡述', '成果摘要'], ['C', '數學', '新'])).toEqual(['新']);
    for (const column of ['競賽名稱', '競賽全名']) expect(itemsOf('performances', [{ name: '競賽參與紀錄', columns: [column], rows: [['科展']] }], headings)).toMatchObject([{ label: '科展' }]);
  });
});
