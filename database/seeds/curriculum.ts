/**
 * What is taught: the departments of the synthetic school, the courses of each grade, and their 23-digit course codes.
 * Names, fields and numbers of subjects come from database/codes; only the choice of subjects is made here.
 */

import { readCodeTable } from './code-tables';
import type { Division, Grade, Semester } from './rows';

type CourseClass =
  | '部定必修' | '校訂必修' | '選修-加深加廣選修' | '選修-補強性選修' | '選修-多元選修' | '校訂選修' | '團體活動時間' | '彈性學習時間';
type Attribute = '不分屬性' | '一般科目' | '專業科目' | '實習科目';
/** H 普通型高中, V 技術型高中, C 進修部: the character after the school in a course code. */
type CourseType = 'H' | 'V' | 'C';

/** What a teacher teaches. */
export type Domain =
  | '國文' | '英文' | '第二外語' | '數學' | '社會' | '自然' | '藝術' | '綜合' | '科技' | '健體' | '國防' | '電機電子' | '商管';

/** A subject as one kind of course. `split`: a class takes it in two halves, each with its own teacher. */
export interface Course {
  courseClass: CourseClass;
  attribute: Attribute;
  name: string;
  credits: number;
  split: boolean;
}

/** A course of both semesters, or the first semester's and the second's. */
type PlannedCourse = Course | readonly [Course, Course];

/** A department with what its classes take. */
export interface Track {
  departmentCode: string;
  courseType: CourseType;
  groupCode: string;
  division: Division;
  /** Who teaches the professional courses. */
  profession: Domain;
  plan: Record<Grade, readonly PlannedCourse[]>;
}

/** How a course is opened: the names of database/codes/opening-ways.tsv that are used here. */
export type OpeningWay = '原班級' | '跨班選修(班群開課)' | '同科跨班選修';

const courseMaker = (courseClass: CourseClass, attribute: Attribute) =>
  (name: string, credits: number): Course => ({ courseClass, attribute, name, credits, split: false });

const required = courseMaker('部定必修', '一般科目');
const professional = courseMaker('部定必修', '專業科目');
const practice = courseMaker('部定必修', '實習科目');
const local = courseMaker('校訂必修', '一般科目');
const localProfessional = courseMaker('校訂必修', '專業科目');
const localPractice = courseMaker('校訂必修', '實習科目');
const advanced = courseMaker('選修-加深加廣選修', '一般科目');
const halves = (whole: Course): Course => ({ ...whole, split: true });

/** Courses without credit and without a record for students; they are taught and have teachers all the same. */
export const CLASS_ACTIVITY = courseMaker('團體活動時間', '不分屬性')('班級活動', 0);
export const SHARED_ACTIVITY = courseMaker('團體活動時間', '不分屬性')('綜合活動', 0);
export const FLEXIBLE_TIME = courseMaker('彈性學習時間', '不分屬性')('彈性學習時間', 0);

const GENERAL_PLAN: Track['plan'] = {
  1: [
    required('國語文', 4), required('英語文', 4), required('數學', 4), required('歷史', 2), required('地理', 2),
    required('公民與社會', 2), [required('物理', 2), required('化學', 2)], [required('生物', 2), required('地球科學', 2)],
    required('體育', 2), required('全民國防教育', 1),
    [halves(required('音樂', 2)), halves(required('美術', 2))], halves(required('健康與護理', 1)), halves(required('家政', 1)),
    [halves(required('資訊科技', 2)), halves(required('生活科技', 2))], halves(local('英語文', 1)), halves(local('數學', 1)),
  ],
  2: [
    required('國語文', 4), required('英語文', 4), required('數學A類', 4), required('歷史', 2),
    [required('地理', 2), required('公民與社會', 2)], required('體育', 2), [required('生命教育', 1), required('生涯規劃', 1)],
    advanced('語文表達與傳播應用', 2), advanced('選修物理-力學一', 2), advanced('選修化學-物質與能量', 2),
    [halves(required('物理-探究A', 2)), halves(required('化學-探究A', 2))],
    [halves(required('生物-探究A', 2)), halves(required('地球科學-探究A', 2))],
    halves(required('藝術生活', 1)), [halves(required('美術', 1)), halves(required('音樂', 1))],
    halves(local('英語文', 1)), halves(local('數學', 1)),
  ],
  3: [
    required('國語文', 4), required('英語文', 2), required('體育', 2), advanced('數學甲', 4), advanced('各類文學選讀', 2),
    [advanced('英文閱讀與寫作', 2), advanced('英文作文', 2)],
    [advanced('選修物理-電磁現象一', 2), advanced('選修物理-電磁現象二與量子現象', 2)],
    [advanced('選修化學-化學反應與平衡一', 2), advanced('選修化學-化學反應與平衡二', 2)],
    [advanced('選修生物-細胞與遺傳', 2), advanced('選修生物-生態、演化及生物多樣性', 2)], advanced('現代社會與經濟', 2),
    halves(advanced('健康與休閒生活', 1)), halves(advanced('進階程式設計', 2)), halves(advanced('新媒體藝術', 1)),
    halves(advanced('創新生活與家庭', 1)), halves(local('英語文', 1)), halves(local('數學', 1)),
  ],
};

