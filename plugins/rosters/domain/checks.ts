import { limits } from '@portfolio/config/limits';
import { parseRocDate } from '@portfolio/kernel/domain/clock';
import { parseCourseCode } from '@portfolio/kernel/domain/course-code';
import { isNationalId } from '@portfolio/kernel/domain/national-id';
import { codePoints, isPrintable } from '@portfolio/kernel/domain/text';
import { isSafeLink } from '@portfolio/portfolio/domain/categories';
import { gradesOf, subjectOf, type ColumnOf, type Edition, type SheetOf } from './columns';
import type { CheckedRow, RosterFile } from './roster-row';

/**
 * 預檢: what the central database would refuse, found before it does. Every rule is pure; texts stand in the catalogue
 * under `rosters.findings.<code>` and `rosters.mends.<mend>`.
 */
export const levels = ['error', 'warning'] as const;
/** An error (錯誤) stops a final export, a warning (警告) does not. */
export type Level = (typeof levels)[number];

/** Where it is put right: the register, courses or posts (then sync again), the class, the thing itself, the school's own data, the file store. */
export const mends = ['students', 'enrolments', 'posts', 'classes', 'outcome', 'performance', 'school', 'files'] as const;
export type Mend = (typeof mends)[number];

export const findingKinds = {
  'cover-school': { level: 'error', mend: 'school' },
  'cover-year': { level: 'error', mend: 'school' },
  'value-missing': { level: 'error', mend: 'enrolments' },
  'value-long': { level: 'error', mend: 'enrolments' },
  'value-wrong': { level: 'error', mend: 'enrolments' },
  'id-wrong': { level: 'error', mend: 'students' },
  'birthday-unlikely': { level: 'error', mend: 'students' },
  'code-shape': { level: 'error', mend: 'enrolments' },
  'code-school': { level: 'error', mend: 'enrolments' },
  'code-year': { level: 'error', mend: 'enrolments' },
  'grade-unknown': { level: 'error', mend: 'classes' },
  'grade-other': { level: 'error', mend: 'classes' },
  'not-certified': { level: 'error', mend: 'outcome' },
  'not-ticked': { level: 'error', mend: 'outcome' },
  'too-many': { level: 'error', mend: 'outcome' },
  'brief-control': { level: 'error', mend: 'outcome' },
  'brief-breaks': { level: 'warning', mend: 'outcome' },
  'file-none': { level: 'error', mend: 'outcome' },
  'file-gone': { level: 'error', mend: 'files' },
  'file-changed': { level: 'error', mend: 'files' },
  'file-twice': { level: 'error', mend: 'outcome' },
  'link-unsafe': { level: 'error', mend: 'performance' },
  'dates-order': { level: 'error', mend: 'performance' },
  'student-left': { level: 'warning', mend: 'students' },
} as const satisfies Record<string, { level: Level; mend: Mend }>;

export type FindingCode = keyof typeof findingKinds;
export const findingCodes = Object.keys(findingKinds) as FindingCode[];

export interface Finding {
  code: FindingCode;
  level: Level;
  mend: Mend;
  values: Record<string, string | number>;
}

const found = (code: FindingCode, values: Finding['values'] = {}, mend: Mend = findingKinds[code].mend): Finding => ({ code, level: findingKinds[code].level, mend, values });

/** Where the thing that stands in a row is put right. */
const itself = (roster: Edition['roster']): Mend => ({ outcomes: 'outcome', performances: 'performance', officers: 'posts' } as const)[subjectOf(roster)];

/** What a rule knows besides the row. */
export interface CheckContext extends Edition {
  schoolCode: string;
}

/** The curriculum that these rosters belong to began with those who entered in 108. */
const FIRST_ENTRY_YEAR = 108;

/** Of the cover sheet, once a roster. */
export function checkCover({ schoolCode, year }: Pick<CheckContext, 'schoolCode' | 'year'>): Finding[] {
  return [
    ...(/^[0-9A-Z]{6}$/.test(schoolCode) ? [] : [found('cover-school', { value: schoolCode })]),
    ...(year >= FIRST_ENTRY_YEAR && year <= 999 ? [] : [found('cover-year', { value: year })]),
  ];
}

/** `cells`: the texts of the row's cells, in the order of the sheet's columns. */
type Rule = (row: CheckedRow, sheet: SheetOf, context: CheckContext, cells: readonly string[]) => Finding[];

/** Each cell against its column: there, short enough, of its type. */
const checkColumns: Rule = (_, sheet, __, cells) => sheet.columns.flatMap((column, index) => checkCell(column, cells[index]));

