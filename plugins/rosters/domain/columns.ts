import type { ModuleCode } from '@portfolio/config/permissions';
import type { enrolmentKinds } from '@portfolio/portfolio/contract';
import { performanceTexts } from '@portfolio/portfolio/contract/performance-texts';
import { categories, categoryCodes, fieldsOf, type Category, type CategoryCode, type CategoryField, type FieldType } from '@portfolio/portfolio/domain/categories';

export type EnrolmentKind = (typeof enrolmentKinds)[number];

/** What a roster is made of: 課程學習成果, 多元表現 or 校內幹部經歷. */
export const subjects = ['outcomes', 'performances', 'officers'] as const;
export type Subject = (typeof subjects)[number];

/**
 * The rosters (名冊) that the central database takes, as data. What the ministry corrects later (a heading, a length, a
 * required mark) platform staff enter as an edition of the columns (`column-editions.ts`), and nothing changes here.
 * Another roster is another entry of `rosters`. Lengths and required marks that no public source names are proposals.
 */
export type ColumnType = 'text' | 'roc-date' | 'number';

/** What a cell is filled from; `domain/cells.ts` reads each. */
export type NamedSource =
  | 'nationalId' | 'birthDate'
  | 'semester' | 'courseCode' | 'courseName' | 'courseGrade' | 'credits' | 'hours' | 'method'
  | 'originYear' | 'originSemester' | 'originSchool' | 'originCode' | 'originName' | 'originGrade'
  | 'brief' | 'documentLink' | 'mediaLink' | 'link';

/** `content.<key>` is a field of a performance or of an officer's post. */
export type Source = NamedSource | `content.${string}`;

/** Where a wrong value is put right: the student register, the record of courses, officers' posts, or the thing itself. */
export type Origin = 'students' | 'enrolments' | 'posts' | 'outcome' | 'performance';

export interface ColumnOf {
  /** Its heading in this file: what it is called inside its sheet for good, whatever heading an edition gives it. */
  key: string;
  /** What is written above it. */
  header: string;
  type: ColumnType;
  /** Most characters, in Unicode code points. */
  length: number;
  required: boolean;
  source: Source;
  origin: Origin;
}

/** What stands on a sheet: outcomes by the kind of taking a course, performances by category, posts. */
export type RowKind = EnrolmentKind | CategoryCode | 'post';

export interface SheetOf {
  name: string;
  kind: RowKind;
  /** The course code is that of another school: the one that the row names. */
  ofOtherSchool: boolean;
  columns: readonly ColumnOf[];
}

export interface Variant {
  /** Grades of the students in it, `1,2,3`. */
  grades: string;
  /** 學期 on the cover; 0 is the whole year. */
  semester: 0 | 1 | 2;
}

export interface RosterOf {
  /** 名冊名稱, as in the file's name. */
  name: string;
  subject: Subject;
  /** Whose students; null for those of both divisions. */
  division: 'day' | 'continuing' | null;
  variants: readonly Variant[];
  sheets: readonly SheetOf[];
}

/** The module that a person needs for a subject's rosters. */
export const moduleOf: Record<Subject, ModuleCode> = { outcomes: 'S0207S', performances: 'S0208S', officers: 'S0218S' };

const column = (header: string, type: ColumnType, length: number, source: Source, origin: Origin, required = true): ColumnOf => ({ key: header, header, type, length, required, source, origin });

const person = [column('身分證號', 'text', 10, 'nationalId', 'students'), column('出生日期', 'roc-date', 7, 'birthDate', 'students')];
const taken = column('實際修課學期', 'number', 1, 'semester', 'enrolments');
const course = [
  column('課程代碼', 'text', 23, 'courseCode', 'enrolments'),
  column('科目名稱', 'text', 50, 'courseName', 'enrolments'),
  column('開課年級', 'number', 1, 'courseGrade', 'enrolments'),
  column('修課學分', 'number', 5, 'credits', 'enrolments'),
];
/** At the other school; the code and the grade are those of there. */
const courseElsewhere = [
  column('科目名稱', 'text', 50, 'courseName', 'enrolments'),
  column('開課年級', 'number', 1, 'originGrade', 'enrolments'),
  column('修課學分', 'number', 5, 'credits', 'enrolments'),
];
const evidence = [
  column('文件檔案連結', 'text', 300, 'documentLink', 'outcome', false),
  column('成果簡述', 'text', 100, 'brief', 'outcome'),
  column('影音檔案連結', 'text', 300, 'mediaLink', 'outcome', false),
];

