/**
 * The seven tables of the sync protocol, one interface a table, with the protocol's own field names.
 * What the protocol calls optional is null where it is missing.
 */

import type { Gender } from './national-ids';

export type Grade = 1 | 2 | 3;
export type Semester = 1 | 2;
export type Division = '日間部' | '進修部';
export type StudentStatus = '在學' | '休學' | '轉出' | '畢業';
export type EnrolmentKind = '學期' | '補修' | '重修' | '重讀' | '轉學轉科' | '借讀';

/** 開課科目資料. Key: subject_code, the 23-digit course code. `attribute` is the name of the 科目屬性. */
export interface SubjectRow {
  subject_code: string;
  name: string;
  credits: number;
  attribute: string | null;
  division: Division | null;
}

/** 開課班級資料. Key: class_code. */
export interface ClassRow {
  class_code: string;
  name: string;
  grade: Grade;
  department: string;
  division: Division;
  homeroom_teacher_no: string | null;
}

/** 學生學籍資料. Key: student_no. `entry_year` is a ROC school year, `birth_date` an ISO date. */
export interface StudentRow {
  student_no: string;
  national_id: string;
  name: string;
  birth_date: string;
  gender: Gender;
  entry_year: number;
  class_code: string;
  seat_no: number;
  status: StudentStatus;
  email: string | null;
}

/** 教師基本資料. Key: teacher_no. */
export interface TeacherRow {
  teacher_no: string;
  name: string;
  national_id: string | null;
  email: string | null;
  active: boolean;
  kind: '教師' | '職員';
}

/** 教師開課資料. Key: offering_no. Of `class_code` and `group_name` exactly one is set; `hours` is periods a week. */
export interface OfferingRow {
  offering_no: string;
  subject_code: string;
  name: string;
  class_code: string | null;
  group_name: string | null;
  credits: number;
  hours: number | null;
  teacher_nos: string[];
}

/** 學生修課資料. Key: student_no + offering_no. `method` is the code of 補修/重修方式 (1專班 2自學輔導 3隨班). */
export interface EnrolmentRow {
  student_no: string;
  offering_no: string;
  kind: EnrolmentKind;
  credits: number;
  origin_year: number | null;
  origin_sem: Semester | null;
  origin_school: string | null;
  origin_subject_code: string | null;
  method: string | null;
  score: number | null;
  passed: boolean | null;
  makeup_score: number | null;
  makeup_passed: boolean | null;
  counted: boolean | null;
  remark: string | null;
}

/** 幹部經歷資料. Key: student_no + unit + post + start_date. `level` is the code of 幹部等級 (1校級 2班級 3社團 4其他). */
export interface OfficerPostRow {
  student_no: string;
  unit: string;
  post: string;
  start_date: string;
  level: string;
  end_date: string;
}

/** The tables by their name in the protocol. */
export interface SchoolTables {
  subjects: SubjectRow[];
  classes: ClassRow[];
  students: StudentRow[];
  teachers: TeacherRow[];
  offerings: OfferingRow[];
  enrolments: EnrolmentRow[];
  officer_posts: OfficerPostRow[];
}

/** Everything that a school administration system knows of one school in one term. `year` is a ROC school year. */
export interface SchoolTerm extends SchoolTables {
  code: string;
  name: string;
  year: number;
  semester: Semester;
}

export type TableName = keyof SchoolTables;

/** In the order of the protocol: each table refers only to earlier ones. */
export const TABLE_NAMES: readonly TableName[] = [
  'subjects', 'classes', 'students', 'teachers', 'offerings', 'enrolments', 'officer_posts',
];

/** The fields that make a row's key, by table. */
export const TABLE_KEYS = {
  subjects: ['subject_code'],
  classes: ['class_code'],
  students: ['student_no'],
  teachers: ['teacher_no'],
  offerings: ['offering_no'],
  enrolments: ['student_no', 'offering_no'],
  officer_posts: ['student_no', 'unit', 'post', 'start_date'],
} as const satisfies { [Name in TableName]: readonly (keyof SchoolTables[Name][number])[] };

/** A row's key as one text, for maps and sets. */
export function rowKey<Name extends TableName>(table: Name, row: SchoolTables[Name][number]): string {
  const fields = row as unknown as Record<string, unknown>;
  return TABLE_KEYS[table].map((field) => String(fields[field])).join('|');
}
