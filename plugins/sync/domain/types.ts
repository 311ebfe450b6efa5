/**
 * The seven types of data of the protocol, once. JSON rows, headings of sheets, staging tables, refusals and the
 * template for uploads are all derived from this table; what a row does to the portfolio stands in server/sql.
 */
export const typeNames = ['subjects', 'classes', 'students', 'teachers', 'offerings', 'enrolments', 'officer_posts'] as const;
export type TypeName = (typeof typeNames)[number];

export const feeds = ['API-1', 'API-2'] as const;
export type Feed = (typeof feeds)[number];

/** A value's kind. Each has its way from JSON and from a cell of a sheet (values.ts), and its column type (server/sql). */
export type FieldKind =
  /** `person`: a name of a person, in which a question mark is what an encoding made of a character that it lacks. */
  | { is: 'text'; max: number; person?: true }
  /** A number that a school gives to a thing: letters, digits, and `. _ -`. */
  | { is: 'number-text'; max: number }
  | { is: 'integer'; min: number; max: number }
  /** Two decimals at most are kept. */
  | { is: 'decimal'; min: number; max: number }
  | { is: 'date' }
  | { is: 'boolean' }
  /** The protocol's word to the word of the portfolio. */
  | { is: 'choice'; words: Record<string, string> }
  /** 23 characters; `own`: it has to carry the school's own number. */
  | { is: 'course-code'; own: boolean }
  | { is: 'school-code' }
  | { is: 'national-id' }
  | { is: 'email' }
  /** Numbers in an order, each once. In a sheet they stand in one cell. */
  | { is: 'numbers'; max: number };

export interface Field {
  /** Name in the protocol, in a sheet's heading and in staging. */
  name: string;
  /** Chinese headings that a sheet may have; the first is the one of the template. */
  headings: readonly [string, ...string[]];
  kind: FieldKind;
  required: boolean;
}

export interface SyncType {
  name: TypeName;
  feed: Feed;
  /** Fields that make a row's key. */
  key: readonly [string, ...string[]];
  fields: readonly Field[];
  /** Types whose rows it names: without them it is not applied. They come before it. */
  needs: readonly TypeName[];
  /** What the fields of one row must be together. */
  rules?: readonly RowRule[];
}

export interface RowRule {
  /** Key of the reason (reasons.ts). */
  reason: 'class-or-group' | 'ends-before-start';
  column: string;
  holds(values: Readonly<Record<string, unknown>>): boolean;
}

const field = (name: string, headings: string | readonly [string, ...string[]], kind: FieldKind, required = true): Field =>
  ({ name, headings: typeof headings === 'string' ? [headings] : headings, kind, required });
const optional = (name: string, headings: string | readonly [string, ...string[]], kind: FieldKind): Field => field(name, headings, kind, false);

const text = (max: number): FieldKind => ({ is: 'text', max });
const numberText = (max = 20): FieldKind => ({ is: 'number-text', max });
const integer = (min: number, max: number): FieldKind => ({ is: 'integer', min, max });
const decimal = (min: number, max: number): FieldKind => ({ is: 'decimal', min, max });
const choice = (words: Record<string, string>): FieldKind => ({ is: 'choice', words });

const division = choice({ 日間部: 'day', 進修部: 'continuing' });
const credits = field('credits', '學分', decimal(0, 99));
const rocYear = integer(80, 199);

const subjects: SyncType = {
  name: 'subjects', feed: 'API-1', key: ['subject_code'], needs: [],
  fields: [
    field('subject_code', ['課程代碼', '科目代碼'], { is: 'course-code', own: true }),
    field('name', ['科目名稱', '課程名稱'], text(100)),
    credits,
    optional('attribute', '科目屬性', text(50)),
    optional('division', '部別', division),
  ],
};

const classes: SyncType = {
  name: 'classes', feed: 'API-1', key: ['class_code'], needs: [],
  fields: [
    field('class_code', '班級代碼', numberText()),
    field('name', ['班級名稱', '班級'], text(50)),
    field('grade', '年級', integer(1, 3)),
    field('department', ['科別', '科別名稱'], text(50)),
    field('division', '部別', division),
    optional('homeroom_teacher_no', ['導師編號', '導師'], numberText()),
  ],
};

