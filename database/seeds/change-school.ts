/** The same school a little later: some rows changed, a few new, a few gone. */

import { SYNTHETIC_IDS_PER_GENDER, syntheticNationalId } from './national-ids';
import { createRandom } from './random';
import type { Random } from './random';
import type { EnrolmentRow, OfferingRow, SchoolTerm, StudentRow, TeacherRow } from './rows';

export interface ChangeOptions {
  /** Share of the rows of each table that differ afterwards, 0 to 1. */
  fraction: number;
  seed: number;
}

/** Of the rows that differ, this share is new and as much is gone; the rest has other values. */
const NEW_OR_GONE_SHARE = 0.1;
/** However much changes, no more than this share of a table is gone by itself: far from what looks like a broken pull. */
const MOST_GONE = 0.05;
const STUDENTS_IN_A_NEW_GROUP = 10;

/**
 * Returns the school with about `fraction` of each table's rows changed. What goes takes along what refers to it, what is
 * new refers to what exists, so the result is as complete as the original. `data` stays as it is; unchanged rows are shared.
 * Subjects and classes are changed, never removed. Throws a RangeError for a fraction that is none.
 */
export function changeSchool(data: SchoolTerm, { fraction, seed }: ChangeOptions): SchoolTerm {
  if (!(fraction >= 0 && fraction <= 1)) throw new RangeError(`fraction must be from 0 to 1, got ${fraction}`);
  if (fraction === 0) return { ...data };
  const random = createRandom(`change|${seed}|${data.code}|${data.year}${data.semester}`);
  return addRows(changeValues(removeRows(data, fraction, random), data, fraction, random), data, fraction, random);
}

const countFor = (rows: readonly unknown[], fraction: number): number =>
  Math.max(1, Math.round(rows.length * Math.min(fraction * NEW_OR_GONE_SHARE, MOST_GONE)));

function removeRows(data: SchoolTerm, fraction: number, random: Random): SchoolTerm {
  const taught = new Set([...data.offerings.flatMap((row) => row.teacher_nos), ...data.classes.map((row) => row.homeroom_teacher_no)]);
  const groups = data.offerings.filter((row) => row.group_name !== null);
  const goneStudents = sample(random, data.students, countFor(data.students, fraction), (row) => row.student_no);
  const goneOfferings = sample(random, groups, countFor(data.offerings, fraction), (row) => row.offering_no);
  const idle = data.teachers.filter((row) => !taught.has(row.teacher_no));
  const goneTeachers = sample(random, idle, countFor(data.teachers, fraction), (row) => row.teacher_no);
  return {
    ...data,
    students: data.students.filter((row) => !goneStudents.has(row.student_no)),
    teachers: data.teachers.filter((row) => !goneTeachers.has(row.teacher_no)),
    offerings: data.offerings.filter((row) => !goneOfferings.has(row.offering_no)),
    enrolments: data.enrolments.filter((row) => !goneStudents.has(row.student_no) && !goneOfferings.has(row.offering_no)),
    officer_posts: data.officer_posts.filter((row) => !goneStudents.has(row.student_no)),
  };
}

/** Up to `count` of the rows, as the set of their keys. */
function sample<Row>(random: Random, rows: readonly Row[], count: number, key: (row: Row) => string): Set<string> {
  return new Set(random.shuffle(rows).slice(0, count).map(key));
}

/** Changes as many of the remaining rows as are missing to the fraction; as many new rows as gone ones are still to come. */
function changeValues(left: SchoolTerm, original: SchoolTerm, fraction: number, random: Random): SchoolTerm {
  const some = <Row>(rows: readonly Row[], before: readonly Row[], change: (row: Row) => Row): Row[] => {
    const wanted = Math.round(before.length * fraction) - 2 * (before.length - rows.length);
    const indexes = new Set(random.shuffle([...rows.keys()]).slice(0, Math.max(0, wanted)));
    return rows.map((row, index) => (indexes.has(index) ? change(row) : row));
  };
  const teachers = original.offerings.flatMap((row) => row.teacher_nos);
  return {
    ...left,
    subjects: some(left.subjects, original.subjects, (row) => ({ ...row, credits: row.credits + 1 })),
    classes: some(left.classes, original.classes, (row) =>
      ({ ...row, homeroom_teacher_no: anotherTeacher(random, teachers, row.homeroom_teacher_no) })),
    students: some(left.students, original.students, (row) => changeStudent(row, random)),
    teachers: some(left.teachers, original.teachers, (row) =>
      ({ ...row, email: `new.${row.email ?? `${row.teacher_no.toLowerCase()}@example.tw`}` })),
    offerings: some(left.offerings, original.offerings, (row) => changeOffering(row, teachers, random)),
    enrolments: some(left.enrolments, original.enrolments, (row) => changeEnrolment(row, random)),
    officer_posts: some(left.officer_posts, original.officer_posts, (row) => ({ ...row, end_date: shorten(row.end_date) })),
  };
}

function anotherTeacher(random: Random, teachers: readonly string[], current: string | null): string | null {
  const others = teachers.filter((teacher) => teacher !== current);
  return others.length > 0 ? random.pick(others) : null;
}

function changeStudent(row: StudentRow, random: Random): StudentRow {
  if (row.status === '在學' && random.chance(0.05)) return { ...row, status: '休學' };
  if (random.chance(0.1)) return { ...row, name: `${row.name}安` };
  return { ...row, email: `new.${row.email ?? `s${row.student_no}@example.tw`}` };
}

