import { parseCourseCode } from '@portfolio/kernel/domain/course-code';
import { isNationalId } from '@portfolio/kernel/domain/national-id';
import { describe, expect, it } from 'vitest';
import { readCodeTable } from './code-tables';
import { TABLE_NAMES, changeSchool, rowKey, synthesizeSchool } from './school';
import type { EnrolmentKind, SchoolTerm, Semester, StudentRow, TableName } from './school';

const CODE = '000001';

function school(students: number, year = 110, semester: Semester = 2, seed = 1): SchoolTerm {
  return synthesizeSchool({ code: CODE, name: '示範高級中學', seed, students, year, semester });
}

const large = school(3_000);
const small = school(90);

const keysOf = (data: SchoolTerm, table: TableName): Set<string> => new Set(data[table].map((row) => rowKey(table, row)));

/** Everything that refers to a row which is not there, in words. */
function danglingReferences(data: SchoolTerm): string[] {
  const [subjects, classes, students, teachers, offerings] =
    (['subjects', 'classes', 'students', 'teachers', 'offerings'] as const).map((table) => keysOf(data, table));
  const missing = (known: Set<string>, reference: string | null, from: string): string[] =>
    reference === null || known.has(reference) ? [] : [`${from} → ${reference}`];
  return [
    ...data.classes.flatMap((row) => missing(teachers, row.homeroom_teacher_no, row.class_code)),
    ...data.students.flatMap((row) => missing(classes, row.class_code, row.student_no)),
    ...data.offerings.flatMap((row) => [
      ...missing(subjects, row.subject_code, row.offering_no),
      ...missing(classes, row.class_code, row.offering_no),
      ...row.teacher_nos.flatMap((teacher) => missing(teachers, teacher, row.offering_no)),
    ]),
    ...data.enrolments.flatMap((row) => [
      ...missing(students, row.student_no, row.offering_no),
      ...missing(offerings, row.offering_no, row.student_no),
    ]),
    ...data.officer_posts.flatMap((row) => missing(students, row.student_no, row.unit)),
  ];
}

function expectWhole(data: SchoolTerm): void {
  expect(danglingReferences(data)).toEqual([]);
  for (const table of TABLE_NAMES) expect(keysOf(data, table).size, table).toBe(data[table].length);
  const ids = [...data.students, ...data.teachers].flatMap((row) => row.national_id ?? []);
  expect(new Set(ids).size).toBe(ids.length);
}

/** New, changed and gone rows of a table. */
function compare(before: SchoolTerm, after: SchoolTerm, table: TableName): { added: number; changed: number; gone: number } {
  const old = new Map(before[table].map((row) => [rowKey(table, row), JSON.stringify(row)]));
  const now = new Map(after[table].map((row) => [rowKey(table, row), JSON.stringify(row)]));
  const shared = [...now].filter(([key]) => old.has(key));
  return {
    added: now.size - shared.length,
    changed: shared.filter(([key, row]) => old.get(key) !== row).length,
    gone: old.size - shared.length,
  };
}

