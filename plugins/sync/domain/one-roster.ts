import { ONE_ROSTER_VERSION, oneRosterFiles, type OneRosterFile } from '@portfolio/kernel/domain/one-roster';
import type { TypeName } from './types';

/** A line of one of its files, by heading, with its number in the file. */
export interface RosterLine {
  line: number;
  cells: Readonly<Record<string, string>>;
}

export type RosterFiles = Partial<Record<OneRosterFile, readonly RosterLine[]>>;

/** Files that each type is made of; the first is the one whose lines its rows are counted by. Officer posts are unknown to the standard. */
export const rosterSources: Readonly<Record<Exclude<TypeName, 'officer_posts'>, readonly [OneRosterFile, ...OneRosterFile[]]>> = {
  subjects: ['courses'],
  classes: ['classes', 'enrollments', 'users'],
  students: ['users', 'roles', 'demographics', 'enrollments', 'classes'],
  teachers: ['users', 'roles'],
  offerings: ['classes', 'courses', 'enrollments', 'users'],
  enrolments: ['enrollments', 'classes', 'courses', 'users'],
};

/** What is wrong with a manifest: null when it says that all wanted files are there in bulk. @param properties by name, as the manifest has them */
export function manifestFault(properties: ReadonlyMap<string, string>, wanted: readonly OneRosterFile[]): string | null {
  const version = properties.get('oneroster.version');
  if (version !== ONE_ROSTER_VERSION) return `oneroster.version: ${version ?? '—'}`;
  const missing = wanted.find((file) => properties.get(`file.${file}`) !== 'bulk');
  return missing ? `file.${missing}: ${properties.get(`file.${missing}`) ?? '—'}` : null;
}

/** Headings that a file lacks. */
export const missingHeadings = (file: OneRosterFile, headings: readonly string[]): string[] => oneRosterFiles[file].filter((heading) => !headings.includes(heading));

const HOMEROOM = 'homeroom';
/** Grades by number and as the American system counts them. */
const GRADES: Record<string, string> = { 10: '1', 11: '2', 12: '3' };
const SEXES: Record<string, string> = { male: '男', female: '女' };
const TEACHING = ['teacher', 'aide', 'proctor'];
const STAFF = ['administrator', 'counselor', 'districtAdministrator', 'principal', 'siteAdministrator', 'systemAdministrator'];

type Cells = RosterLine['cells'];
type Row = Record<string, string | string[]>;
export interface RosterRow {
  row: number;
  raw: Row;
}

const byId = (lines: readonly RosterLine[] = []): Map<string, Cells> => new Map(lines.map(({ cells }) => [cells.sourcedId, cells]));

function grouped(lines: readonly RosterLine[], key: string): Map<string, Cells[]> {
  const groups = new Map<string, Cells[]>();
  for (const { cells } of lines) {
    const group = groups.get(cells[key]);
    if (group) group.push(cells);
    else groups.set(cells[key], [cells]);
  }
  return groups;
}

/** `A123456789` of `{NationalID:A123456789},{Library:77}`. */
const nationalIdOf = (userIds = ''): string => /\{\s*national\s*_?id\s*:\s*([^}\s]+)\s*\}/i.exec(userIds)?.[1] ?? '';
const gradeOf = (grades = ''): string => {
  const first = grades.split(',')[0].trim();
  return GRADES[first] ?? first;
};
const nameOf = (user: Cells): string => user['metadata.fullName'] || `${user.familyName ?? ''}${user.givenName ?? ''}`;
const emailOf = ({ email }: Cells): Row => (email ? { email } : {});
/** What a file says beyond the standard, under the protocol's names; what it does not say is left out. */
const extra = (cells: Cells, names: Record<string, string>): Row =>
  Object.fromEntries(Object.entries(names).flatMap(([name, field]) => (cells[`metadata.${name}`] ? [[field, cells[`metadata.${name}`]]] : [])));

/** Teachers of each class by their numbers, the primary one first. */
function teachersOf({ enrollments = [], users }: RosterFiles): Map<string, string[]> {
  const people = byId(users);
  const teaching = enrollments.map(({ cells }) => cells).filter(({ role }) => role === 'teacher');
  const sorted = [...teaching.filter(({ primary }) => primary === 'true'), ...teaching.filter(({ primary }) => primary !== 'true')];
  const found = new Map<string, string[]>();
  for (const { classSourcedId, userSourcedId } of sorted) found.set(classSourcedId, [...(found.get(classSourcedId) ?? []), people.get(userSourcedId)?.identifier ?? userSourcedId]);
  return found;
}

const rolesOf = ({ roles = [] }: RosterFiles): Map<string, string[]> => new Map([...grouped(roles, 'userSourcedId')].map(([user, own]) => [user, own.map(({ role }) => role)]));
const isHomeroom = ({ classType }: Cells): boolean => classType === HOMEROOM;

