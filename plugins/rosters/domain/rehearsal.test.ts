import { describe, expect, it } from 'vitest';
import { toCorrection, type ColumnEdition, type Correction } from './column-editions';
import { breaksOf, rehearsedBy } from './rehearsal';
import { goodRow } from '../../../test/support/roster-row';

const edition = (...corrections: Partial<Correction>[]): ColumnEdition => ({ number: 'n', notice: 'x', effectiveOn: '2022-09-01', corrections: corrections.map(toCorrection) });
const rehearsed = (given: ColumnEdition) => rehearsedBy(given, [given], 110);
const editionsOf = (given: ColumnEdition): string[] => rehearsed(given).map(({ of: { roster, grades } }) => `${roster} ${grades}`).sort();

describe('a rehearsal', () => {
  it('reads a year’s rows once where rosters share them', () => {
    expect(editionsOf(edition({ rosters: '26 36 76', column: '成果簡述', length: 50 }))).toEqual(['26 1,2,3']);
    expect(editionsOf(edition({ rosters: '36', column: '成果簡述', length: 50 }))).toEqual(['36 3']);
    expect(editionsOf(edition({ rosters: '26 28 25', column: '身分證號', length: 12 }))).toEqual(['25 1,2,3', '26 1,2,3', '28 1,2,3']);
    expect(editionsOf(edition({ rosters: '24 34', column: '單位名稱', length: 20 }))).toEqual(['24 1,2', '24 1,2,3', '34 3']);
  });

  it('reads twice what rosters share with other changes, and nothing for headings alone', () => {
    expect(editionsOf(edition({ rosters: '26', column: '成果簡述', length: 50 }, { rosters: '36', column: '成果簡述', length: 40 }))).toEqual(['26 1,2,3', '36 3']);
    expect(editionsOf(edition({ rosters: '26 36', column: '成果簡述', header: '簡述' }))).toEqual([]);
  });

  it('finds what is wrong by the changed columns alone', () => {
    const [{ changed }] = rehearsed(edition({ rosters: '26', column: '成果簡述', length: 10 }, { rosters: '26', column: '文件檔案連結', required: true }));
    const breaks = (row: Parameters<typeof goodRow>[0]) => breaksOf(goodRow(row), changed.get('semester') ?? [], 'https://x').map(({ column, code }) => `${column} ${code}`);
    expect(breaks({})).toEqual([]);
    expect(breaks({ brief: '成'.repeat(11), document: null })).toEqual(['文件檔案連結 value-missing', '成果簡述 value-long']);
    // Wrong before and after: nothing that the edition brings.
    expect(breaks({ brief: '成'.repeat(101) })).toEqual([]);
    expect(breaks({ brief: null })).toEqual([]);
  });
});