const daySheets: readonly SheetOf[] = [
  { name: '學期課程學習成果', kind: 'semester', ofOtherSchool: false, columns: [...person, taken, ...course, ...evidence] },
  {
    name: '補修課程學習成果', kind: 'makeup', ofOtherSchool: false,
    columns: [
      ...person,
      column('應修課學年度', 'number', 3, 'originYear', 'enrolments'),
      column('應修課學期', 'number', 1, 'originSemester', 'enrolments'),
      taken, ...course,
      column('補修方式', 'text', 1, 'method', 'enrolments'),
      ...evidence,
    ],
  },
  {
    name: '重修課程學習成果', kind: 'retake', ofOtherSchool: false,
    columns: [
      ...person,
      column('原修課學年度', 'number', 3, 'originYear', 'enrolments'),
      column('原修課學期', 'number', 1, 'originSemester', 'enrolments'),
      taken,
      column('原修課課程代碼', 'text', 23, 'originCode', 'enrolments'),
      column('原修課科目名稱', 'text', 50, 'originName', 'enrolments'),
      column('原修課開課年級', 'number', 1, 'originGrade', 'enrolments'),
      column('原修課修課學分', 'number', 5, 'credits', 'enrolments'),
      column('重修方式', 'text', 1, 'method', 'enrolments'),
      ...evidence,
    ],
  },
  { name: '重讀課程學習成果', kind: 'repeat', ofOtherSchool: false, columns: [...person, taken, ...course, ...evidence] },
  {
    name: '轉學轉科課程學習成果', kind: 'transfer', ofOtherSchool: true,
    columns: [
      ...person,
      column('原修課學校代碼', 'text', 6, 'originSchool', 'enrolments'),
      column('原修課學年度', 'number', 3, 'originYear', 'enrolments'),
      column('原修課學期', 'number', 1, 'originSemester', 'enrolments'),
      column('課程代碼', 'text', 23, 'originCode', 'enrolments'),
      ...courseElsewhere, ...evidence,
    ],
  },
  {
    name: '借讀課程學習成果', kind: 'visiting', ofOtherSchool: true,
    columns: [
      ...person,
      column('借讀學校代碼', 'text', 6, 'originSchool', 'enrolments'),
      column('借讀修課學年度', 'number', 3, 'originYear', 'enrolments'),
      column('借讀修課學期', 'number', 1, 'originSemester', 'enrolments'),
      column('借讀校課程代碼', 'text', 23, 'originCode', 'enrolments'),
      ...courseElsewhere, ...evidence,
    ],
  },
];

/** 進修部: 修課節數 in place of 修課學分. */
const continuingSheets: readonly SheetOf[] = daySheets.map((sheet) => ({
  ...sheet,
  columns: sheet.columns.map((each) => (each.source === 'credits' ? column(each.header.replace('學分', '節數'), each.type, each.length, 'hours', each.origin) : each)),
}));

const TYPES: Record<FieldType, { type: ColumnType; length: number }> = {
  text: { type: 'text', length: 100 }, code: { type: 'text', length: 2 }, date: { type: 'roc-date', length: 7 },
  integer: { type: 'number', length: 4 }, decimal: { type: 'number', length: 6 }, year: { type: 'number', length: 3 }, semester: { type: 'number', length: 1 },
};

const texts = performanceTexts['zh-Hant'];

function contentColumn(header: string, { key, type, length, required }: CategoryField, origin: Origin): ColumnOf {
  const shape = TYPES[type];
  return column(header, shape.type, length ?? shape.length, `content.${key}`, origin, required);
}

