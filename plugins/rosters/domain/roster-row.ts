import type { Content } from '@portfolio/portfolio/domain/categories';
import type { RowKind } from './columns';

/** A file of an outcome or a performance, as three places know it. */
export interface RosterFile {
  sha256: string;
  /** Bytes when it was handed in. */
  bytes: number;
  /** Bytes by the register of the store; null when that does not know the file. */
  registeredBytes: number | null;
  /** Bytes in the store now; null when it is not there, undefined while nobody has looked. */
  storedBytes?: number | null;
}

/** What a roster says of the course of an outcome; nothing of it where a row has no course. Years are ROC years. */
export interface CourseCells {
  /** When the course was taken, by this school's calendar. */
  semester: number | null;
  courseCode: string | null;
  courseName: string | null;
  courseGrade: number | null;
  credits: number | null;
  hours: number | null;
  method: string | null;
  originYear: number | null;
  originSemester: number | null;
  originSchool: string | null;
  originCode: string | null;
  originName: string | null;
  originGrade: number | null;
}

export const noCourse: CourseCells = {
  semester: null, courseCode: null, courseName: null, courseGrade: null, credits: null, hours: null, method: null,
  originYear: null, originSemester: null, originSchool: null, originCode: null, originName: null, originGrade: null,
};

/** One outcome, performance or post with all that a roster says of it. Dates as `2005-04-02`. */
export interface RosterRow extends CourseCells {
  /** The database's key of the outcome, the performance or the post. */
  key: number;
  kind: RowKind;
  nationalId: string | null;
  birthDate: string | null;
  /** The fields of a performance or a post. */
  content: Content | null;
  /** A film elsewhere (外部影音連結). */
  link: string | null;
  brief: string | null;
  document: RosterFile | null;
  media: RosterFile | null;
  /** A teacher has certified and the student has ticked it; true where nobody has to. */
  certified: boolean;
  ticked: boolean;
  /** Grade of the class that the student is in that year. */
  grade: number | null;
  student: { id: string; no: string; name: string; className: string | null; seatNo: number | null; status: string };
}

/** What only all rows together tell of one. */
export interface CheckedRow extends RosterRow {
  /** Row in its sheet, the headings being row 1. */
  rowNo: number;
  /** How many of the student's are in the year's tick, and how many carry the same file for the same course. */
  ofStudent: number;
  sameDocument: number;
  sameMedia: number;
}
