import { describe, expect, test } from 'vitest';
import { readHeadings, rowOfCells } from './headings';
import { syncTypes, typeNames } from './types';

describe('headings of a sheet', () => {
  test.each(typeNames)('%s: Chinese ones and the protocol’s are the same', (type) => {
    const { fields } = syncTypes[type];
    const names = fields.map(({ name }) => name);
    for (const cells of [names, fields.map(({ headings }) => headings[0])]) {
      expect(readHeadings(syncTypes[type], cells)).toEqual({ fields: names, missing: [], repeated: [] });
    }
  });

  test.each(typeNames)('%s: no two fields have the same heading', (type) => {
    const all = syncTypes[type].fields.flatMap(({ name, headings }) => [name, ...headings]);
    expect(new Set(all).size).toBe(all.length);
  });

  test('any order, marks and remarks, columns that nobody asked for', () => {
    const found = readHeadings(syncTypes.classes, ['備註', '*班級代碼', '班級名稱（必填）', ' 年級 ', '科別', '部別(日間部/進修部)']);
    expect(found).toEqual({ fields: [null, 'class_code', 'name', 'grade', 'department', 'division'], missing: [], repeated: [] });
    expect(rowOfCells(found, ['x', '101', '一年一班', '1', '普通科'])).toEqual({ class_code: '101', name: '一年一班', grade: '1', department: '普通科', division: '' });
  });

  test('what is missing and what stands twice is named', () => {
    expect(readHeadings(syncTypes.classes, ['班級代碼', '班級代碼', '年級', '科別', '部別'])).toMatchObject({ missing: ['班級名稱'], repeated: ['班級代碼'] });
  });
});
