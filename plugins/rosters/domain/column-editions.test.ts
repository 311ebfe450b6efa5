import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOn, differencesOfEdition, rostersNamed, toCorrection, type ColumnEdition, type Correction } from './column-editions';
import { rosterNumbers, rosters, type RosterOf } from './columns';
import { checkChange, checkEdition, problemCodes, type EditionContext, type KeptEdition, type ProblemCode } from './edition-checks';

const BRIEF = { rosters: '26 36 76', column: '成果簡述' };
const correction = (given: Partial<Correction>): Correction => toCorrection({ ...BRIEF, ...given });
const edition = (effectiveOn: string, ...corrections: Partial<Correction>[]): ColumnEdition => ({ number: effectiveOn, notice: '公文', effectiveOn, corrections: corrections.map(correction) });
const context: EditionContext = { today: '2022-10-01', lastFinal: {}, linkLength: 120 };
const headersOn = (day: string, editions: ColumnEdition[], sheet = 0): string[] => columnsOn('26', day, editions).sheets[sheet].columns.map(({ header }) => header);
const codes = (checked: ColumnEdition, others: ColumnEdition[] = [], given: Partial<EditionContext> = {}): ProblemCode[] => checkEdition(checked, [...others, checked], { ...context, ...given }).map(({ code }) => code);

describe('the columns in effect', () => {
  const first = edition('2022-09-01', { header: '學習成果簡述', length: 200 });
  const second = edition('2023-09-01', { length: 150 });

  it('are those of the table until an edition’s first day, then what it makes of them, and the next on top', () => {
    expect(columnsOn('26', '2022-08-31', [first, second])).toEqual({ edition: null, sheets: rosters['26'].sheets });
    const later = columnsOn('26', '2023-09-01', [second, first]);
    expect(later.edition).toBe(second);
    expect(later.sheets[0].columns.find(({ key }) => key === '成果簡述')).toMatchObject({ header: '學習成果簡述', length: 150, required: true, source: 'brief' });
    expect(columnsOn('26', '2022-09-01', [first, second]).edition).toBe(first);
  });

  it('change in every sheet that has the column, or in the one that is named, and in the rosters that are named', () => {
    expect(headersOn('2022-09-01', [first], 5)).toContain('學習成果簡述');
    const one = edition('2022-09-01', { sheet: '借讀課程學習成果', header: '借讀成果' });
    expect([headersOn('2022-09-01', [one]).includes('借讀成果'), headersOn('2022-09-01', [one], 5).includes('借讀成果')]).toEqual([false, true]);
    expect(columnsOn('28', '2022-09-01', [first])).toEqual({ edition: null, sheets: rosters['28'].sheets });
  });

  it('of one day follow in the order in which they were entered', () => {
    expect(headersOn('2022-09-01', [edition('2022-09-01', { header: '甲' }), edition('2022-09-01', { header: '乙' })])).toContain('乙');
  });

  it('differ from those of the day before by what an edition says, the same of several rosters once', () => {
    expect(differencesOfEdition(second, [first, second])).toEqual(
      rosters['26'].sheets.map(({ name }) => ({ rosters: ['26', '36', '76'], sheet: name, column: '成果簡述', what: 'length', before: 200, after: 150 })));
    const one = edition('2022-09-01', { rosters: '24', column: '單位名稱', required: false });
    expect(differencesOfEdition(one, [one])).toEqual([{ rosters: ['24'], sheet: '幹部經歷紀錄', column: '單位名稱', what: 'required', before: true, after: false }]);
  });

  it('are named as staff write', () => {
    expect(rostersNamed({ rosters: ' 26、36，76 26;28/38 ' })).toEqual(['26', '36', '76', '28', '38']);
    expect(toCorrection({ rosters: ' 26 ', sheet: ' ', column: ' 成果簡述 ', header: '' })).toEqual({ rosters: '26', sheet: null, column: '成果簡述', header: null, length: null, required: null });
  });
});

