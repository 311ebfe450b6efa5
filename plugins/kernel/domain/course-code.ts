/** The 23-digit course code (課程代碼), part by part; lengths by the ministry's coding rules. */
export interface CourseCode {
  entryYear: number;
  schoolCode: string;
  courseType: string;
  groupType: string;
  department: string;
  classGroup: string;
  courseClass: string;
  openingWay: string;
  subjectAttribute: string;
  field: string;
  subject: string;
}

const SHAPE = /^(\d{3})([0-9A-Z]{6})([A-Z])([0-9A-Z]{2})([0-9A-Z]{3})([0-9A-Z])([0-9A-Z])([0-9A-Z])([0-9A-Z])([0-9A-Z]{2})([0-9A-Z]{2})$/;

/** The parts of a code, or null when it is not one. */
export function parseCourseCode(code: string): CourseCode | null {
  const match = SHAPE.exec(code);
  if (!match) return null;
  const [, entryYear, schoolCode, courseType, groupType, department, classGroup, courseClass, openingWay, subjectAttribute, field, subject] = match;
  return { entryYear: Number(entryYear), schoolCode, courseType, groupType, department, classGroup, courseClass, openingWay, subjectAttribute, field, subject };
}
