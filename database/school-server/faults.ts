/** What can go wrong with a school administration system, as switches. */

import { syntheticNationalId } from '../seeds/national-ids';
import { TABLE_NAMES } from '../seeds/school';
import type { SchoolTables, SchoolTerm, TableName } from '../seeds/school';

/** Every fault with what it does. */
export const FAULTS = {
  '500': 'every nth request fails with HTTP 500',
  'always-500': 'each request fails with HTTP 500',
  hang: 'the request is never answered',
  slow: 'the answer trickles, a few bytes at a time',
  truncated: 'the answer ends in the middle of its JSON',
  'expired-token': 'HTTP 401 in the middle of a run: the token is taken back after its first use (once, unless told)',
  busy: 'status 90 (the first two times, unless told)',
  failure: 'status 99',
  'row-errors': 'status 05: two rows are left out and named in errors[]',
  partial: 'status 10: the last tenth of each page is missing',
  'duplicate-page': 'a page is the page before it once more; what fits one page comes twice in it',
  'wrong-total': 'total says seven more than there are',
  'zero-rows': 'status 00 with total 0',
  shrink: '40 % of the rows are missing (of the students, unless told)',
  'other-school-rows': "another school's number and rows",
  'new-columns': 'fields that the protocol does not know',
  'bad-rows': 'a handful of rows that break a rule, after the good ones',
  changed: '5 % of the rows are changed, new or gone',
} as const;

export type FaultName = keyof typeof FAULTS;

/** Where a fault strikes: a table, or the request for a token. */
export type FaultTarget = TableName | 'token';

export interface Fault {
  name: FaultName;
  /** null: every table, not the token. */
  target: FaultTarget | null;
  /** null: until it is switched off. */
  times: number | null;
}

const DEFAULT_TIMES: Partial<Record<FaultName, number>> = { busy: 2, 'expired-token': 1 };
const DEFAULT_TARGET: Partial<Record<FaultName, FaultTarget>> = { shrink: 'students' };

/** Faults that choose the rows; they are decided once a pull, at its first page. `times` counts pulls. */
export const ROW_FAULTS = [
  'changed', 'other-school-rows', 'shrink', 'zero-rows', 'bad-rows', 'new-columns', 'wrong-total',
] as const satisfies readonly FaultName[];
export type RowFault = (typeof ROW_FAULTS)[number];

const isFaultName = (text: string): text is FaultName => Object.hasOwn(FAULTS, text);
const isTarget = (text: string): text is FaultTarget => text === 'token' || (TABLE_NAMES as readonly string[]).includes(text);

/**
 * Reads `name[:type][:times]`, such as `busy`, `500:enrolments`, `hang:token:1`, `truncated:2`.
 * Throws a RangeError that says what is wrong.
 */
export function parseFault(text: string): Fault {
  const [name = '', ...rest] = text.split(':');
  if (!isFaultName(name)) throw new RangeError(`no fault ${name}; there are ${Object.keys(FAULTS).join(', ')}`);
  const fault: Fault = { name, target: DEFAULT_TARGET[name] ?? null, times: DEFAULT_TIMES[name] ?? null };
  for (const part of rest.filter((each) => each !== '')) {
    if (/^[1-9]\d{0,8}$/.test(part)) fault.times = Number(part);
    else if (isTarget(part)) fault.target = part;
    else throw new RangeError(`fault ${text}: ${part} is neither a type nor a number of times`);
  }
  return fault;
}

/** The faults that are switched on, and how often each may still strike. */
export class FaultSwitches {
  private faults: Fault[] = [];

  /** Replaces all faults. Throws a RangeError, and changes nothing, when one cannot be read. */
  set(texts: readonly string[]): void {
    this.faults = texts.map(parseFault);
  }

  /** Whether the fault strikes here and now; each time that it does counts. */
  strikes(name: FaultName, target: FaultTarget): boolean {
    const fault = this.faults.find((each) => each.name === name && each.times !== 0
      && (each.target === null ? target !== 'token' : each.target === target));
    if (!fault) return false;
    if (fault.times !== null) fault.times -= 1;
    return true;
  }
}

