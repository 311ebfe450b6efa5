/** What is taught in one term and who takes it: subjects, offerings, enrolments. */

import {
  CLASS_ACTIVITY, FLEXIBLE_TIME, SHARED_ACTIVITY, classCourses, courseCode, courseKey, departmentName, domainOf,
  electiveCourses, realSchoolCodes,
} from './curriculum';
import type { Course, Domain, OpeningWay, Track } from './curriculum';
import { outcomeOf, portionOf } from './outcomes';
import { createRandom, hash32 } from './random';
import type { Random } from './random';
import type { EnrolmentRow, Grade, OfferingRow, Semester, SubjectRow } from './rows';
import { ELECTIVE_GROUP_SIZE, electiveCount } from './staff';
import type { Staff } from './staff';
import { chineseNumber } from './students';
import type { Cohort, Member, SchoolClass, SchoolPlan, Term } from './students';

export interface Teaching {
  subjects: SubjectRow[];
  offerings: OfferingRow[];
  enrolments: EnrolmentRow[];
}

/** Where a course is taken and in which form: everything of an enrolment but its people and its outcome. */
type Origin = Pick<EnrolmentRow, 'kind' | 'origin_year' | 'origin_sem' | 'origin_school' | 'origin_subject_code' | 'method'>;
type Method = keyof typeof METHODS;

/** 補修/重修方式, by its code. */
const METHODS = { 專班: '1', 自學輔導: '2', 隨班: '3' } as const;
const ORDINARY: Origin = {
  kind: '學期', origin_year: null, origin_sem: null, origin_school: null, origin_subject_code: null, method: null,
};

const COURSES_CREDITED_TO_A_NEWCOMER = 3;
const COURSES_MADE_UP_BY_A_NEWCOMER = 2;
const COURSES_TAKEN_AS_A_GUEST = 2;
/** One student in this many of a cohort takes some courses at another school (借讀). */
const ONE_GUEST_IN = 500;
const GUEST_SEAT = 20;
/** The share of failed courses that are taken again a year later. */
const RETAKE_SHARE = 0.8;

/** A course of the year before that a student takes now (補修) or once more (重修). */
interface Resit {
  member: Member;
  course: Course;
  track: Track;
  entryYear: number;
  grade: Grade;
  kind: '補修' | '重修';
}

/** The subjects, offerings and enrolments of one term. */
export function synthesizeTeaching(plan: SchoolPlan, term: Term, staff: Staff, cohorts: readonly Cohort[]): Teaching {
  return new TeachingBuilder(plan, term, staff).build(cohorts);
}

/** Fills the three tables, cohort by cohort. */
class TeachingBuilder {
  private readonly subjects = new Map<string, SubjectRow>();
  private readonly offerings: OfferingRow[] = [];
  private readonly enrolments: EnrolmentRow[] = [];
  /** By course and department, for those who take a course again with a younger class. */
  private readonly classOfferings = new Map<string, OfferingRow>();
  private readonly random: Random;
  private readonly electives: number;

  constructor(private readonly plan: SchoolPlan, private readonly term: Term, private readonly staff: Staff) {
    this.random = createRandom(`${plan.seed}|${plan.code}|teaching|${term.year}${term.semester}`);
    this.electives = electiveCount(plan);
  }

  build(cohorts: readonly Cohort[]): Teaching {
    for (const cohort of cohorts) {
      for (const schoolClass of cohort.classes) {
        this.addClass(cohort, schoolClass);
        this.addActivities(cohort, schoolClass);
      }
      for (const track of new Set(cohort.classes.map((each) => each.track))) this.addElectives(cohort, track);
    }
    this.addResits(cohorts.flatMap((cohort) => this.resitsOf(cohort)));
    return { subjects: [...this.subjects.values()], offerings: this.offerings, enrolments: this.enrolments };
  }

  private classCoursesOf(track: Track, grade: Grade): Course[] {
    return classCourses(track, grade, this.term.semester, this.plan.coursesPerStudent - this.electives);
  }

  /** The courses that a class takes as a class, whole or in two halves. */
  private addClass(cohort: Cohort, { row, track, ordinal, members }: SchoolClass): void {
    const present = members.filter(isPresent);
    const half = Math.ceil(present.length / 2);
    this.classCoursesOf(track, cohort.grade).forEach((course, position) => {
      const code = this.subjectCode(cohort.entryYear, track, course, '原班級');
      const parts = course.split ? [present.slice(0, half), present.slice(half)] : [present];
      parts.forEach((part, index) => {
        const name = course.split ? `${course.name}(${index === 0 ? 'A' : 'B'}組)` : course.name;
        const teachers = this.teachersFor(domainOf(track, course), ordinal + index + hash32(course.name));
        const offering = this.open(code, course, teachers, name, row.class_code, null);
        this.classOfferings.set(classOfferingKey(track, cohort.grade, course), offering);
        for (const member of part) this.enrol(member, offering, course, this.originOf(cohort, member, code, position));
      });
    });
  }

