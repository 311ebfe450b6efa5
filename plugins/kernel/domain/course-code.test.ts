import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCourseCode } from './course-code';

describe('a course code', () => {
  it('falls into its parts: Chinese, required by the ministry, for those who entered in 108', () => {
    expect(parseCourseCode('108563401V1110501010101')).toEqual({
      entryYear: 108, schoolCode: '563401', courseType: 'V', groupType: '11', department: '105', classGroup: '0', courseClass: '1',
      openingWay: '0', subjectAttribute: '1', field: '01', subject: '01',
    });
  });

  it('means something in the published tables', () => {
    const codes = (table: string): Set<string> =>
      new Set(readFileSync(path.join(import.meta.dirname, `../../../database/codes/${table}.tsv`), 'utf8').split('\n').slice(1).map((row) => row.split('\t')[0]));
    const parsed = parseCourseCode('108563401V1110501010101');
    expect(codes('course-types')).toContain(parsed?.courseType);
    expect(codes('course-classes')).toContain(parsed?.courseClass);
  });

  it('keeps all its characters, in order', () => {
    const part = (length: number) => fc.string({ unit: fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'), minLength: length, maxLength: length });
    const codes = fc.tuple(fc.integer({ min: 100, max: 199 }), part(6), fc.constantFrom('H', 'V', 'S'), part(13)).map(([year, school, type, rest]) => `${year}${school}${type}${rest}`);
    fc.assert(
      fc.property(codes, (code) => {
        const parts = parseCourseCode(code);
        expect(parts && Object.values(parts).join('')).toBe(code);
      }),
    );
  });

  it.each(['', '108563401V111050101010', '108563401V11105010101011', 'A08563401V1110501010101', '10856340１V1110501010101', '108563401v1110501010101', '108563401 V1110501010101', '10856340191110501010101'])('refuses %j', (code) => {
    expect(parseCourseCode(code)).toBeNull();
  });
});
