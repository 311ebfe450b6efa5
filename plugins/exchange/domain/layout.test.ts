import { describe, expect, it } from 'vitest';
import { categoryCodes, fieldsOf } from '@portfolio/portfolio/domain/categories';
import { keysOf } from './imported-key';
import { archiveName, partOf, performanceCategories } from './layout';
import { findJson, linkFinder, originalName, schoolOfName } from './members';
import { dateOf, readArchiveJson } from './read-archive';
import { writeStudent, type OutOutcome, type OutStudent } from './write-student';

const MD5 = '0123456789abcdef0123456789abcdef';
const file = { sha256: 'a'.repeat(64), bytes: 9, name: '心得.PDF' };

const outcome = (given: Partial<OutOutcome> = {}): OutOutcome => ({
  kind: 'semester', state: 'certified', year: 110, semester: 1, originSchool: null, originYear: null, originSemester: null, code: '108563401V1110501010101', name: '國語文', credits: 4, method: null, brief: '成果',
  document: file, media: null, createdAt: '2021-10-01 08:00:00', sentAt: '2021-10-02 08:00:00', answeredAt: '2021-10-03 08:00:00', answeredBy: '王老師', reason: null, submitted: null, ...given,
});

const student = (given: Partial<OutStudent> = {}): OutStudent => ({
  nationalId: 'A123456789', name: '林同學', birthDate: '2005-04-02', entryYear: 110, year: 110, semester: 2, posts: [], outcomes: [], performances: [], ...given,
});

const readBack = (written: OutStudent) => {
  const read = readArchiveJson(JSON.stringify([writeStudent(written, '563401', () => MD5).json]));
  if (!read) throw new Error('not read');
  return read[0];
};

describe('the layout', () => {
  it('names an archive by school and time', () => {
    expect(archiveName('563401', '2022-02-14 08:01:44')).toBe('563401_2022_02_14_08_01_44');
  });

  it('numbers files by folder, and remembers what they were called', () => {
    const { files, mappings } = writeStudent(student({ outcomes: [outcome(), outcome({ document: null, media: { ...file, name: '錄音.mp3' } })] }), '563401', () => MD5);
    expect(files.map(({ path }) => path)).toEqual(['A123456789/課程學習成果/C01.pdf', 'A123456789/課程學習成果/C02.mp3']);
    expect(mappings[0]).toEqual({ path: 'A123456789/課程學習成果/filename_mapping.json', content: { 'C01.pdf': '心得.PDF', 'C02.mp3': '錄音.mp3' } });
  });

  it.each(['semester', 'makeup', 'retake', 'repeat', 'transfer', 'visiting'] as const)('comes back from an outcome of kind %s', (kind) => {
    const [{ record, reason }] = readBack(student({ outcomes: [outcome({ kind, originYear: 109, originSemester: 2, originSchool: '999999', method: 'tutoring', submitted: '1101' })] })).outcomes;
    expect(reason).toBeUndefined();
    expect(record).toMatchObject({
      year: 110, semester: 1, code: '108563401V1110501010101', credits: 4, brief: '成果', state: 'certified', answeredAt: '2021-10-03 08:00:00', answeredBy: '王老師', submitted: '1101',
      document: { link: 'A123456789/課程學習成果/C01.pdf', md5: MD5 }, media: null, school: kind === 'transfer' || kind === 'visiting' ? '999999' : '563401',
    });
  });

  it.each([['draft', 'draft'], ['sent', 'draft'], ['returned', 'returned'], ['ticked', 'certified'], ['submitted', 'certified'], ['receipted', 'certified']])('takes %s for %s', (state, there) => {
    expect(readBack(student({ outcomes: [outcome({ state, reason: '請補充' })] })).outcomes[0].record?.state).toBe(there);
  });

  it('has the ten arrays, also when they are empty', () => {
    const json = writeStudent(student(), '563401', () => MD5).json;
    expect(Object.keys(json.多元表現 as object)).toHaveLength(performanceCategories.length);
    expect(readBack(student())).toMatchObject({ nationalId: 'A123456789', birthDate: '2005-04-02', outcomes: [], performances: [], posts: [] });
  });
});

it('carries every field of every category, and no other', () => {
  expect([...performanceCategories].sort()).toEqual([...categoryCodes].sort());
  for (const category of categoryCodes) expect(partOf(category).fields.map(({ key }) => key).sort(), category).toEqual(fieldsOf(category).map(({ key }) => key).sort());
});

describe('what peers write', () => {
  it.each([['2022/02/14', '2022-02-14'], ['2022-02-14', '2022-02-14'], ['111/02/14', '2022-02-14'], ['0940402', '2005-04-02'], ['2022/02/30', null], ['', null], ['soon', null]])('has %j for the day %j', (text, day) => {
    expect(dateOf(text)).toBe(day);
  });

  it.each(['', 'null', '{}', '[]', '[1]', '[{"基本資料":1}]', '[{"基本資料":{}}]', '{"a":[]}', '[{"基本資料":{"國民身分證統一編號(或居留證統一證號)":"A1"},"課程學習成果紀錄":{}}]'])('is refused as %s', (text) => {
    expect(readArchiveJson(text)).toBeNull();
  });

  it('finds its JSON and its files', () => {
    const names = ['x/manifest.json', 'x/563401_2022_02_14_08_01_44.json', 'x/A1/課程學習成果/C01.pdf', 'x/A1/課程學習成果/filename_mapping.json', 'x/A2/課程學習成果/C01.pdf'];
    expect(findJson(names, 'other.zip')).toBe('x/563401_2022_02_14_08_01_44.json');
    expect(findJson(['manifest.json', 'a/filename_mapping.json'], 'a.zip')).toBeNull();
    expect(schoolOfName(names[1])).toBe('563401');
    const find = linkFinder(names, names[1]);
    expect(find('/A1/課程學習成果/C01.pdf', 'A1')).toBe(names[2]);
    expect(find('課程學習成果\\C01.pdf', 'A2')).toBe(names[4]);
    expect(find('C01.pdf', 'A1')).toBe(names[2]);
    expect(find('../../etc/passwd', 'A1')).toBeNull();
    const mappings = new Map([['x/A1/課程學習成果/filename_mapping.json', { 'C01.pdf': '../心得.pdf' }]]);
    expect(originalName(names[2], mappings)).toBe('心得.pdf');
    expect(originalName(names[4], mappings)).toBe('C01.pdf');
  });
});

it('a record that comes twice in one archive is two', () => {
  expect(keysOf(['a', 'b', 'a', 'a'], (text) => text)).toEqual(['a', 'b', 'a-2', 'a-3']);
});