/** Another second teacher, or fewer teachers; the main one stays. */
function changeOffering(row: OfferingRow, teachers: readonly string[], random: Random): OfferingRow {
  const [main = null, ...others] = row.teacher_nos;
  const second = anotherTeacher(random, teachers, main);
  if (others.length > 0 || main === null || second === null) {
    return { ...row, hours: (row.hours ?? 0) + 1, teacher_nos: main === null ? [] : [main] };
  }
  return { ...row, teacher_nos: [main, second] };
}

function changeEnrolment(row: EnrolmentRow, random: Random): EnrolmentRow {
  const score = row.score === null ? 60 : (row.score + random.int(1, 100)) % 101;
  const passed = score >= 60;
  return { ...row, score, passed, makeup_score: null, makeup_passed: null, counted: passed };
}

/** A day earlier. */
function shorten(isoDate: string): string {
  const date = new Date(`${isoDate}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

function addRows(left: SchoolTerm, original: SchoolTerm, fraction: number, random: Random): SchoolTerm {
  const used = new Set([...original.students, ...original.teachers].map((row) => row.national_id));
  const newId = (gender: StudentRow['gender']): string => unusedNationalId(random, gender, used);
  const students = Array.from({ length: countFor(original.students, fraction) }, (_, number) => newStudent(left, number, newId, random));
  const teachers = Array.from({ length: countFor(original.teachers, fraction) }, (_, number) => newTeacher(number, newId));
  const groups = Array.from({ length: countFor(original.offerings, fraction) }, (_, number) => newGroup(left, number, random));
  return {
    ...left,
    students: [...left.students, ...students],
    teachers: [...left.teachers, ...teachers],
    offerings: [...left.offerings, ...groups],
    enrolments: [...left.enrolments, ...classCoursesFor(left, students), ...groups.flatMap((group) => groupMembers(left, group, random))],
    officer_posts: [...left.officer_posts, ...newPosts(left, students)],
  };
}

function unusedNationalId(random: Random, gender: StudentRow['gender'], used: Set<string | null>): string {
  for (;;) {
    const id = syntheticNationalId(gender, random.int(0, SYNTHETIC_IDS_PER_GENDER - 1));
    if (used.has(id)) continue;
    used.add(id);
    return id;
  }
}

/** Someone new in the class of a student who is here; numbers from 9001 on are used by nobody else. */
function newStudent(left: SchoolTerm, number: number, newId: (gender: StudentRow['gender']) => string, random: Random): StudentRow {
  const classmate = random.pick(left.students);
  return {
    ...classmate,
    student_no: `${classmate.entry_year}${9001 + number}`,
    national_id: newId(classmate.gender),
    name: `${[...classmate.name][0] ?? '陳'}新生`,
    seat_no: 60 + number,
    status: '在學',
    email: null,
  };
}

function newTeacher(number: number, newId: (gender: StudentRow['gender']) => string): TeacherRow {
  const teacherNo = `T${9001 + number}`;
  return {
    teacher_no: teacherNo,
    name: '林新任',
    national_id: newId('女'),
    email: `${teacherNo.toLowerCase()}@example.tw`,
    active: true,
    kind: '教師',
  };
}

/** One more group of an elective that is taught already. */
function newGroup(left: SchoolTerm, number: number, random: Random): OfferingRow {
  const groups = left.offerings.filter((row) => row.group_name !== null);
  const model = random.pick(groups.length > 0 ? groups : left.offerings);
  return {
    ...model,
    offering_no: `${left.year}${left.semester}${90001 + number}`,
    class_code: null,
    group_name: `加開選修${number + 1}`,
  };
}

const ENROLMENT_WITHOUT_OUTCOME: Omit<EnrolmentRow, 'student_no' | 'offering_no' | 'credits'> = {
  kind: '學期', origin_year: null, origin_sem: null, origin_school: null, origin_subject_code: null, method: null,
  score: null, passed: null, makeup_score: null, makeup_passed: null, counted: null, remark: null,
};

function newEnrolment(student: StudentRow, { offering_no, credits }: OfferingRow): EnrolmentRow {
  return { student_no: student.student_no, offering_no, credits, ...ENROLMENT_WITHOUT_OUTCOME };
}

/** A new student takes what the class takes; of a course in two halves, the first. */
function classCoursesFor(left: SchoolTerm, students: readonly StudentRow[]): EnrolmentRow[] {
  return students.flatMap((student) => left.offerings
    .filter((row) => row.class_code === student.class_code && row.credits > 0 && !row.name.endsWith('(B組)'))
    .map((row) => newEnrolment(student, row)));
}

function groupMembers(left: SchoolTerm, group: OfferingRow, random: Random): EnrolmentRow[] {
  const present = left.students.filter((row) => row.status === '在學');
  return random.shuffle(present).slice(0, STUDENTS_IN_A_NEW_GROUP).map((student) => newEnrolment(student, group));
}

/** Every new student helps in a club. */
function newPosts(left: SchoolTerm, students: readonly StudentRow[]): SchoolTerm['officer_posts'] {
  const model = left.officer_posts.find((row) => row.level === '3') ?? left.officer_posts[0];
  if (!model) return [];
  return students.map((student) => ({ ...model, student_no: student.student_no, post: '幹事' }));
}
