/** What the school administration system holds: schools, their terms, and the rows as they are sent. */

import { changeSchool, rowKey, synthesizeSchool } from '../seeds/school';
import type { SchoolTerm, Semester, TableName } from '../seeds/school';
import { badRows } from './faults';
import type { RowFault } from './faults';

export interface School {
  code: string;
  name: string;
  students: number;
}

/** A question: one table of one school in one term. */
export interface Query {
  school: string;
  year: number;
  semester: Semester;
  table: TableName;
}

/** What was found: the school that the rows belong to, and each row as JSON. */
export interface Found {
  school: string;
  rows: readonly string[];
}

const CHANGED_FRACTION = 0.05;
const YEARS_KEPT = 3;
/** Lists of rows as JSON that are kept ready; those of one school of 3,000 take about 30 MB. */
const MOST_LISTS = 60;

/** A school that no list has; its rows are sent in place of a school's when there is no second school. */
const STRANGER = '999999';

export class Register {
  private readonly schools: ReadonlyMap<string, School>;
  private readonly terms = new Map<string, SchoolTerm>();
  private readonly lists = new Map<string, Found>();

  /** @param current the newest term that has data, beside those of three years before it. */
  constructor(schools: readonly School[], private readonly current: { year: number; semester: Semester }, private readonly seed: number) {
    this.schools = new Map(schools.map((school) => [school.code, school]));
  }

  knows(school: string): boolean {
    return this.schools.has(school);
  }

  hasTerm(year: number, semester: Semester): boolean {
    const age = (this.current.year - year) * 2 + this.current.semester - semester;
    return age >= 0 && age <= YEARS_KEPT * 2;
  }

  /** The school's data as it was before any fault. Throws a RangeError when there is none. */
  data(code: string, year: number, semester: Semester): SchoolTerm {
    const school = this.schools.get(code);
    if (!school || !this.hasTerm(year, semester)) throw new RangeError(`no data of school ${code} in ${year}-${semester}`);
    return this.term(school, year, semester);
  }

  /** The rows of a full pull. */
  all(query: Query, faults: ReadonlySet<RowFault>): Found {
    return this.kept(query, faults, 'all', () => this.withFaults(query, faults));
  }

  /** The rows that `changed` makes different, and what it removes with the status of the protocol. */
  changes(query: Query, faults: ReadonlySet<RowFault>): Found {
    return this.kept(query, faults, 'changes', () => ({
      school: query.school,
      rows: differences(this.data(query.school, query.year, query.semester), this.changed(query), query.table),
    }));
  }

  private term(school: School, year: number, semester: Semester): SchoolTerm {
    const key = `${school.code}|${year}${semester}`;
    const data = this.terms.get(key) ?? synthesizeSchool({ ...school, seed: this.seed, year, semester });
    this.terms.set(key, data);
    return data;
  }

  private changed({ school, year, semester }: Query): SchoolTerm {
    const key = `${school}|${year}${semester}|changed`;
    const data = this.terms.get(key) ?? changeSchool(this.data(school, year, semester), { fraction: CHANGED_FRACTION, seed: this.seed });
    this.terms.set(key, data);
    return data;
  }

  private kept(query: Query, faults: ReadonlySet<RowFault>, part: string, make: () => Found): Found {
    const key = [part, query.school, query.year, query.semester, query.table, ...[...faults].sort()].join('|');
    const found = this.lists.get(key) ?? make();
    this.lists.delete(key);
    this.lists.set(key, found);
    for (const oldest of this.lists.keys()) {
      if (this.lists.size <= MOST_LISTS) break;
      this.lists.delete(oldest);
    }
    return found;
  }

  private withFaults(query: Query, faults: ReadonlySet<RowFault>): Found {
    const data = this.source(query, faults);
    let rows: object[] = data[query.table];
    if (faults.has('shrink')) rows = rows.filter((_, index) => index % 5 >= 2);
    if (faults.has('zero-rows')) rows = [];
    if (faults.has('bad-rows')) rows = [...rows, ...badRows(data, query.table).map((bad) => bad.row)];
    if (faults.has('new-columns')) rows = rows.map((row) => ({ ...row, 資料來源: '校務行政系統', ext: { revision: 7, tags: ['新欄位'] } }));
    return { school: data.code, rows: rows.map((row) => JSON.stringify(row)) };
  }

  private source(query: Query, faults: ReadonlySet<RowFault>): SchoolTerm {
    if (faults.has('other-school-rows')) return this.term(this.otherSchool(query.school), query.year, query.semester);
    return faults.has('changed') ? this.changed(query) : this.data(query.school, query.year, query.semester);
  }

  private otherSchool(code: string): School {
    const other = [...this.schools.values()].find((school) => school.code !== code);
    return other ?? { code: STRANGER, name: '別的學校', students: this.schools.get(code)?.students ?? 30 };
  }
}

/** New and changed rows of a table, then the rows that are gone with `"status":"tobedeleted"`; each as JSON. */
function differences(before: SchoolTerm, after: SchoolTerm, table: TableName): string[] {
  const keyed = (data: SchoolTerm): Map<string, object> => new Map(data[table].map((row) => [rowKey(table, row), row]));
  const old = keyed(before);
  const now = keyed(after);
  const different = [...now].map(([key, row]) => ({ was: JSON.stringify(old.get(key)), is: JSON.stringify(row) }));
  return [
    ...different.filter(({ was, is }) => was !== is).map(({ is }) => is),
    ...[...old].filter(([key]) => !now.has(key)).map(([, row]) => JSON.stringify({ ...row, status: 'tobedeleted' })),
  ];
}