/** The general plan with the last whole-class courses given up for sport. */
const SPORTS_PLAN: Track['plan'] = {
  1: [...withoutNames(GENERAL_PLAN[1], ['全民國防教育', '公民與社會']), required('運動學概論', 2), required('專項體能訓練', 4)],
  2: [...withoutNames(GENERAL_PLAN[2], ['選修物理-力學一', '選修化學-物質與能量']), required('專項體能訓練', 4), required('專項技術訓練', 4)],
  3: [...withoutNames(GENERAL_PLAN[3], ['數學甲', '現代社會與經濟']), required('專項體能訓練', 4), required('專項技術訓練', 4)],
};

const ELECTRONICS_PLAN: Track['plan'] = {
  1: [
    required('國語文', 3), required('英語文', 2), required('數學C版', 4), required('歷史', 2), required('物理B版', 2),
    [required('音樂', 2), required('美術', 2)], required('體育', 2), required('全民國防教育', 1), professional('基本電學', 3),
    required('健康與護理', 1),
    halves(practice('基本電學實習', 3)), halves(practice('程式設計實習', 3)), halves(required('資訊科技', 1)),
    halves(required('生涯規劃', 1)), halves(local('英語文', 1)), halves(local('數學', 1)),
  ],
  2: [
    required('國語文', 3), required('英語文', 2), required('數學C版', 4), required('地理', 2), required('化學B版', 2),
    required('體育', 2), professional('電子學', 3), professional('數位邏輯設計', 3), localProfessional('微處理機', 2),
    required('法律與生活', 1),
    halves(practice('電子學實習', 3)), halves(practice('可程式邏輯設計實習', 3)), halves(practice('微電腦應用實習', 3)),
    halves(required('藝術生活', 1)), halves(local('英語文', 1)), halves(local('數學', 1)),
  ],
  3: [
    required('國語文', 2), required('英語文', 2), required('公民與社會', 2), required('體育', 2), required('生物B版', 1),
    professional('微處理機', 3), localProfessional('電子學', 3), localProfessional('基本電學', 3), local('數學', 3),
    required('環境科學概論', 1),
    halves(practice('單晶片微處理機實習', 3)), halves(practice('行動裝置應用實習', 3)), halves(practice('介面電路控制實習', 3)),
    halves(localPractice('程式設計實習', 2)), halves(localPractice('電子學實習', 2)), halves(local('英語文', 1)),
  ],
};