/** A category: its fields in their order, 內容簡述 last unless the table of categories says otherwise, then the proofs. */
function performanceSheet(category: CategoryCode): SheetOf {
  const labels: Record<string, string> = texts.performance.field[category];
  const { briefBefore }: Category = categories[category];
  const brief = column('內容簡述', 'text', 100, 'brief', 'performance');
  const fields = fieldsOf(category).flatMap((field) => {
    const own = contentColumn(labels[field.key], field, 'performance');
    return field.key === briefBefore ? [brief, own] : [own];
  });
  return {
    name: texts.enums.performanceCategory[category], kind: category, ofOtherSchool: false,
    columns: [
      ...person, ...fields, ...(briefBefore ? [] : [brief]),
      column('證明文件連結', 'text', 300, 'documentLink', 'performance', false),
      column('影音檔案連結', 'text', 300, 'mediaLink', 'performance', false),
      column('外部影音連結', 'text', 300, 'link', 'performance', false),
    ],
  };
}

/** Names of the sheets are those of the categories: 幹部經歷暨事蹟紀錄 and so on. */
const performanceSheets: readonly SheetOf[] = categoryCodes.map(performanceSheet);

const officerSheets: readonly SheetOf[] = [{
  name: '幹部經歷紀錄', kind: 'post', ofOtherSchool: false,
  columns: [...person, ...fieldsOf('officer').map((field) => contentColumn(texts.performance.field.officer[field.key as 'unit'], field, 'posts'))],
}];

const define = <T extends Record<string, RosterOf>>(table: T): T => table;

const outcomes = { name: '學生課程學習成果名冊', subject: 'outcomes', division: 'day', sheets: daySheets } as const;
const continuing = { name: '進修部(學校)學生課程學習成果名冊', subject: 'outcomes', division: 'continuing', sheets: continuingSheets } as const;
const performances = { name: '學生自填多元表現名冊', subject: 'performances', division: null, sheets: performanceSheets } as const;
const officers = { name: '校內幹部經歷名冊', subject: 'officers', division: null, sheets: officerSheets } as const;

const lower: readonly Variant[] = [{ grades: '1,2,3', semester: 0 }, { grades: '1,2', semester: 0 }];
const third: readonly Variant[] = [{ grades: '3', semester: 0 }];
const thirdOfSecond: readonly Variant[] = [{ grades: '3', semester: 2 }];

/** By 名冊別: 2x is the regular one, 3x that of grade 3, 7x its second batch. */
export const rosters = define({
  '24': { ...officers, variants: [{ grades: '1,2,3', semester: 1 }, { grades: '1,2', semester: 2 }] },
  '34': { ...officers, variants: thirdOfSecond },
  '74': { ...officers, variants: thirdOfSecond },
  '25': { ...performances, variants: lower },
  '35': { ...performances, variants: third },
  '75': { ...performances, variants: third },
  '26': { ...outcomes, variants: lower },
  '36': { ...outcomes, variants: third },
  '76': { ...outcomes, variants: third },
  '28': { ...continuing, variants: lower },
  '38': { ...continuing, variants: third },
  '78': { ...continuing, variants: third },
});

export type RosterNumber = keyof typeof rosters;
export const rosterNumbers = Object.keys(rosters) as RosterNumber[];

/** Regular ones first, then those of grade 3. */
export const rostersOf = (subject: Subject): RosterNumber[] => rosterNumbers.filter((roster) => rosters[roster].subject === subject);

export const subjectOf = (roster: RosterNumber): Subject => rosters[roster].subject;

/** First sheet of every roster: its headings; the values stand in row 2. */
export const cover = { name: '封面', headers: ['學校代碼', '學年度', '學期', '名冊別'] } as const;

/** What is exported: one line of the table of 7.1 in one year. */
export interface Edition {
  year: number;
  roster: RosterNumber;
  grades: string;
}

/** The variant of an edition; null when the roster is not exported for those grades. */
export const variantOf = ({ roster, grades }: Edition): Variant | null =>
  (rosters[roster] as RosterOf).variants.find((variant) => variant.grades === grades) ?? null;

/** `[1, 2, 3]` of `1,2,3`. */
export const gradesOf = (grades: string): number[] => grades.split(',').map(Number);