  /** Taught without credit, so without enrolments. */
  private addActivities(cohort: Cohort, { row, track, ordinal }: SchoolClass): void {
    const [anyone = ''] = this.teachersFor('綜合', ordinal);
    const activities: [Course, string[]][] = [
      [CLASS_ACTIVITY, [row.homeroom_teacher_no ?? anyone]],
      [SHARED_ACTIVITY, [anyone]],
      [FLEXIBLE_TIME, this.teachersFor('社會', ordinal, 2)],
    ];
    for (const [course, teachers] of activities) {
      const code = this.subjectCode(cohort.entryYear, track, course, '原班級');
      this.open(code, course, teachers, course.name, row.class_code, null);
    }
  }

  /** In each elective slot the students of a department and grade are dealt to groups, whatever their class. */
  private addElectives(cohort: Cohort, track: Track): void {
    const present = cohort.classes.filter((each) => each.track === track).flatMap((each) => each.members).filter(isPresent);
    const pool = this.random.shuffle(electiveCourses(track, cohort.grade));
    const groups = Math.ceil(present.length / ELECTIVE_GROUP_SIZE);
    for (let slot = 0; slot < this.electives; slot += 1) {
      // Each slot has its own part of the pool, so nobody takes a subject twice.
      const choices = pool.filter((_, index) => index % this.electives === slot);
      const dealt = this.random.shuffle(present);
      for (let group = 0; group < groups && choices.length > 0; group += 1) {
        const members = dealt.slice(Math.floor((group * dealt.length) / groups), Math.floor(((group + 1) * dealt.length) / groups));
        this.addElectiveGroup(cohort, track, choices[group % choices.length], `${slot + 1}-${group + 1}`, members);
      }
    }
  }

  private addElectiveGroup(cohort: Cohort, track: Track, course: Course, label: string, members: readonly Member[]): void {
    const code = this.subjectCode(cohort.entryYear, track, course, track.courseType === 'H' ? '跨班選修(班群開課)' : '同科跨班選修');
    const division = track.division === '進修部' ? '進修部' : '';
    const groupName = `${chineseNumber(cohort.grade)}年級${division}${departmentName(track)}選修${label}`;
    const teachers = this.teachersFor(domainOf(track, course), this.offerings.length);
    const offering = this.open(code, course, teachers, course.name, null, groupName);
    for (const member of members) this.enrol(member, offering, course, this.originOf(cohort, member, code));
  }

  /** The kind of an enrolment that is not a resit. `position`: the place of the course among the class's own ones. */
  private originOf(cohort: Cohort, member: Member, code: string, position = Infinity): Origin {
    if (member.joined === 'repeat' && cohort.grade === 1) {
      return { ...ORDINARY, kind: '重讀', origin_year: this.term.year - 1, origin_sem: this.term.semester };
    }
    if (member.joined === 'transfer' && member.isNew && position < COURSES_CREDITED_TO_A_NEWCOMER) {
      return this.elsewhere('轉學轉科', member, code, termBefore(this.term));
    }
    if (member.seat % ONE_GUEST_IN === GUEST_SEAT && position < COURSES_TAKEN_AS_A_GUEST) {
      return this.elsewhere('借讀', member, code, this.term);
    }
    return ORDINARY;
  }

  /** A course of another, real school: the same course under that school's number. */
  private elsewhere(kind: '轉學轉科' | '借讀', member: Member, code: string, term: Term): Origin {
    const others = realSchoolCodes().filter((school) => school !== this.plan.code);
    const school = others[hash32(member.row.student_no) % others.length] ?? null;
    return {
      kind,
      origin_year: term.year,
      origin_sem: term.semester,
      origin_school: school,
      origin_subject_code: school && code.slice(0, 3) + school + code.slice(9),
      method: null,
    };
  }

