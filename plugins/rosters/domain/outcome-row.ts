import type { EnrolmentKind } from './columns';

/** A file of an outcome, as three places know it. */
export interface RosterFile {
  sha256: string;
  /** Bytes when it was handed in. */
  bytes: number;
  /** Bytes by the register of the store; null when that does not know the file. */
  registeredBytes: number | null;
  /** Bytes in the store now; null when it is not there, undefined while nobody has looked. */
  storedBytes?: number | null;
}

/** One ticked outcome with all that a roster says of it. Dates as `2005-04-02`, years are ROC years. */
export interface OutcomeRow {
  /** The database's key of the outcome. */
  key: number;
  kind: EnrolmentKind;
  nationalId: string | null;
  birthDate: string | null;
  /** When the course was taken, by this school's calendar. */
  year: number;
  semester: number;
  courseCode: string;
  courseName: string;
  courseGrade: number | null;
  credits: number | null;
  method: string | null;
  originYear: number | null;
  originSemester: number | null;
  originSchool: string | null;
  originCode: string | null;
  originName: string | null;
  originGrade: number | null;
  brief: string | null;
  document: RosterFile | null;
  media: RosterFile | null;
  /** A teacher has certified and the student has ticked it. */
  certified: boolean;
  ticked: boolean;
  /** Grade of the class that the student is in that year. */
  grade: number | null;
  student: { id: string; no: string; name: string; className: string | null; seatNo: number | null; status: string };
}

/** What only all rows together tell of one. */
export interface CheckedRow extends OutcomeRow {
  /** Row in its sheet, the headings being row 1. */
  rowNo: number;
  /** How many outcomes of the student are in the year's tick, and how many carry the same file for the same course. */
  ofStudent: number;
  sameDocument: number;
  sameMedia: number;
}
