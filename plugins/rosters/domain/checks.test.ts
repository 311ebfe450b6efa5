import { describe, expect, it } from 'vitest';
import { cellsOf } from './cells';
import { checkCover, checkRow, findingCodes, type CheckContext } from './checks';
import { rosters, type RowKind } from './columns';
import { noCourse, type CheckedRow } from './roster-row';
import { goodRow } from '../../../test/support/roster-row';

const context: CheckContext = { schoolCode: '999999', year: 110, roster: '26', grades: '1,2' };
const linkTo = (): string => 'https://school.example/files/token';
const sheetOf = (kind: RowKind) => {
  const sheet = rosters['26'].sheets.find((each) => each.kind === kind);
  if (!sheet) throw new Error(kind);
  return sheet;
};
const check = (changes: Partial<CheckedRow>, link = linkTo) => {
  const row = goodRow(changes);
  const sheet = sheetOf(row.kind);
  return checkRow(row, sheet, context, cellsOf(sheet, row, link));
};
const codes = (changes: Partial<CheckedRow>, link = linkTo): string[] => check(changes, link).map(({ code }) => code);

describe('預檢', () => {
  it('finds nothing in a good row', () => {
    expect(codes({})).toEqual([]);
  });

  it('finds nothing in a good row of each kind', () => {
    const elsewhere = { originSchool: '000002', originYear: 109, originSemester: 2, originCode: '108000002V1110501010001' };
    for (const kind of ['transfer', 'visiting'] as const) expect(codes({ kind, ...elsewhere }), kind).toEqual([]);
    for (const kind of ['makeup', 'retake'] as const) expect(codes({ kind, method: 'class', originYear: 109, originSemester: 1 }), kind).toEqual([]);
    expect(codes({ kind: 'repeat' })).toEqual([]);
  });

  const cases: [string, Partial<CheckedRow>, string[]][] = [
    ['no national ID', { nationalId: null }, ['value-missing']],
    ['a wrong check digit', { nationalId: 'A123456780' }, ['id-wrong']],
    ['no birthday', { birthDate: null }, ['value-missing']],
    ['a birthday in the school year', { birthDate: '2021-04-02' }, ['birthday-unlikely']],
    ['a code of 22', { courseCode: '108999999V111050101000' }, ['code-shape']],
    ['a code of 24', { courseCode: '108999999V11105010100011' }, ['value-long', 'code-shape']],
    ['another school’s code', { courseCode: '108000002V1110501010001' }, ['code-school']],
    ['an entry year before the curriculum', { courseCode: '107999999V1110501010001' }, ['code-year']],
    ['an entry year to come', { courseCode: '111999999V1110501010001' }, ['code-year']],
    ['no grade', { grade: null }, ['grade-unknown']],
    ['a grade of another roster', { grade: 3 }, ['grade-other']],
    ['no certification', { certified: false }, ['not-certified']],
    ['no tick', { ticked: false }, ['not-ticked']],
    ['seven a year', { ofStudent: 7 }, ['too-many']],
    ['no brief', { brief: null }, ['value-missing']],
    ['a brief of 101', { brief: '成'.repeat(101) }, ['value-long']],
    ['control characters', { brief: 'a\u0007b' }, ['brief-control']],
    ['line breaks', { brief: '第一行\n第二行' }, ['brief-breaks']],
    ['no file', { document: null, media: null }, ['file-none']],
    ['a file that is gone', { document: { sha256: 'a', bytes: 3, registeredBytes: 3, storedBytes: null } }, ['file-gone']],
    ['a file the register does not know', { document: { sha256: 'a', bytes: 3, registeredBytes: null, storedBytes: 3 } }, ['file-gone']],
    ['a file cut short', { document: { sha256: 'a', bytes: 3, registeredBytes: 3, storedBytes: 2 } }, ['file-changed']],
    ['the same file twice', { sameDocument: 2 }, ['file-twice']],
    ['a student who left', { student: { ...goodRow({}).student, status: 'transferred' } }, ['student-left']],
    ['a transfer without its school', { kind: 'transfer', originSchool: null, originYear: 109, originSemester: 1, originCode: '108000002V1110501010001' }, ['value-missing', 'code-school']],
    ['a make-up without its way', { kind: 'makeup', originYear: 109, originSemester: 1 }, ['value-missing']],
  ];
  it.each(cases)('finds %s', (_, changes, expected) => {
    expect(codes(changes)).toEqual(expected);
  });

  it('counts characters as people see them', () => {
    expect(codes({ brief: '𠮷'.repeat(100) })).toEqual([]);
  });

  it('finds links that are too long for their cell', () => {
    expect(codes({}, () => 'x'.repeat(301))).toEqual(['value-long']);
  });

  it('says where a missing value is put right', () => {
    const mendOf = (changes: Partial<CheckedRow>) => check(changes)[0].mend;
    expect(mendOf({ nationalId: null })).toBe('students');
    expect(mendOf({ credits: null })).toBe('enrolments');
    expect(mendOf({ brief: '' })).toBe('outcome');
  });

  it('stops a final export by errors, not by warnings', () => {
    expect(check({ brief: 'a\nb' })[0].level).toBe('warning');
    expect(check({ brief: null })[0].level).toBe('error');
  });

  it('looks at the cover', () => {
    expect(checkCover({ schoolCode: '999999', year: 110 })).toEqual([]);
    expect(checkCover({ schoolCode: '99999', year: 107 }).map(({ code }) => code)).toEqual(['cover-school', 'cover-year']);
  });

  describe('of performances and posts', () => {
    const content = { unit: '學生會', startDate: '2021-09-01', endDate: '2022-01-20', post: '會長', level: '1' };
    const of = (roster: '25' | '24', changes: Partial<CheckedRow>) => {
      const kind = roster === '24' ? ('post' as const) : ('officer' as const);
      const row = goodRow({ ...noCourse, kind, content, document: null, ...(roster === '24' ? { brief: null } : {}), ...changes });
      const sheet = rosters[roster].sheets.find((each) => each.kind === kind);
      if (!sheet) throw new Error(kind);
      return checkRow(row, sheet, { ...context, roster }, cellsOf(sheet, row, linkTo)).map(({ code, mend }) => `${code} ${mend}`);
    };

    it('finds nothing in good ones, which need no file', () => {
      expect(of('25', {})).toEqual([]);
      expect(of('24', {})).toEqual([]);
    });

    it('says where each is put right', () => {
      expect(of('25', { content: { ...content, post: '長'.repeat(31) } })).toEqual(['value-long performance']);
      expect(of('24', { content: { ...content, level: null } })).toEqual(['value-missing posts']);
      expect(of('24', { content: { ...content, endDate: '2021-08-01' } })).toEqual(['dates-order posts']);
      expect(of('25', { ofStudent: 11 })).toEqual(['too-many performance']);
      expect(of('24', { ofStudent: 11 })).toEqual([]);
      expect(of('25', { link: 'https://user:pass@films.example.test/1' })).toEqual(['link-unsafe performance']);
    });
  });

  it('has every code once', () => {
    expect(new Set(findingCodes).size).toBe(findingCodes.length);
  });
});