describe('synthesizeSchool', () => {
  it('has the size that the bench asks for', () => {
    const counts = Object.fromEntries(TABLE_NAMES.map((table) => [table, large[table].length]));
    expect(counts).toMatchObject({ students: 3_000, teachers: 300, classes: 84 });
    expect(Math.abs(counts.offerings - 3_000)).toBeLessThan(100);
    expect(Math.abs(counts.enrolments - 60_000)).toBeLessThan(1_000);
    expect(counts.officer_posts).toBeGreaterThan(600);
  });

  it.each([3, 30, 90, 600, 3_000])('is whole with %i students', (students) => {
    expectWhole(school(students));
    expectWhole(school(students, 111, 1));
  });

  it('is the same for the same seed and another for another', () => {
    expect(school(90)).toEqual(small);
    expect(school(90, 110, 2, 2).students).not.toEqual(small.students);
  });

  it('gives everyone a national ID that the platform accepts and nobody has', () => {
    for (const { national_id } of [...large.students, ...large.teachers]) {
      if (national_id !== null) expect(national_id).toMatch(/^Y[12]9\d{7}$/);
      if (national_id !== null) expect(isNationalId(national_id)).toBe(true);
    }
    const genders = large.students.filter((row) => row.national_id[1] === (row.gender === '男' ? '1' : '2'));
    expect(genders).toHaveLength(3_000);
  });

  it('builds course codes of 23 characters from the code tables', () => {
    const names = new Map(readCodeTable('subjects', ['courseClassfied', 'subjectAttribute', 'field', 'code', 'name', 'crstype'])
      .flatMap((row) => row.crstype.split('|').filter(Boolean)
        .map((type) => [`${type}|${row.courseClassfied}|${row.subjectAttribute}|${row.field}|${row.code}`, row.name])));
    const nameOf = (table: 'course-classes' | 'subject-attributes' | 'opening-ways' | 'departments', code: string): string | undefined =>
      readCodeTable(table, ['code', 'name']).find((row) => row.code === code)?.name;
    for (const { subject_code, name } of small.subjects) {
      const code = parseCourseCode(subject_code);
      if (!code) throw new Error(`${subject_code} is no course code`);
      expect(code.schoolCode).toBe(CODE);
      expect([108, 109, 110]).toContain(code.entryYear);
      expect(nameOf('opening-ways', code.openingWay)).toBeDefined();
      expect(nameOf('departments', code.department)).toBeDefined();
      const courseClass = nameOf('course-classes', code.courseClass);
      const attribute = nameOf('subject-attributes', code.subjectAttribute);
      expect(names.get(`${code.courseType}|${courseClass}|${attribute}|${code.field}|${code.subject}`)).toBe(name);
    }
    expect(large.subjects.every((row) => row.subject_code.length === 23)).toBe(true);
  });

  it('has every kind of class, person and enrolment', () => {
    expect(large.classes[17]).toMatchObject({ class_code: '118', name: '一年十八班' });
    expect(new Set(large.classes.map((row) => row.department)).size).toBeGreaterThan(3);
    expect(large.classes.filter((row) => row.division === '進修部')).toHaveLength(3);
    expect(new Set(large.students.map((row) => row.status))).toEqual(new Set(['在學', '休學', '轉出']));
    const names = large.students.map((row) => row.name);
    for (const shape of [/𠮷/u, /𡍼/u, /·/, /^[A-Za-z]+ [A-Za-z]+$/, /^.{2}$/u, /^.{4}$/u]) {
      expect(names.some((name) => shape.test(name)), String(shape)).toBe(true);
    }
    const kinds: EnrolmentKind[] = ['學期', '補修', '重修', '重讀', '轉學轉科', '借讀'];
    expect(new Set(large.enrolments.map((row) => row.kind))).toEqual(new Set(kinds));
    expect(new Set(large.offerings.map((row) => row.teacher_nos.length))).toEqual(new Set([1, 2, 3]));
    expect(large.students.some((row) => row.email === null)).toBe(true);
  });

  it('mixes classes in electives, and in nothing else that has a class', () => {
    const classOf = new Map(large.students.map((row) => [row.student_no, row.class_code]));
    const classesIn = new Map<string, Set<string>>();
    for (const { offering_no, student_no } of large.enrolments.filter((row) => row.kind !== '重修')) {
      classesIn.set(offering_no, (classesIn.get(offering_no) ?? new Set()).add(classOf.get(student_no) ?? ''));
    }
    expect(large.offerings.every((row) => (row.class_code === null) !== (row.group_name === null))).toBe(true);
    const own = large.offerings.filter((row) => row.class_code !== null && classesIn.has(row.offering_no));
    expect(own.every((row) => classesIn.get(row.offering_no)?.size === 1)).toBe(true);
    const mixed = large.offerings.filter((row) => (classesIn.get(row.offering_no)?.size ?? 0) > 1);
    expect(mixed.length).toBeGreaterThan(100);
  });

  it('lets nobody who is away take a course', () => {
    const away = new Set(large.students.filter((row) => row.status !== '在學').map((row) => row.student_no));
    expect(away.size).toBeGreaterThan(0);
    expect(large.enrolments.filter((row) => away.has(row.student_no))).toEqual([]);
  });
});