const BUSINESS_PLAN: Track['plan'] = {
  1: [
    required('國語文', 3), required('英語文', 2), required('數學B版', 4), required('歷史', 2), required('生物A版', 2),
    [required('音樂', 2), required('美術', 2)], required('體育', 2), required('全民國防教育', 1), professional('商業概論', 2),
    professional('會計學', 3),
    halves(professional('數位科技概論', 2)), halves(practice('數位科技應用', 2)), halves(required('生涯規劃', 1)),
    halves(required('健康與護理', 1)), halves(local('英語文', 1)), halves(local('數學', 1)),
  ],
  2: [
    required('國語文', 3), required('英語文', 2), required('數學B版', 4), required('地理', 2), required('化學A版', 1),
    required('體育', 2), professional('經濟學', 4), professional('會計學', 3), localProfessional('商業概論', 2),
    required('法律與生活', 1),
    halves(practice('多媒體製作與應用', 3)), halves(practice('程式語言與設計', 3)), halves(practice('商業溝通', 2)),
    halves(required('藝術生活', 1)), halves(local('英語文', 1)), halves(local('數學', 1)),
  ],
  3: [
    required('國語文', 2), required('英語文', 2), required('公民與社會', 2), required('體育', 2), required('物理A版', 1),
    localProfessional('經濟學', 3), localProfessional('會計學', 3), localProfessional('數位科技概論', 2), local('數學', 3),
    required('環境科學概論', 1),
    halves(practice('資料庫應用', 3)), halves(practice('會計軟體應用', 2)), halves(practice('門市經營實務', 2)),
    halves(localPractice('程式語言與設計', 2)), halves(localPractice('商業溝通', 2)), halves(local('英語文', 1)),
  ],
};

function withoutNames(plan: readonly PlannedCourse[], names: readonly string[]): PlannedCourse[] {
  return plan.filter((planned) => !('name' in planned) || !names.includes(planned.name));
}

const general = (departmentCode: string, plan: Track['plan']): Track => ({
  departmentCode, courseType: 'H', groupCode: '11', division: '日間部', profession: '健體', plan,
});

export const GENERAL_TRACK = general('101', GENERAL_PLAN);
export const SCIENCE_TRACK = general('106', GENERAL_PLAN);
export const SPORTS_TRACK = general('105', SPORTS_PLAN);
export const ELECTRONICS_TRACK: Track = {
  departmentCode: '305', courseType: 'V', groupCode: '23', division: '日間部', profession: '電機電子', plan: ELECTRONICS_PLAN,
};
export const BUSINESS_TRACK: Track = {
  departmentCode: '404', courseType: 'V', groupCode: '26', division: '日間部', profession: '商管', plan: BUSINESS_PLAN,
};
/** The evening division: the same trade, its own kind of course code. */
export const EVENING_TRACK: Track = { ...BUSINESS_TRACK, courseType: 'C', division: '進修部' };

interface SubjectEntry extends Pick<Course, 'courseClass' | 'attribute' | 'name'> {
  field: string;
  number: string;
  courseTypes: string;
}

interface Codes {
  subjects: SubjectEntry[];
  /** `courseClass|attribute|name` → every entry, since one name may stand once for each course type. */
  byName: Map<string, SubjectEntry[]>;
  departments: Map<string, string>;
  courseClasses: Map<string, string>;
  attributes: Map<string, string>;
  openingWays: Map<string, string>;
  schools: string[];
}

let loaded: Codes | undefined;

function codes(): Codes {
  loaded ??= loadCodes();
  return loaded;
}

function loadCodes(): Codes {
  const columns = ['courseClassfied', 'subjectAttribute', 'field', 'code', 'name', 'crstype'] as const;
  const subjects = readCodeTable('subjects', columns).map((row): SubjectEntry => ({
    // The table's own words; one that no plan uses does no harm.
    courseClass: row.courseClassfied as CourseClass,
    attribute: row.subjectAttribute as Attribute,
    name: row.name,
    field: row.field,
    number: row.code,
    courseTypes: row.crstype,
  }));
  const byName = new Map<string, SubjectEntry[]>();
  for (const subject of subjects) {
    const key = courseKey(subject);
    byName.set(key, [...(byName.get(key) ?? []), subject]);
  }
  return {
    subjects,
    byName,
    departments: new Map(readCodeTable('departments', ['code', 'name']).map((row) => [row.code, row.name])),
    courseClasses: namesToCodes('course-classes'),
    attributes: namesToCodes('subject-attributes'),
    openingWays: namesToCodes('opening-ways'),
    schools: readCodeTable('schools', ['code']).map((row) => row.code),
  };
}

function namesToCodes(table: 'course-classes' | 'subject-attributes' | 'opening-ways'): Map<string, string> {
  return new Map(readCodeTable(table, ['code', 'name']).map((row) => [row.name, row.code]));
}

/** What tells one course of a department and entry year from another. */
export function courseKey(item: Pick<Course, 'courseClass' | 'attribute' | 'name'>): string {
  return `${item.courseClass}|${item.attribute}|${item.name}`;
}

