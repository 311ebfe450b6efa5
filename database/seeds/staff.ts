/** The staff of a synthetic school: the same people in every term, as many for each subject as its teaching asks for. */

import { classCourses, domainOf, electiveCourses } from './curriculum';
import type { Domain } from './curriculum';
import { personName } from './names';
import type { Gender } from './national-ids';
import { createRandom } from './random';
import type { TeacherRow } from './rows';
import { classTracks, staffNationalId } from './students';
import type { SchoolPlan } from './students';

export const ELECTIVE_GROUP_SIZE = 14;
const ELECTIVE_SHARE = 0.2;

/** How many of a student's courses are electives. */
export function electiveCount(plan: SchoolPlan): number {
  return Math.round(plan.coursesPerStudent * ELECTIVE_SHARE);
}

export interface Staff {
  rows: TeacherRow[];
  /** Numbers of those who can lead a class, in a mixed order. */
  homeroom: string[];
  /** Numbers of those who teach a domain; all teachers when a small school has none for it. Never empty. */
  teachersOf(domain: Domain): readonly string[];
}

const STUDENTS_PER_STAFF_MEMBER = 10;
const OFFICE_SHARE = 0.05;
const RETIRED_SHARE = 0.01;

/** How many offerings of each domain the school has in a year, roughly. */
function teachingDemand(plan: SchoolPlan): Map<Domain, number> {
  const demand = new Map<Domain, number>();
  const add = (domain: Domain, amount: number): void => void demand.set(domain, (demand.get(domain) ?? 0) + amount);
  const electives = electiveCount(plan);
  const tracks = classTracks(plan);
  const groupsPerClass = (electives * plan.students) / 3 / tracks.length / ELECTIVE_GROUP_SIZE;
  for (const track of tracks) {
    for (const grade of [1, 2, 3] as const) {
      for (const semester of [1, 2] as const) {
        for (const course of classCourses(track, grade, semester, plan.coursesPerStudent - electives)) {
          add(domainOf(track, course), course.split ? 2 : 1);
        }
        const choices = electiveCourses(track, grade);
        for (const course of choices) add(domainOf(track, course), groupsPerClass / choices.length);
      }
    }
  }
  return demand;
}

/** Gives each of `count` teachers a domain in proportion to the demand: the middle of the teacher's share decides. */
function allotDomains(demand: ReadonlyMap<Domain, number>, count: number): Domain[] {
  const total = [...demand.values()].reduce((sum, amount) => sum + amount, 0);
  const allotted: Domain[] = [];
  let upTo = 0;
  for (const [domain, amount] of demand) {
    upTo += amount;
    while (allotted.length < count && allotted.length + 0.5 <= (upTo / total) * count) allotted.push(domain);
  }
  return allotted;
}

function staffRow(plan: SchoolPlan, number: number, kind: TeacherRow['kind'], active: boolean): TeacherRow {
  const random = createRandom(`${plan.seed}|${plan.code}|staff|${number}`);
  const gender: Gender = random.chance(0.4) ? '男' : '女';
  const teacherNo = `T${String(number + 1).padStart(4, '0')}`;
  return {
    teacher_no: teacherNo,
    name: personName(random, gender, number),
    national_id: random.chance(0.95) ? staffNationalId(plan, gender, number) : null,
    email: random.chance(0.9) ? `${teacherNo.toLowerCase()}.${plan.code.toLowerCase()}@example.tw` : null,
    active,
    kind,
  };
}

/** The staff: teachers by domain, then those who no longer work here, then the office. */
export function synthesizeStaff(plan: SchoolPlan): Staff {
  const total = Math.max(3, Math.round(plan.students / STUDENTS_PER_STAFF_MEMBER));
  const office = Math.round(total * OFFICE_SHARE);
  const retired = Math.round(total * RETIRED_SHARE);
  const teaching = total - office - retired;
  const domains = allotDomains(teachingDemand(plan), teaching);
  const rows = Array.from({ length: total }, (_, number) =>
    staffRow(plan, number, number < teaching + retired ? '教師' : '職員', number < teaching || number >= teaching + retired));

  const teachers = rows.slice(0, teaching).map((row) => row.teacher_no);
  const byDomain = new Map<Domain, string[]>();
  domains.forEach((domain, number) => {
    byDomain.set(domain, [...(byDomain.get(domain) ?? []), teachers[number]]);
  });
  return {
    rows,
    homeroom: createRandom(`${plan.seed}|${plan.code}|homeroom`).shuffle(teachers),
    teachersOf: (domain) => byDomain.get(domain) ?? teachers,
  };
}