/** One cell against its column: there, short enough, of its type. The first thing that is wrong, or nothing. */
export function checkCell(column: ColumnOf, text: string): Finding[] {
  const { header, length, origin } = column;
  if (text === '') return column.required ? [found('value-missing', { column: header }, origin)] : [];
  if (codePoints(text) > length) return [found('value-long', { column: header, limit: length }, origin)];
  return hasType(column, text) ? [] : [found('value-wrong', { column: header, value: text }, origin)];
}

function hasType({ type, source }: ColumnOf, text: string): boolean {
  if (type === 'roc-date') return /^\d{7}$/.test(text) && parseRocDate(text) !== null;
  if (type === 'number') return /^\d+(\.\d+)?$/.test(text);
  // What a student typed has a rule of its own.
  return source === 'brief' || isPrintable(text);
}

const checkNationalId: Rule = ({ nationalId }) => (nationalId && !isNationalId(nationalId) ? [found('id-wrong')] : []);

/** In years of age when the academic year began. */
const AGES = { min: 12, max: 80 };

const checkBirthday: Rule = ({ birthDate }, _, { year }) => {
  if (!birthDate) return [];
  const age = year + 1911 - Number(birthDate.slice(0, 4));
  return age >= AGES.min && age <= AGES.max ? [] : [found('birthday-unlikely')];
};

const checkCourseCode: Rule = (row, sheet, { schoolCode, year }) => {
  const written = sheet.columns.find(({ source }) => source === 'courseCode' || source === 'originCode');
  const code = written?.source === 'originCode' ? row.originCode : row.courseCode;
  if (!code) return [];
  const parts = parseCourseCode(code);
  if (!parts) return [found('code-shape', { value: code })];
  const school = sheet.ofOtherSchool ? (row.originSchool ?? '') : schoolCode;
  return [
    ...(parts.schoolCode === school ? [] : [found('code-school', { value: code, school })]),
    ...(parts.entryYear >= FIRST_ENTRY_YEAR && parts.entryYear <= year ? [] : [found('code-year', { value: code })]),
  ];
};

const checkGrade: Rule = ({ grade }, _, { grades }) => {
  if (grade === null) return [found('grade-unknown')];
  return gradesOf(grades).includes(grade) ? [] : [found('grade-other', { grade })];
};

const checkState: Rule = ({ certified, ticked }, _, { roster }) => [...(certified ? [] : [found('not-certified')]), ...(ticked ? [] : [found('not-ticked', {}, itself(roster))])];

const checkNumber: Rule = ({ ofStudent }, _, { roster }) => {
  const subject = subjectOf(roster);
  if (subject === 'officers' || ofStudent <= limits.ticks[subject]) return [];
  return [found('too-many', { number: ofStudent, limit: limits.ticks[subject] }, itself(roster))];
};

const checkBrief: Rule = ({ brief }, _, { roster }) => {
  if (!brief) return [];
  if (!isPrintable(brief)) return [found('brief-control', {}, itself(roster))];
  return /[\t\r\n]/.test(brief) ? [found('brief-breaks', {}, itself(roster))] : [];
};

/** An outcome has a file at least; a performance may go without. */
const checkFiles: Rule = ({ document, media, sameDocument, sameMedia }, _, { roster }) => {
  const files = [document, media].filter((file) => file !== null);
  if (files.length === 0) return subjectOf(roster) === 'outcomes' ? [found('file-none')] : [];
  return [...files.flatMap(checkFile), ...(sameDocument > 1 || sameMedia > 1 ? [found('file-twice')] : [])];
};

function checkFile({ bytes, registeredBytes, storedBytes, sha256 }: RosterFile): Finding[] {
  if (registeredBytes === null || storedBytes === null) return [found('file-gone', { sha256 })];
  return registeredBytes === bytes && (storedBytes ?? bytes) === bytes ? [] : [found('file-changed', { sha256 })];
}

const checkLink: Rule = ({ link }) => (link && !isSafeLink(link) ? [found('link-unsafe')] : []);

const checkDates: Rule = ({ content }, _, { roster }) => {
  const { startDate, endDate } = content ?? {};
  return startDate && endDate && String(endDate) < String(startDate) ? [found('dates-order', {}, itself(roster))] : [];
};

const checkStudent: Rule = ({ student }) => (student.status === 'enrolled' || student.status === 'graduated' ? [] : [found('student-left')]);

const rules: readonly Rule[] = [
  checkColumns, checkNationalId, checkBirthday, checkCourseCode, checkGrade, checkState, checkNumber, checkBrief, checkFiles, checkLink, checkDates,
  checkStudent,
];

/** Everything that is wrong with one row of a sheet; nothing when it is good. */
export const checkRow: Rule = (row, sheet, context, cells) => rules.flatMap((rule) => rule(row, sheet, context, cells));
