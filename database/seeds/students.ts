/** The students of a synthetic school: cohorts that can be followed through three years, and their classes. */

import {
  BUSINESS_TRACK, ELECTRONICS_TRACK, EVENING_TRACK, GENERAL_TRACK, SCIENCE_TRACK, SPORTS_TRACK, departmentName,
} from './curriculum';
import type { Track } from './curriculum';
import { personName } from './names';
import { SYNTHETIC_IDS_PER_GENDER, syntheticNationalId } from './national-ids';
import type { Gender } from './national-ids';
import { createRandom, hash32 } from './random';
import type { Random } from './random';
import type { ClassRow, Grade, Semester, StudentRow, StudentStatus } from './rows';

/** What makes a school this school: the same in every term. */
export interface SchoolPlan {
  code: string;
  name: string;
  seed: number;
  students: number;
  coursesPerStudent: number;
}

/** A term: a ROC school year and its semester. */
export interface Term {
  year: number;
  semester: Semester;
}

export interface SchoolClass {
  row: ClassRow;
  track: Track;
  /** Counts the classes of three grades through; a class keeps its number while it moves up. */
  ordinal: number;
  members: Member[];
}

/** A student on the register in one term. `joined` says how: with the cohort, from another school, or to repeat a year. */
export interface Member {
  row: StudentRow;
  seat: number;
  joined: 'start' | 'transfer' | 'repeat';
  /** In the first term here. */
  isNew: boolean;
  /** Took courses in the same semester of the year before. */
  wasHereAYearAgo: boolean;
}

export interface Cohort {
  entryYear: number;
  grade: Grade;
  classes: SchoolClass[];
}

const CLASS_SIZE = 36;
const SMALLEST_SCHOOL_WITH_EVENING_DIVISION = 600;

/** One seat in this many is given up in the course of the three years (and taken by a newcomer), or rests for a year. */
const ONE_LEAVES_IN = 33;
const ONE_RESTS_IN = 50;
/** Of this many students one repeats grade 1. */
const ONE_REPEATS_IN = 500;

/** Cohorts this many years apart share numbers: more years than any one school is ever synthesized for. */
const COHORT_CYCLE = 7;
/** Distance between the number ranges of schools with neighbouring codes: room for a school of 3,000. */
const IDS_PER_SCHOOL = 8_000;

/** Terms of a cohort: 0 is grade 1 semester 1, 5 is grade 3 semester 2. */
const termIndexOf = (grade: Grade, semester: Semester): number => (grade - 1) * 2 + semester - 1;

/** How many students enter each year: thirds of the school that add up. Depends on the year so that any three add up. */
function cohortSize(plan: SchoolPlan, entryYear: number): number {
  return Math.floor((plan.students + (entryYear % 3)) / 3);
}

function repeaterCount(plan: SchoolPlan): number {
  const size = Math.floor(plan.students / 3);
  return size < CLASS_SIZE / 2 ? 0 : Math.max(1, Math.floor(size / ONE_REPEATS_IN));
}

/** The department of each class of a grade, in the order of the class numbers. */
export function classTracks(plan: SchoolPlan): Track[] {
  const count = Math.max(1, Math.round(plan.students / 3 / CLASS_SIZE));
  const several = (number: number, track: Track): Track[] => Array<Track>(number).fill(track);
  const special = [
    ...several(count >= 8 ? 1 : 0, SCIENCE_TRACK),
    ...several(count >= 10 ? 1 : 0, SPORTS_TRACK),
    ...several(count >= 5 ? Math.max(1, Math.floor(count / 7)) : 0, ELECTRONICS_TRACK),
    ...several(count >= 4 ? Math.max(1, Math.floor(count / 7)) : 0, BUSINESS_TRACK),
    // One class in each grade, so that its students can move up.
    ...several(plan.students >= SMALLEST_SCHOOL_WITH_EVENING_DIVISION ? 1 : 0, EVENING_TRACK),
  ];
  return [...several(count - special.length, GENERAL_TRACK), ...special];
}

const NUMERALS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** A whole number from 1 to 99 in Chinese, as in 三年十八班. */
export function chineseNumber(value: number): string {
  const tens = Math.floor(value / 10);
  return `${tens > 1 ? NUMERALS[tens] : ''}${tens > 0 ? '十' : ''}${NUMERALS[value % 10]}`;
}

/**
 * A number for `syntheticNationalId`: different for everyone within a school, and (schools of up to 3,000) within a
 * hundred schools with neighbouring codes.
 */
function nationalIdNumber(plan: SchoolPlan, personNumber: number): number {
  const school = Number.parseInt(plan.code.replace(/\D/g, ''), 10) || 0;
  return (school * IDS_PER_SCHOOL + personNumber) % SYNTHETIC_IDS_PER_GENDER;
}

/** More than the serial numbers that a cohort can use: one for each seat, one for each newcomer. */
function serialsPerCohort(plan: SchoolPlan): number {
  const size = Math.ceil(plan.students / 3);
  return size + Math.ceil(size / ONE_LEAVES_IN) + repeaterCount(plan) + 1;
}

/** A national ID for the nth member of the staff, apart from the students' ones. */
export function staffNationalId(plan: SchoolPlan, gender: Gender, n: number): string {
  return syntheticNationalId(gender, nationalIdNumber(plan, COHORT_CYCLE * serialsPerCohort(plan) + n));
}

type Person = Omit<StudentRow, 'class_code' | 'seat_no' | 'status'>;

