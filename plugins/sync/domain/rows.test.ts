import { describe, expect, test } from 'vitest';
import { checkRow, keyOf } from './rows';
import { syncTypes } from './types';

const SCHOOL = '031317';
const post = { student_no: '1100001', unit: '一年一班', post: '班長', start_date: '2022-02-11', level: '2', end_date: '2022-06-30' };
const offering = {
  offering_no: '110200001', subject_code: '110031317H11101A0101001', name: '國語文', class_code: '101', group_name: null, credits: 4, hours: 4, teacher_nos: ['T1', 'T2'],
};

describe('one row', () => {
  test('is read field by field; what nobody knows is left aside', () => {
    expect(checkRow(syncTypes.officer_posts, { ...post, extra: { deep: 1 } }, 7, SCHOOL)).toEqual({ row: 7, values: post, problem: null, notes: [], gone: false });
  });

  test('names the first rule that it breaks, and keeps what could be read', () => {
    const checked = checkRow(syncTypes.officer_posts, { ...post, start_date: '', level: '9' }, 1, SCHOOL);
    expect(checked.problem).toEqual({ reason: 'missing', column: 'start_date' });
    expect(checked.values).toMatchObject({ student_no: '1100001', start_date: null, level: null });
  });

  test.each([
    [{ start_date: '2022-06-30', end_date: '2022-02-11' }, 'ends-before-start'],
    [{ end_date: '2022-02-11' }, undefined],
  ])('%j', (changed, reason) => {
    expect(checkRow(syncTypes.officer_posts, { ...post, ...changed }, 1, SCHOOL).problem?.reason).toBe(reason);
  });

  test('an offering has a class or a group', () => {
    expect(checkRow(syncTypes.offerings, offering, 1, SCHOOL).problem).toBeNull();
    expect(checkRow(syncTypes.offerings, { ...offering, class_code: null, group_name: '選修甲' }, 1, SCHOOL).problem).toBeNull();
    expect(checkRow(syncTypes.offerings, { ...offering, class_code: '' }, 1, SCHOOL).problem).toEqual({ reason: 'class-or-group', column: 'class_code' });
  });

  test('a bad e-mail costs the e-mail, not the person', () => {
    const teacher = { teacher_no: 'T1', name: '林老師', national_id: null, email: 'nobody', active: true, kind: '教師' };
    const checked = checkRow(syncTypes.teachers, teacher, 3, SCHOOL);
    expect(checked.problem).toBeNull();
    expect(checked.values.email).toBeNull();
    expect(checked.notes).toEqual([{ row: 3, key: 'T1', column: 'email', reason: 'bad-email' }]);
  });

  test.each([null, 'text', 3, ['a']])('%j is no row', (raw) => {
    expect(checkRow(syncTypes.classes, raw, 1, SCHOOL).problem).toEqual({ reason: 'not-a-row', column: null });
  });

  test('of a delta: a row that ended needs its key only; a full pull says nothing about status', () => {
    const gone = { student_no: '1100001', status: 'tobedeleted' };
    expect(checkRow(syncTypes.students, gone, 1, SCHOOL, true)).toMatchObject({ gone: true, problem: null, values: { student_no: '1100001', name: null } });
    expect(checkRow(syncTypes.students, gone, 1, SCHOOL).gone).toBe(false);
  });

  test('has a key of all its parts, or none', () => {
    expect(keyOf(syncTypes.officer_posts, post)).toBe('1100001, 一年一班, 班長, 2022-02-11');
    expect(keyOf(syncTypes.officer_posts, { ...post, unit: null })).toBeNull();
  });
});
