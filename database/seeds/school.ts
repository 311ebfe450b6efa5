/**
 * Synthetic schools, as the data of their administration system: pure, the same for the same arguments.
 * Terms belong together: with the same seed, code and size every term has the same people, a grade higher each year.
 */

import type { Grade, SchoolTerm, Semester } from './rows';
import { synthesizePosts } from './posts';
import { synthesizeCohort } from './students';
import type { SchoolPlan } from './students';
import { synthesizeStaff } from './staff';
import { synthesizeTeaching } from './teaching';

export { changeSchool } from './change-school';
export type { ChangeOptions } from './change-school';
export * from './rows';

export interface SchoolOptions {
  /** School code, six characters. */
  code: string;
  name: string;
  seed: number;
  /** How many students are on the register, all grades together. */
  students: number;
  /** ROC school year. */
  year: number;
  semester: Semester;
  /** Courses with credit that a student takes in a term. Default 20. */
  coursesPerStudent?: number;
}

const GRADES: readonly Grade[] = [1, 2, 3];

function checkOptions({ code, students, year, semester, coursesPerStudent = 20 }: SchoolOptions): void {
  if (!/^[0-9A-Z]{6}$/.test(code)) throw new RangeError(`school code must be six digits or capital letters, got ${code}`);
  if (!Number.isInteger(students) || students < 3) throw new RangeError(`students must be 3 or more, got ${students}`);
  if (!Number.isInteger(year) || year < 100 || year > 999) throw new RangeError(`year must be a ROC year of three digits, got ${year}`);
  if (semester !== 1 && semester !== 2) throw new RangeError(`semester must be 1 or 2, got ${String(semester)}`);
  if (!Number.isInteger(coursesPerStudent) || coursesPerStudent < 1 || coursesPerStudent > 40) {
    throw new RangeError(`coursesPerStudent must be 1 to 40, got ${coursesPerStudent}`);
  }
}

/** Makes the seven tables of one school in one term. Throws a RangeError for options that make no school. */
export function synthesizeSchool(options: SchoolOptions): SchoolTerm {
  checkOptions(options);
  const { code, name, seed, students, year, semester, coursesPerStudent = 20 } = options;
  const plan: SchoolPlan = { code, name, seed, students, coursesPerStudent };
  const term = { year, semester };
  const staff = synthesizeStaff(plan);
  const cohorts = GRADES.map((grade) => synthesizeCohort(plan, term, grade, staff.homeroom));
  const classes = cohorts.flatMap((cohort) => cohort.classes);
  const { subjects, offerings, enrolments } = synthesizeTeaching(plan, term, staff, cohorts);
  return {
    code,
    name,
    year,
    semester,
    subjects,
    classes: classes.map((each) => each.row),
    students: classes.flatMap((each) => each.members.map((member) => member.row)),
    teachers: staff.rows,
    offerings,
    enrolments,
    officer_posts: synthesizePosts(plan, term, cohorts),
  };
}