/** A student by entry year and serial number, without looking at anyone else: so a person is the same in every term. */
function synthesizePerson(plan: SchoolPlan, entryYear: number, serial: number): Person {
  const random = createRandom(`${plan.seed}|${plan.code}|student|${entryYear}|${serial}`);
  const gender: Gender = random.chance(0.5) ? '男' : '女';
  const studentNo = `${entryYear}${String(serial + 1).padStart(4, '0')}`;
  const number = (entryYear % COHORT_CYCLE) * serialsPerCohort(plan) + serial;
  return {
    student_no: studentNo,
    national_id: syntheticNationalId(gender, nationalIdNumber(plan, number)),
    name: personName(random, gender, serial),
    birth_date: birthDate(random, entryYear),
    gender,
    entry_year: entryYear,
    email: random.chance(0.85) ? `s${studentNo}.${plan.code.toLowerCase()}@example.tw` : null,
  };
}

/** Fifteen years old on 1 September of the entry year; a few are a year older. */
function birthDate(random: Random, entryYear: number): string {
  const bornAfter = entryYear + 1911 - (random.chance(0.03) ? 17 : 16);
  return new Date(Date.UTC(bornAfter, 8, 2 + random.int(0, 364))).toISOString().slice(0, 10);
}

/** One person's stay in a seat: from the first to the last term index, with the state in each. */
interface Stay {
  person: [entryYear: number, serial: number];
  joined: Member['joined'];
  first: number;
  last: number;
  transfersOut: boolean;
}

/**
 * Who has a seat of a cohort over the years. A seat is never empty, so the school keeps its size: whoever transfers out or
 * repeats a year is followed by a newcomer.
 */
function staysInSeat(plan: SchoolPlan, entryYear: number, seat: number): Stay[] {
  const size = cohortSize(plan, entryYear);
  const repeaters = repeaterCount(plan);
  const stay = (person: Stay['person'], joined: Stay['joined'], first: number, last = 5, transfersOut = false): Stay =>
    ({ person, joined, first, last, transfersOut });

  // Seats of those who were in the year above; they left there the seats that follow these.
  if (seat < repeaters) return [stay([entryYear - 1, seat + repeaters], 'repeat', 0)];
  if (seat < repeaters * 2) {
    const newcomer = size + Math.ceil(size / ONE_LEAVES_IN) + seat - repeaters;
    return [stay([entryYear, seat], 'start', 0, 1), stay([entryYear, newcomer], 'transfer', 2)];
  }
  if (seat % ONE_LEAVES_IN === 7) {
    const last = hash32(`${plan.seed}|${plan.code}|leave|${entryYear}|${seat}`) % 5;
    const newcomer = size + Math.floor(seat / ONE_LEAVES_IN);
    return [stay([entryYear, seat], 'start', 0, last, true), stay([entryYear, newcomer], 'transfer', last + 1)];
  }
  return [stay([entryYear, seat], 'start', 0)];
}

function statusIn(plan: SchoolPlan, entryYear: number, seat: number, stay: Stay, termIndex: number): StudentStatus {
  if (stay.transfersOut && termIndex === stay.last) return '轉出';
  if (seat % ONE_RESTS_IN !== 13 || stay.joined !== 'start') return '在學';
  const restsFrom = hash32(`${plan.seed}|${plan.code}|rest|${entryYear}|${seat}`) % 5;
  return termIndex === restsFrom || termIndex === restsFrom + 1 ? '休學' : '在學';
}

function memberOfSeat(plan: SchoolPlan, entryYear: number, seat: number, termIndex: number): Member {
  const stay = staysInSeat(plan, entryYear, seat).find(({ first, last }) => termIndex >= first && termIndex <= last);
  if (!stay) throw new Error(`nobody in seat ${seat} of ${entryYear}`);
  const row: StudentRow = {
    ...synthesizePerson(plan, ...stay.person),
    class_code: '',
    seat_no: 0,
    status: statusIn(plan, entryYear, seat, stay, termIndex),
  };
  const yearAgo = termIndex - 2;
  const wasHereAYearAgo = yearAgo >= stay.first && statusIn(plan, entryYear, seat, stay, yearAgo) === '在學';
  return { row, seat, joined: stay.joined, isNew: termIndex === stay.first, wasHereAYearAgo };
}

/**
 * The students who entered in one year with their classes, as they are in this term.
 * @param homeroomTeachers teacher numbers; as long as there are enough, no two classes of a term share one.
 */
export function synthesizeCohort(plan: SchoolPlan, term: Term, grade: Grade, homeroomTeachers: readonly string[]): Cohort {
  const entryYear = term.year - grade + 1;
  const size = cohortSize(plan, entryYear);
  const tracks = classTracks(plan);
  const classes = tracks.map((track, index): SchoolClass => {
    // The entry year tells the three grades apart and stays, so a class keeps its homeroom teacher while it moves up.
    const ordinal = (entryYear % 3) * tracks.length + index;
    const homeroom = homeroomTeachers[ordinal % homeroomTeachers.length] ?? null;
    return { row: classRow(grade, index, track, homeroom), track, ordinal, members: [] };
  });
  for (let seat = 0; seat < size; seat += 1) {
    const owner = classes[Math.floor((seat * classes.length) / size)];
    const member = memberOfSeat(plan, entryYear, seat, termIndexOf(grade, term.semester));
    owner.members.push(member);
    member.row.class_code = owner.row.class_code;
    member.row.seat_no = owner.members.length;
  }
  return { entryYear, grade, classes };
}

function classRow(grade: Grade, index: number, track: Track, homeroomTeacherNo: string | null): ClassRow {
  return {
    class_code: `${grade}${String(index + 1).padStart(2, '0')}`,
    name: `${chineseNumber(grade)}年${chineseNumber(index + 1)}班`,
    grade,
    department: departmentName(track),
    division: track.division,
    homeroom_teacher_no: homeroomTeacherNo,
  };
}