describe('the terms of one school', () => {
  const person = ({ national_id, name, birth_date, gender, entry_year, email }: StudentRow): object =>
    ({ national_id, name, birth_date, gender, entry_year, email });
  const earlier = school(600, 110, 1);
  const sameYear = school(600, 110, 2);
  const nextYear = school(600, 111, 1);

  it('have the same people', () => {
    for (const later of [sameYear, nextYear]) {
      const known = new Map(earlier.students.map((row) => [row.student_no, row]));
      const stayed = later.students.filter((row) => known.has(row.student_no));
      expect(stayed.length).toBeGreaterThan(380);
      for (const row of stayed) expect(person(row)).toEqual(person(known.get(row.student_no) ?? row));
      expect(later.teachers).toEqual(earlier.teachers);
    }
  });

  it('move students up a grade, except who repeats', () => {
    const classNow = new Map(nextYear.students.map((row) => [row.student_no, row.class_code]));
    const moved = earlier.students.filter((row) => classNow.has(row.student_no));
    const up = moved.filter((row) => classNow.get(row.student_no) === `${Number(row.class_code[0]) + 1}${row.class_code.slice(1)}`);
    expect(moved.length - up.length).toBe(1);
    const repeater = moved.find((row) => !up.includes(row));
    expect(repeater?.class_code[0]).toBe('1');
    expect(classNow.get(repeater?.student_no ?? '')?.[0]).toBe('1');
    expect(nextYear.enrolments.filter((row) => row.kind === '重讀').every((row) => row.student_no === repeater?.student_no)).toBe(true);
  });

  it('keep a class its homeroom teacher', () => {
    const before = new Map(earlier.classes.map((row) => [row.class_code, row.homeroom_teacher_no]));
    for (const row of nextYear.classes.filter(({ grade }) => grade > 1)) {
      expect(row.homeroom_teacher_no).toBe(before.get(`${row.grade - 1}${row.class_code.slice(1)}`));
    }
  });

  it('give a course again to those who failed it a year before', () => {
    const subjectOf = new Map(earlier.offerings.map((row) => [row.offering_no, row.subject_code]));
    // Without what was itself a resit: a course that runs through two grades has the same code in both.
    const counted = new Map(earlier.enrolments.filter((row) => row.kind !== '重修' && row.kind !== '補修')
      .map((row) => [`${row.student_no}|${subjectOf.get(row.offering_no)}`, row.counted]));
    const again = nextYear.enrolments.filter((row) => row.kind === '重修');
    expect(again.length).toBeGreaterThan(10);
    for (const row of again) {
      expect(counted.get(`${row.student_no}|${row.origin_subject_code}`)).toBe(false);
      expect(row).toMatchObject({ origin_year: 110, origin_sem: 1 });
      expect(['1', '2', '3']).toContain(row.method);
    }
  });

  it('do not share people with another school', () => {
    const other = synthesizeSchool({ code: '000002', name: '別校', seed: 1, students: 600, year: 110, semester: 1 });
    const ids = new Set(earlier.students.map((row) => row.national_id));
    expect(other.students.filter((row) => ids.has(row.national_id))).toEqual([]);
  });
});

describe('changeSchool', () => {
  it('changes the fraction asked for and stays whole', () => {
    const before = JSON.stringify(large);
    const after = changeSchool(large, { fraction: 0.05, seed: 3 });
    expect(JSON.stringify(large)).toBe(before);
    expectWhole(after);
    for (const table of TABLE_NAMES) {
      const { added, changed, gone } = compare(large, after, table);
      const share = (added + changed + gone) / large[table].length;
      expect(share, table).toBeGreaterThan(0.04);
      expect(share, table).toBeLessThan(0.08);
    }
    for (const table of ['students', 'teachers', 'offerings', 'enrolments', 'officer_posts'] as const) {
      const { added, gone } = compare(large, after, table);
      expect(added > 0 && gone > 0, table).toBe(true);
    }
  });

  it('stays below what a shrink guard stops, whatever the fraction', () => {
    const after = changeSchool(large, { fraction: 1, seed: 3 });
    expectWhole(after);
    for (const table of TABLE_NAMES) expect(compare(large, after, table).gone / large[table].length, table).toBeLessThan(0.2);
  });

  it('is deterministic, changes nothing for 0 and refuses what is no fraction', () => {
    expect(changeSchool(small, { fraction: 0.1, seed: 5 })).toEqual(changeSchool(small, { fraction: 0.1, seed: 5 }));
    expect(changeSchool(small, { fraction: 0, seed: 5 })).toEqual(small);
    expect(() => changeSchool(small, { fraction: 1.5, seed: 5 })).toThrow(RangeError);
  });
});