const readers: Record<Exclude<TypeName, 'officer_posts'>, (files: RosterFiles) => RosterRow[]> = {
  subjects: ({ courses = [] }) => courses.filter(({ cells }) => cells.courseCode !== '').map(({ line, cells }) => ({
    row: line, raw: { subject_code: cells.courseCode, name: cells.title, ...extra(cells, { credits: 'credits', attribute: 'attribute', division: 'division' }) },
  })),
  classes(files) {
    const teachers = teachersOf(files);
    return (files.classes ?? []).filter(({ cells }) => isHomeroom(cells)).map(({ line, cells }) => ({
      row: line,
      raw: {
        class_code: cells.classCode, name: cells.title, grade: gradeOf(cells.grades), ...extra(cells, { department: 'department', division: 'division' }),
        ...(teachers.has(cells.sourcedId) ? { homeroom_teacher_no: teachers.get(cells.sourcedId)?.[0] ?? '' } : {}),
      },
    }));
  },
  students(files) {
    const roles = rolesOf(files);
    const [demographics, classes] = [byId(files.demographics), byId(files.classes)];
    const homerooms = new Map((files.enrollments ?? []).flatMap(({ cells }) => {
      const room = cells.role === 'student' ? classes.get(cells.classSourcedId) : undefined;
      return room && isHomeroom(room) ? [[cells.userSourcedId, room.classCode] as const] : [];
    }));
    return (files.users ?? []).filter(({ cells }) => roles.get(cells.sourcedId)?.includes('student')).map(({ line, cells }) => {
      const about = demographics.get(cells.sourcedId);
      return {
        row: line,
        raw: {
          student_no: cells.identifier, national_id: nationalIdOf(cells.userIds), name: nameOf(cells), birth_date: about?.birthDate ?? '', gender: SEXES[about?.sex ?? ''] ?? about?.sex ?? '',
          class_code: homerooms.get(cells.sourcedId) ?? '', status: cells.enabledUser === 'false' ? '轉出' : '在學', ...emailOf(cells),
          ...extra(cells, { entryYear: 'entry_year', seatNo: 'seat_no', enrolmentStatus: 'status' }),
        },
      };
    });
  },
  teachers(files) {
    const roles = rolesOf(files);
    const has = (user: string, wanted: readonly string[]): boolean => roles.get(user)?.some((role) => wanted.includes(role)) ?? false;
    return (files.users ?? []).filter(({ cells: { sourcedId } }) => has(sourcedId, [...TEACHING, ...STAFF])).map(({ line, cells }) => ({
      row: line,
      raw: {
        teacher_no: cells.identifier, name: nameOf(cells), national_id: nationalIdOf(cells.userIds), active: cells.enabledUser || 'true', kind: has(cells.sourcedId, TEACHING) ? '教師' : '職員', ...emailOf(cells),
        ...extra(cells, { staffKind: 'kind' }),
      },
    }));
  },
  offerings(files) {
    const [courses, teachers] = [byId(files.courses), teachersOf(files)];
    return (files.classes ?? []).filter(({ cells }) => !isHomeroom(cells)).map(({ line, cells }) => {
      const course = courses.get(cells.courseSourcedId);
      return {
        row: line,
        raw: {
          offering_no: cells.classCode, subject_code: course?.courseCode ?? '', name: cells.title, teacher_nos: teachers.get(cells.sourcedId) ?? [], ...extra(course ?? {}, { credits: 'credits' }),
          ...extra(cells, { homeroomClassCode: 'class_code', groupName: 'group_name', credits: 'credits', hours: 'hours' }),
        },
      };
    });
  },
  enrolments(files) {
    const [users, classes, courses] = [byId(files.users), byId(files.classes), byId(files.courses)];
    return (files.enrollments ?? []).filter(({ cells }) => cells.role === 'student').flatMap(({ line, cells }) => {
      const taken = classes.get(cells.classSourcedId);
      if (taken && isHomeroom(taken)) return [];
      // The nearest that says how many credits: the enrolment, the class, the course.
      const credits = [cells, taken, courses.get(taken?.courseSourcedId ?? '')].map((each) => each?.['metadata.credits']).find(Boolean);
      return [{
        row: line,
        raw: { student_no: users.get(cells.userSourcedId)?.identifier ?? '', offering_no: taken?.classCode ?? '', kind: '學期', ...(credits ? { credits } : {}), ...extra(cells, { kind: 'kind' }) },
      }];
    });
  },
};

/** The rows of one type, as the protocol would have them, numbered by the line of the type's first file. */
export const rosterRows = (type: Exclude<TypeName, 'officer_posts'>, files: RosterFiles): RosterRow[] => readers[type](files);
