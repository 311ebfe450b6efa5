import { describe, expect, it } from 'vitest';
import { manifestFault, missingHeadings, rosterRows, type RosterFiles } from './one-roster';

const lines = (...rows: Record<string, string>[]) => rows.map((cells, index) => ({ line: index + 2, cells }));

const files: RosterFiles = {
  users: lines(
    { sourcedId: 'u1', identifier: 'S1', userIds: '{Library:7},{NationalID:A123456789}', familyName: '王', givenName: '小明', enabledUser: 'true', email: '', 'metadata.seatNo': '3' },
    { sourcedId: 'u2', identifier: 'T1', userIds: '', familyName: '林', givenName: '老師', enabledUser: 'false', email: 't@example.test' },
    { sourcedId: 'u3', identifier: 'T2', userIds: '', familyName: '陳', givenName: '主任', enabledUser: 'true', email: '' },
  ),
  roles: lines({ sourcedId: 'r1', userSourcedId: 'u1', role: 'student' }, { sourcedId: 'r2', userSourcedId: 'u2', role: 'teacher' }, { sourcedId: 'r3', userSourcedId: 'u3', role: 'principal' }),
  demographics: lines({ sourcedId: 'u1', birthDate: '2005-04-02', sex: 'male' }),
  classes: lines(
    { sourcedId: 'c1', classType: 'homeroom', classCode: '101', title: '一年一班', grades: '10', courseSourcedId: 'h' },
    { sourcedId: 'c2', classType: 'scheduled', classCode: 'O1', title: '國語文', grades: '10', courseSourcedId: 'k', 'metadata.homeroomClassCode': '101' },
  ),
  courses: lines({ sourcedId: 'h', courseCode: '', title: '班級' }, { sourcedId: 'k', courseCode: 'X', title: '國語文', 'metadata.credits': '4' }),
  enrollments: lines(
    { sourcedId: 'e1', classSourcedId: 'c1', userSourcedId: 'u1', role: 'student', primary: 'false' }, { sourcedId: 'e2', classSourcedId: 'c2', userSourcedId: 'u1', role: 'student', primary: 'false' },
    { sourcedId: 'e3', classSourcedId: 'c2', userSourcedId: 'u3', role: 'teacher', primary: 'false' }, { sourcedId: 'e4', classSourcedId: 'c2', userSourcedId: 'u2', role: 'teacher', primary: 'true' },
    { sourcedId: 'e5', classSourcedId: 'c1', userSourcedId: 'u2', role: 'teacher', primary: 'true' },
  ),
};

describe('rows of the protocol out of OneRoster', () => {
  it.each([
    ['subjects', [{ row: 3, raw: { subject_code: 'X', name: '國語文', credits: '4' } }]],
    ['classes', [{ row: 2, raw: { class_code: '101', name: '一年一班', grade: '1', homeroom_teacher_no: 'T1' } }]],
    ['students', [{ row: 2, raw: { student_no: 'S1', national_id: 'A123456789', name: '王小明', birth_date: '2005-04-02', gender: '男', class_code: '101', status: '在學', seat_no: '3' } }]],
    ['teachers', [
      { row: 3, raw: { teacher_no: 'T1', name: '林老師', national_id: '', active: 'false', kind: '教師', email: 't@example.test' } },
      { row: 4, raw: { teacher_no: 'T2', name: '陳主任', national_id: '', active: 'true', kind: '職員' } },
    ]],
    ['offerings', [{ row: 3, raw: { offering_no: 'O1', subject_code: 'X', name: '國語文', teacher_nos: ['T1', 'T2'], credits: '4', class_code: '101' } }]],
    ['enrolments', [{ row: 3, raw: { student_no: 'S1', offering_no: 'O1', kind: '學期', credits: '4' } }]],
  ] as const)('%s', (type, rows) => {
    expect(rosterRows(type, files)).toEqual(rows);
  });
});

it('says what a manifest or a file lacks', () => {
  const manifest = new Map([['oneroster.version', '1.2'], ['file.users', 'bulk'], ['file.roles', 'absent']]);
  expect(manifestFault(manifest, ['users'])).toBeNull();
  expect(manifestFault(manifest, ['users', 'roles'])).toBe('file.roles: absent');
  expect(manifestFault(manifest, ['orgs'])).toBe('file.orgs: —');
  expect(manifestFault(new Map(), [])).toBe('oneroster.version: —');
  expect(missingHeadings('roles', ['sourcedId', 'status', 'dateLastModified', 'userSourcedId', 'roleType', 'beginDate', 'endDate', 'orgSourcedId', 'userProfileSourcedId'])).toEqual(['role']);
});