describe('an edition', () => {
  it.each<[string, Partial<Correction>[], ProblemCode[]]>([
    ['that changes a heading, a length and a mark', [{ header: '簡述', length: 200, required: false }], []],
    ['of several columns', [{ length: 200 }, { column: '科目名稱', length: 60 }], []],
    ['that swaps two headings', [{ sheet: '學期課程學習成果', header: '科目名稱' }, { sheet: '學期課程學習成果', column: '科目名稱', header: '成果簡述' }], []],
    ['without a correction', [], ['nothing']],
    ['without a roster', [{ rosters: ' ', length: 200 }], ['roster-none']],
    ['of a roster that is not there', [{ rosters: '26 99', length: 200 }], ['roster-unknown']],
    ['of a sheet that is not there', [{ sheet: '作品成果紀錄', length: 200 }], ['sheet-unknown']],
    ['of a column that is not there', [{ column: '單位名稱', length: 60 }], ['column-unknown']],
    ['of a column that one of its rosters has not', [{ rosters: '26 28', column: '修課學分', length: 6 }], ['column-unknown']],
    ['that says what is so already', [{ length: 100 }], ['unchanged']],
    ['that says nothing', [{}], ['unchanged']],
    ['that says two things of one column', [{ length: 200 }, { length: 300 }], ['twice']],
    ['that gives a heading the sheet has already', [{ header: '科目名稱' }], ['header-twice']],
    ['of a heading that is too long', [{ header: '長'.repeat(51) }], ['header-shape']],
    ['of a heading in two lines', [{ header: '成果\n簡述' }], ['header-shape']],
    ['of no length', [{ length: 0 }], ['length-range']],
    ['of a length beyond all', [{ length: 2001 }], ['length-range']],
    ['that cuts links', [{ column: '文件檔案連結', length: 119 }], ['length-range']],
    ['that leaves links room', [{ column: '文件檔案連結', length: 120 }], []],
    ['that cuts course codes', [{ column: '課程代碼', length: 22, sheet: '學期課程學習成果' }], ['length-range']],
    ['that cuts national IDs', [{ column: '身分證號', length: 9 }], ['length-range']],
    ['that cuts dates', [{ rosters: '24', column: '開始日期', length: 6 }], ['length-range']],
    ['that lets a row be about nobody', [{ column: '身分證號', required: false }], ['required-person']],
    ['that asks for one of the two links', [{ column: '影音檔案連結', required: true }], ['required-link']],
    ['that asks a performance for a proof', [{ rosters: '25', column: '證明文件連結', required: true }], []],
  ])('%s', (_, corrections, expected) => {
    expect(codes(edition('2022-10-01', ...corrections))).toEqual(expected);
  });

  it('names a column by its key, and says so when somebody takes its present heading', () => {
    const renamed = edition('2022-09-01', { header: '學習成果簡述' });
    expect(checkEdition(edition('2022-10-01', { column: '學習成果簡述', length: 200 }), [renamed], context)).toMatchObject([{ code: 'column-unknown' }]);
    const next = edition('2022-10-01', { column: '學習成果簡述', length: 200 });
    expect(checkEdition(next, [renamed, next], context)).toMatchObject([{ code: 'column-renamed', values: { key: '成果簡述' }, at: { correction: 0, field: 'column' } }]);
  });

  it('may not begin on or before the day of a final export of what it changes', () => {
    expect(codes(edition('2022-10-01', { length: 200 }), [], { lastFinal: { 36: '2022-10-01' } })).toEqual(['day-passed']);
    expect(codes(edition('2022-10-02', { length: 200 }), [], { lastFinal: { 36: '2022-10-01' } })).toEqual([]);
    expect(codes(edition('2022-09-01', { length: 200 }), [], { lastFinal: { 24: '2022-10-01' } })).toEqual([]);
  });

  it('may not make a later one give a heading twice', () => {
    const later = edition('2023-01-01', { header: '新欄名' });
    expect(codes(edition('2022-10-01', { column: '科目名稱', header: '新欄名' }), [later])).toEqual(['header-twice']);
  });

  const headers = fc.constantFrom(null, '甲', '乙', '成果簡述', '科目名稱', '', '長'.repeat(60));
  const corrections = fc.array(fc.record({
    rosters: fc.constantFrom('26', '26 36 76', '25', '24 34', '28', '99', ''), sheet: fc.constantFrom(null, '學期課程學習成果', '幹部經歷紀錄', '無'),
    column: fc.constantFrom('成果簡述', '科目名稱', '身分證號', '文件檔案連結', '單位名稱', '課程代碼', '無'), header: headers,
    length: fc.oneof(fc.constant(null), fc.integer({ min: -1, max: 2100 })), required: fc.constantFrom(null, true, false),
  }), { maxLength: 4 });
  const editions = fc.array(fc.record({ number: fc.constant('n'), notice: fc.constant('x'), effectiveOn: fc.constantFrom('2022-09-01', '2022-10-01', '2023-01-01'), corrections }), { maxLength: 4 });

  it('whatever it says, neither adds, takes away nor moves a column, nor changes what it is filled from', () => {
    const bone = (sheets: RosterOf['sheets']) => sheets.map(({ name, kind, columns }) => [name, kind, columns.map(({ key, source, type, origin }) => [key, source, type, origin])]);
    fc.assert(fc.property(editions, fc.constantFrom(...rosterNumbers), (all, roster) => {
      expect(bone(columnsOn(roster, '2022-10-01', all).sheets)).toEqual(bone(rosters[roster].sheets));
      expect(columnsOn(roster, '2022-10-01', all)).toEqual(columnsOn(roster, '2022-10-01', all.filter(({ effectiveOn }) => effectiveOn <= '2022-10-01')));
    }));
  });

  it('that nothing stands against leaves headings unique, lengths in bounds and every person named, with all that are approved', () => {
    fc.assert(fc.property(editions, (all) => {
      // Approved one after the other, as staff do.
      const approved = all.reduce<ColumnEdition[]>((sofar, next) => (checkEdition(next, [...sofar, next], context).length === 0 ? [...sofar, next] : sofar), []);
      for (const roster of rosterNumbers) {
        for (const { columns } of columnsOn(roster, '2023-01-01', approved).sheets) {
          expect(new Set(columns.map(({ header }) => header)).size).toBe(columns.length);
          for (const { source, length, required, header } of columns) {
            expect(length >= 1 && length <= 2000 && header.length > 0 && header.length <= 50).toBe(true);
            if (source === 'nationalId') expect(required && length >= 10).toBe(true);
          }
        }
      }
    }));
  });
});

