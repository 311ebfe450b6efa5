import type { ModuleCode } from '@portfolio/config/permissions';
import type { enrolmentKinds } from '@portfolio/portfolio/contract';

export type EnrolmentKind = (typeof enrolmentKinds)[number];

/**
 * The rosters (名冊) that the central database takes, as data: what stands here is written, checked and shown, and
 * nothing else has to change when the ministry corrects a heading, a length or a required mark. Another roster is
 * another entry of `rosters`. Lengths and required marks that no public source names are proposals.
 */
export type ColumnType = 'text' | 'roc-date' | 'number';

/** What a cell is filled from; `domain/cells.ts` reads each. */
export type Source =
  | 'nationalId' | 'birthDate'
  | 'semester' | 'courseCode' | 'courseName' | 'courseGrade' | 'credits' | 'method'
  | 'originYear' | 'originSemester' | 'originSchool' | 'originCode' | 'originName' | 'originGrade'
  | 'brief' | 'documentLink' | 'mediaLink';

/** Where a wrong value is put right: the student register, the record of courses, or the outcome itself. */
export type Origin = 'students' | 'enrolments' | 'outcome';

export interface ColumnOf {
  header: string;
  type: ColumnType;
  /** Most characters, in Unicode code points. */
  length: number;
  required: boolean;
  source: Source;
  origin: Origin;
}

export interface SheetOf {
  name: string;
  /** Outcomes of this kind of taking a course stand on the sheet. */
  kind: EnrolmentKind;
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
  module: ModuleCode;
  division: 'day' | 'continuing';
  variants: readonly Variant[];
  sheets: readonly SheetOf[];
}

const column = (header: string, type: ColumnType, length: number, source: Source, origin: Origin, required = true): ColumnOf => ({ header, type, length, required, source, origin });

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

const outcomeSheets: readonly SheetOf[] = [
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

const define = <T extends Record<string, RosterOf>>(table: T): T => table;

/** By 名冊別. */
export const rosters = define({
  '26': {
    name: '學生課程學習成果名冊', module: 'S0207S', division: 'day', sheets: outcomeSheets,
    variants: [{ grades: '1,2,3', semester: 0 }, { grades: '1,2', semester: 0 }],
  },
});

export type RosterNumber = keyof typeof rosters;
export const rosterNumbers = Object.keys(rosters) as RosterNumber[];

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
