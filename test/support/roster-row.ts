import type { CheckedRow } from '@portfolio/rosters/domain/roster-row';
import { syntheticNationalId } from '../../database/seeds/national-ids';

/** A row that a roster of school 999999 for year 110 takes as it is, but for the changes. */
export const goodRow = (changes: Partial<CheckedRow> = {}): CheckedRow => ({
  key: 1, kind: 'semester', nationalId: syntheticNationalId('女', 7), birthDate: '2005-04-02', semester: 1,
  courseCode: '108999999V1110501010001', courseName: '國語文', courseGrade: 1, credits: 3, hours: 3, method: null,
  originYear: null, originSemester: null, originSchool: null, originCode: '108999999V1110501010001', originName: '國語文', originGrade: 1,
  content: null, link: null, brief: '實驗報告', document: { sha256: 'd'.repeat(64), bytes: 3, registeredBytes: 3, storedBytes: 3 }, media: null, certified: true, ticked: true, grade: 1,
  student: { id: 'a'.repeat(24), no: 'S1', name: '王小明', className: '一年1班', seatNo: 1, status: 'enrolled' },
  rowNo: 2, ofStudent: 1, sameDocument: 1, sameMedia: 0,
  ...changes,
});
