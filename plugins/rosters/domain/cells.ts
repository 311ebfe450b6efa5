import { isIsoDate, rocDigits } from '@portfolio/kernel/domain/clock';
import type { ColumnOf, NamedSource, SheetOf, Source } from './columns';
import type { RosterRow } from './roster-row';

/** The address under which the central database opens a file. */
export type LinkTo = (sha256: string) => string;

/** 補修方式 and 重修方式: 1 專班, 2 自學輔導, 3 隨班. Unofficial. */
const METHODS: Record<string, string> = { class: '1', tutoring: '2', mixed: '3' };

// Breaks and tabs that a student typed would be control characters in the roster.
const BREAKS = /[\t\r\n]+/g;

const readers: Record<NamedSource, (row: RosterRow, linkTo: LinkTo) => string | number | null> = {
  nationalId: (row) => row.nationalId,
  birthDate: (row) => row.birthDate && rocDigits(row.birthDate),
  semester: (row) => row.semester,
  courseCode: (row) => row.courseCode,
  courseName: (row) => row.courseName,
  courseGrade: (row) => row.courseGrade,
  credits: (row) => row.credits,
  hours: (row) => row.hours,
  method: (row) => row.method && (METHODS[row.method] ?? row.method),
  originYear: (row) => row.originYear,
  originSemester: (row) => row.originSemester,
  originSchool: (row) => row.originSchool,
  originCode: (row) => row.originCode,
  originName: (row) => row.originName,
  originGrade: (row) => row.originGrade,
  brief: (row) => row.brief && row.brief.replace(BREAKS, ' '),
  documentLink: (row, linkTo) => row.document && linkTo(row.document.sha256),
  mediaLink: (row, linkTo) => row.media && linkTo(row.media.sha256),
  link: (row) => row.link,
};

const CONTENT = 'content.';

/** A field of what a student or the school wrote; a date as the seven digits of the roster. */
function contentOf({ content }: RosterRow, key: string, { type }: ColumnOf): string | number | null {
  const value = content?.[key] ?? null;
  if (typeof value !== 'string') return value;
  return type === 'roc-date' && isIsoDate(value) ? rocDigits(value) : value.replace(BREAKS, ' ');
}

/** Text of one cell; empty where there is no value. Numbers are text too: a roster has text cells only. */
export function cellOf(column: ColumnOf, row: RosterRow, linkTo: LinkTo): string {
  const { source } = column;
  const value = source.startsWith(CONTENT) ? contentOf(row, source.slice(CONTENT.length), column) : readers[source as NamedSource](row, linkTo);
  return String(value ?? '');
}

export const cellsOf = (sheet: SheetOf, row: RosterRow, linkTo: LinkTo): string[] => sheet.columns.map((column) => cellOf(column, row, linkTo));

const PERSONAL: readonly Source[] = ['nationalId', 'birthDate'];

/**
 * What is kept of a submitted row, to tell later what has changed: a column's key to text (a new heading alone changes no
 * item), a file by its SHA-256 in place of a link that is another each time, and nothing that names the person (the
 * outcome or performance does).
 */
export function keptCellsOf(sheet: SheetOf, row: RosterRow): Record<string, string> {
  const kept = sheet.columns.filter(({ source }) => !PERSONAL.includes(source));
  return Object.fromEntries(kept.map((column) => [column.key, cellOf(column, row, (sha256) => sha256)]));
}