  /** What the students of a cohort take of last year's courses: failed ones again, and newcomers some for the first time. */
  private resitsOf(cohort: Cohort): Resit[] {
    if (cohort.grade === 1) return [];
    const grade = (cohort.grade - 1) as Grade;
    return cohort.classes.flatMap(({ track, members }) => {
      const courses = this.classCoursesOf(track, grade);
      const resits = (member: Member, kind: Resit['kind'], chosen: Course[]): Resit[] =>
        chosen.map((course) => ({ member, course, track, entryYear: cohort.entryYear, grade, kind }));
      return members.filter(isPresent).flatMap((member) => {
        if (member.wasHereAYearAgo) return resits(member, '重修', courses.filter((course) => this.retakes(member, course)));
        if (member.joined === 'transfer' && member.isNew) return resits(member, '補修', courses.slice(-COURSES_MADE_UP_BY_A_NEWCOMER));
        return [];
      });
    });
  }

  private retakes(member: Member, course: Course): boolean {
    const studentNo = member.row.student_no;
    return portionOf(`${studentNo}|${course.name}|retake`) < RETAKE_SHARE
      && outcomeOf(this.plan.seed, studentNo, attempt(course, { ...this.term, year: this.term.year - 1 })).counted === false;
  }

  private addResits(resits: readonly Resit[]): void {
    const groups = new Map<string, OfferingRow>();
    for (const resit of resits) {
      const { member, course, track, kind } = resit;
      const code = this.subjectCode(resit.entryYear, track, course, '原班級');
      const method = this.methodOf(resit);
      const withClass = method === '隨班' ? this.classOfferings.get(classOfferingKey(track, resit.grade, course)) : undefined;
      const name = `${kind}${method}：${course.name}(${course.courseClass})`;
      const offering = withClass ?? groups.get(name)
        ?? this.open(code, course, this.teachersFor(domainOf(track, course), this.offerings.length), course.name, null, name);
      if (!withClass) groups.set(name, offering);
      this.enrol(member, offering, course, {
        kind,
        origin_year: this.term.year - 1,
        origin_sem: this.term.semester,
        origin_school: null,
        origin_subject_code: code,
        method: METHODS[method],
      });
    }
  }

  private methodOf({ member, course, track, grade, kind }: Resit): Method {
    const portion = portionOf(`${member.row.student_no}|${course.name}|method`);
    if (kind === '補修' || portion < 0.6) return '專班';
    if (portion < 0.8) return '自學輔導';
    return this.classOfferings.has(classOfferingKey(track, grade, course)) ? '隨班' : '專班';
  }

  /** The course code, with its subject put on the list. */
  private subjectCode(entryYear: number, track: Track, course: Course, way: OpeningWay): string {
    const code = courseCode(this.plan.code, entryYear, track, course, way);
    if (!this.subjects.has(code)) {
      const { name, credits, attribute } = course;
      this.subjects.set(code, { subject_code: code, name, credits, attribute, division: track.division });
    }
    return code;
  }

  private open(code: string, course: Course, teachers: string[], name: string, classCode: string | null, groupName: string | null): OfferingRow {
    const offering: OfferingRow = {
      offering_no: `${this.term.year}${this.term.semester}${String(this.offerings.length + 1).padStart(5, '0')}`,
      subject_code: code,
      name,
      class_code: classCode,
      group_name: groupName,
      credits: course.credits,
      hours: this.random.chance(0.02) ? null : Math.max(1, course.credits),
      teacher_nos: teachers,
    };
    this.offerings.push(offering);
    return offering;
  }

  /** The teachers of an offering, the main one first: `count` of them, or mostly one and now and then two or three. */
  private teachersFor(domain: Domain, turn: number, count = this.random.chance(0.04) ? this.random.int(2, 3) : 1): string[] {
    const all = this.staff.teachersOf(domain);
    return Array.from({ length: Math.min(count, all.length) }, (_, index) => all[(turn + index) % all.length]);
  }

  private enrol(member: Member, offering: OfferingRow, course: Course, origin: Origin): void {
    const again = origin.kind === '補修' || origin.kind === '重修' ? origin.kind : '';
    this.enrolments.push({
      student_no: member.row.student_no,
      offering_no: offering.offering_no,
      credits: course.credits,
      ...origin,
      ...outcomeOf(this.plan.seed, member.row.student_no, attempt(course, this.term) + again),
    });
  }
}

const isPresent = ({ row }: Member): boolean => row.status === '在學';

const attempt = (course: Course, term: Term): string => `${courseKey(course)}|${term.year}${term.semester}`;

const classOfferingKey = (track: Track, grade: Grade, course: Course): string =>
  `${track.departmentCode}${track.courseType}|${grade}|${courseKey(course)}`;

/** The term before; a school year begins with semester 1. */
function termBefore({ year, semester }: Term): { year: number; semester: Semester } {
  return semester === 2 ? { year, semester: 1 } : { year: year - 1, semester: 2 };
}