describe('a change of editions', () => {
  const kept = (id: string, effectiveOn: string, approved: boolean, ...corrections: Partial<Correction>[]): KeptEdition => ({ ...edition(effectiveOn, ...corrections), id, approved, noticeOn: null, note: null });
  const refused = (before: KeptEdition[], after: KeptEdition[]) => checkChange(before, after, context).map(({ edition: { id }, problems }) => [id, ...problems.map(({ code }) => code)]);
  const inEffect = kept('a', '2022-10-01', true, { length: 200 });
  const coming = kept('b', '2022-10-02', true, { length: 300 });
  const draft = kept('c', '2022-10-02', false);

  it('leaves what is in effect as it is', () => {
    for (const after of [[], [{ ...inEffect, note: '另註' }], [{ ...inEffect, approved: false }], [{ ...inEffect, corrections: [] }]]) expect(refused([inEffect], after)).toEqual([['a', 'in-effect']]);
    expect(refused([inEffect], [inEffect])).toEqual([]);
  });

  it('lets drafts be anything, and what waits for its day be changed or taken back', () => {
    expect(refused([draft], [{ ...draft, corrections: [correction({ column: '無' })] }])).toEqual([]);
    expect(refused([draft], [])).toEqual([]);
    expect(refused([inEffect, coming], [inEffect, { ...coming, approved: false }])).toEqual([]);
    expect(refused([inEffect, coming], [inEffect, { ...coming, corrections: [correction({ length: 100 })] }])).toEqual([]);
  });

  it('checks what is approved, and what is changed after that', () => {
    expect(refused([draft], [{ ...draft, approved: true }])).toEqual([['c', 'nothing']]);
    expect(refused([inEffect, coming], [inEffect, { ...coming, corrections: [correction({ length: 200 })] }])).toEqual([['b', 'unchanged']]);
  });

  it('does not take away what a later one leans on', () => {
    const rename = kept('d', '2022-11-01', true, { header: '新欄名' });
    const onTop = kept('e', '2022-12-01', true, { column: '科目名稱', header: '成果簡述' });
    expect(refused([rename, onTop], [{ ...rename, approved: false }, onTop])).toEqual([['e', 'header-twice']]);
    expect(refused([rename, onTop], [onTop])).toEqual([['e', 'header-twice']]);
  });

  it('does not answer for what stood against an edition before', () => {
    const broken = kept('f', '2022-12-01', true, { column: '無', length: 1 });
    expect(refused([broken, draft], [broken, { ...draft, note: '註' }])).toEqual([]);
  });

  it('has every code once', () => {
    expect(new Set(problemCodes).size).toBe(problemCodes.length);
  });
});