/** A row that breaks a rule, with the rule. */
export interface BadRow {
  reason: string;
  row: Record<string, unknown>;
}

/**
 * The rows that `bad-rows` adds to a table: each breaks exactly one rule. A duplicate has the key of the table's first row
 * and other values; every other bad row has a key of its own. None for a table that is empty.
 */
export function badRows(data: SchoolTerm, table: TableName): BadRow[] {
  return data[table].length === 0 ? [] : BAD_ROWS[table](data);
}

/** One bad row for each reason: the model row with what makes it bad. */
function broken<Row extends object>(model: Row, ...variants: [reason: string, different: Partial<Record<keyof Row, unknown>>][]): BadRow[] {
  return variants.map(([reason, different]) => ({ reason, row: { ...model, ...different } }));
}

const NOWHERE = '999999';
const NOBODY = '0000000';

const withWrongCheckDigit = (id: string): string => id.slice(0, -1) + String((Number(id.slice(-1)) + 1) % 10);
const ofAnotherSchool = (code: string): string => code.slice(0, 3) + NOWHERE + code.slice(9);

const BAD_ROWS: { [Name in keyof SchoolTables]: (data: SchoolTerm) => BadRow[] } = {
  subjects: ({ subjects: [model] }) => broken(model,
    ['22-digit code', { subject_code: model.subject_code.slice(0, -1) }],
    ["another school's number in the code", { subject_code: ofAnotherSchool(model.subject_code) }],
    ['duplicate key', { credits: model.credits + 1 }]),
  classes: ({ classes: [model] }) => broken(model,
    ['no such grade', { class_code: '901', name: '九年一班', grade: 9 }],
    ['duplicate key', { name: `${model.name}二` }]),
  students: ({ students: [model] }) => broken(model,
    ['wrong check digit', { student_no: '9990001', national_id: withWrongCheckDigit(syntheticNationalId(model.gender, 999_991)) }],
    ['unknown class', { student_no: '9990002', national_id: syntheticNationalId(model.gender, 999_992), class_code: '999' }],
    ['no name', { student_no: '9990003', national_id: syntheticNationalId(model.gender, 999_993), name: '' }],
    ['no such day', { student_no: '9990004', national_id: syntheticNationalId(model.gender, 999_994), birth_date: '2006-02-30' }],
    ['duplicate key', { name: `${model.name}二` }]),
  teachers: ({ teachers: [model] }) => broken(model,
    ['wrong check digit', { teacher_no: 'T9991', national_id: withWrongCheckDigit(syntheticNationalId('女', 999_995)) }],
    ['no name', { teacher_no: 'T9992', national_id: null, name: '' }],
    ['duplicate key', { name: `${model.name}二` }]),
  offerings: ({ offerings: [model] }) => broken(model,
    ['unknown subject', { offering_no: '999900001', subject_code: `${model.subject_code.slice(0, -2)}ZZ` }],
    ["another school's number in the code", { offering_no: '999900002', subject_code: ofAnotherSchool(model.subject_code) }],
    ['unknown class', { offering_no: '999900003', class_code: '999' }],
    ['unknown teacher', { offering_no: '999900004', teacher_nos: ['T9999'] }],
    ['duplicate key', { name: `${model.name}二` }]),
  enrolments: ({ enrolments: [model] }) => broken(model,
    ['unknown student', { student_no: NOBODY }],
    ['unknown offering', { offering_no: '999900009' }],
    ['duplicate key', { credits: model.credits + 1 }]),
  officer_posts: ({ officer_posts: [model] }) => broken(model,
    ['unknown student', { student_no: NOBODY }],
    ['no start', { post: '無日期', start_date: '' }],
    ['ends before it starts', { post: '倒日期', start_date: model.end_date, end_date: model.start_date }],
    ['duplicate key', { level: '4' }]),
};