const students: SyncType = {
  name: 'students', feed: 'API-1', key: ['student_no'], needs: ['classes'],
  fields: [
    field('student_no', '學號', numberText()),
    field('national_id', ['身分證號', '身分證字號', '身份證字號'], { is: 'national-id' }),
    field('name', '姓名', { is: 'text', max: 100, person: true }),
    field('birth_date', ['出生日期', '生日'], { is: 'date' }),
    field('gender', '性別', choice({ 男: 'male', 女: 'female' })),
    field('entry_year', ['入學學年度', '入學年'], rocYear),
    field('class_code', '班級代碼', numberText()),
    field('seat_no', '座號', integer(1, 999)),
    field('status', ['學籍狀態', '狀態'], choice({ 在學: 'enrolled', 休學: 'suspended', 轉出: 'transferred', 畢業: 'graduated' })),
    optional('email', ['電子郵件', 'E-mail'], { is: 'email' }),
  ],
};

const teachers: SyncType = {
  name: 'teachers', feed: 'API-1', key: ['teacher_no'], needs: [],
  fields: [
    field('teacher_no', ['教師編號', '教職員編號'], numberText()),
    field('name', '姓名', { is: 'text', max: 100, person: true }),
    optional('national_id', ['身分證號', '身分證字號', '身份證字號'], { is: 'national-id' }),
    optional('email', ['電子郵件', 'E-mail'], { is: 'email' }),
    field('active', '在職', { is: 'boolean' }),
    field('kind', ['類別', '教職別'], choice({ 教師: 'teacher', 職員: 'staff' })),
  ],
};

const offerings: SyncType = {
  name: 'offerings', feed: 'API-1', key: ['offering_no'], needs: ['subjects', 'classes', 'teachers'],
  fields: [
    field('offering_no', ['開課編號', '開課代碼'], numberText(40)),
    field('subject_code', ['課程代碼', '科目代碼'], { is: 'course-code', own: true }),
    field('name', '課程名稱', text(100)),
    optional('class_code', '班級代碼', numberText()),
    optional('group_name', ['分組名稱', '群組名稱'], text(100)),
    credits,
    optional('hours', ['節數', '每週節數'], decimal(0, 99)),
    field('teacher_nos', ['教師編號', '授課教師編號'], { is: 'numbers', max: 20 }),
  ],
  rules: [{ reason: 'class-or-group', column: 'class_code', holds: (values) => values.class_code !== null || values.group_name !== null }],
};

const enrolments: SyncType = {
  name: 'enrolments', feed: 'API-1', key: ['student_no', 'offering_no'], needs: ['students', 'offerings'],
  fields: [
    field('student_no', '學號', numberText()),
    field('offering_no', ['開課編號', '開課代碼'], numberText(40)),
    field('kind', '修課類別', choice({ 學期: 'semester', 補修: 'makeup', 重修: 'retake', 重讀: 'repeat', 轉學轉科: 'transfer', 借讀: 'visiting' })),
    credits,
    optional('origin_year', '原修課學年度', rocYear),
    optional('origin_sem', '原修課學期', integer(1, 2)),
    optional('origin_school', '原修課學校代碼', { is: 'school-code' }),
    optional('origin_subject_code', '原修課課程代碼', { is: 'course-code', own: false }),
    optional('method', ['補修重修方式', '修課方式'], choice({ 專班: 'class', 1: 'class', 自學輔導: 'tutoring', 2: 'tutoring', 隨班: 'mixed', 3: 'mixed' })),
    optional('score', ['成績', '學期成績'], decimal(0, 100)),
    optional('passed', '是否及格', { is: 'boolean' }),
    optional('makeup_score', '補考成績', decimal(0, 100)),
    optional('makeup_passed', '補考是否及格', { is: 'boolean' }),
    optional('counted', ['是否採計', '是否採計學分'], { is: 'boolean' }),
    optional('remark', ['質性文字描述', '備註'], text(255)),
  ],
};

const officerPosts: SyncType = {
  name: 'officer_posts', feed: 'API-2', key: ['student_no', 'unit', 'post', 'start_date'], needs: ['students'],
  fields: [
    field('student_no', '學號', numberText()),
    field('unit', '單位名稱', text(100)),
    field('post', ['擔任職務', '職務名稱'], text(100)),
    field('start_date', '開始日期', { is: 'date' }),
    field('level', '幹部等級', choice({ 1: '1', 校級: '1', 2: '2', 班級: '2', 3: '3', 社團: '3', 4: '4', 其他: '4' })),
    field('end_date', '結束日期', { is: 'date' }),
  ],
  rules: [{ reason: 'ends-before-start', column: 'end_date', holds: (values) => String(values.end_date) >= String(values.start_date) }],
};

export const syncTypes: Readonly<Record<TypeName, SyncType>> = {
  subjects, classes, students, teachers, offerings, enrolments, officer_posts: officerPosts,
};

/** The wanted types in the order in which they are applied, each once. */
export const inOrder = (wanted: readonly TypeName[]): TypeName[] => typeNames.filter((name) => wanted.includes(name));