/** The codes of real schools, for courses that were taken elsewhere. */
export function realSchoolCodes(): readonly string[] {
  return codes().schools;
}

/** The department's name, such as 普通班. */
export function departmentName(track: Track): string {
  return found(codes().departments, track.departmentCode);
}

/**
 * The 23-digit course code: 3 entry year, 6 school, 1 course type, 2 group, 3 department, 1 class group, 1 course class,
 * 1 opening way, 1 attribute, 2 field, 2 subject. Throws an Error when the subject table has no such subject.
 */
export function courseCode(school: string, entryYear: number, track: Track, taken: Course, way: OpeningWay): string {
  const subject = codes().byName.get(courseKey(taken))?.find((entry) => entry.courseTypes.includes(`|${track.courseType}|`));
  if (!subject) throw new Error(`no subject ${courseKey(taken)} for course type ${track.courseType}`);
  const classGroup = '0';
  return [
    String(entryYear).padStart(3, '0'), school, track.courseType, track.groupCode, track.departmentCode, classGroup,
    found(codes().courseClasses, taken.courseClass), found(codes().openingWays, way), found(codes().attributes, taken.attribute),
    subject.field, subject.number,
  ].join('');
}

function found(map: ReadonlyMap<string, string>, key: string): string {
  const value = map.get(key);
  if (value === undefined) throw new Error(`no code for ${key}`);
  return value;
}

/**
 * The courses that a class takes as a class in one semester, `count` of them: the department's plan, then subjects that
 * the school adds (校訂必修) when more are asked for.
 */
export function classCourses(track: Track, grade: Grade, semester: Semester, count: number): Course[] {
  const planned = track.plan[grade].map((entry) => ('name' in entry ? entry : entry[semester - 1]));
  if (planned.length >= count) return planned.slice(0, count);
  const taken = new Set(planned.map(courseKey));
  const more = subjectsOf(track, '校訂必修').filter((extra) => !taken.has(courseKey(extra)));
  return [...planned, ...more].slice(0, count);
}

/** The courses that students of a department choose from in a grade; none of them is in the class's own plan. */
export function electiveCourses(track: Track, grade: Grade): Course[] {
  if (track.courseType !== 'H') return subjectsOf(track, '校訂選修');
  const planned = new Set(track.plan[grade].flatMap((entry) => ('name' in entry ? [entry] : [...entry])).map(courseKey));
  const deeper = grade === 1 ? subjectsOf(track, '選修-補強性選修') : subjectsOf(track, '選修-加深加廣選修');
  return [...subjectsOf(track, '選修-多元選修'), ...deeper].filter((choice) => !planned.has(courseKey(choice)));
}

function subjectsOf(track: Track, courseClass: CourseClass): Course[] {
  return codes().subjects
    .filter((entry) => entry.courseClass === courseClass && entry.attribute === '一般科目')
    .filter((entry) => entry.courseTypes.includes(`|${track.courseType}|`))
    .map(({ attribute, name }) => ({ courseClass, attribute, name, credits: 2, split: false }));
}

/** In this order: the first pattern that a course's name matches tells who teaches it. */
const DOMAINS: readonly (readonly [RegExp, Domain])[] = [
  [/運動|體能|專項|體育|健康|安全教育/, '健體'],
  [/國防/, '國防'],
  [/日語|法語|德語|西班牙語|越南語|印尼語|泰國語|緬甸語|柬埔寨語|菲律賓語|馬來西亞語/, '第二外語'],
  [/英/, '英文'],
  [/數學/, '數學'],
  [/物理|化學|生物|地球科學|環境科學/, '自然'],
  [/歷史|地理|公民|社會|法律|空間資訊/, '社會'],
  [/國語文|國學|語文|文學|專題閱讀/, '國文'],
  [/音樂|美術|藝術|表演|基本設計/, '藝術'],
  [/科技|程式|工程|機器人/, '科技'],
];

/** Who teaches a course of a department. */
export function domainOf(track: Track, taught: Course): Domain {
  if (taught.attribute === '專業科目' || taught.attribute === '實習科目') return track.profession;
  return DOMAINS.find(([pattern]) => pattern.test(taught.name))?.[1] ?? '綜合';
}
