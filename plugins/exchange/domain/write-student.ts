import { gradeIn } from '@portfolio/kernel/domain/terms';
import {
  MAPPING, MD5_OF_NOTHING, NOT_SUBMITTED, UNIT_CODE, folders, methodCodes, outcomeHeadings as o, partOf, parts, performanceCategories, performanceTail as t, personHeadings as p, postHeadings as h, slashed,
  verdicts, workDocument, type Method, type PerformanceCategory,
} from './layout';

/** A file of the portfolio on its way out. */
export interface OutFile {
  sha256: string;
  bytes: number;
  /** As the student named it. */
  name: string;
}

export interface OutPost {
  year: number;
  semester: number;
  unit: string;
  post: string;
  startDate: string;
  endDate: string | null;
  level: string | null;
  createdOn: string;
}

/** Times are `2022-02-14 08:01:44` of Taipei; dates ISO. */
export interface OutOutcome {
  kind: 'semester' | 'makeup' | 'retake' | 'repeat' | 'transfer' | 'visiting';
  state: string;
  year: number;
  semester: number;
  /** Where it was taken, when that was another school, and when it should have been. */
  originSchool: string | null;
  originYear: number | null;
  originSemester: number | null;
  code: string;
  name: string;
  credits: number | null;
  method: Method | null;
  brief: string | null;
  document: OutFile | null;
  media: OutFile | null;
  createdAt: string;
  sentAt: string | null;
  answeredAt: string | null;
  answeredBy: string | null;
  reason: string | null;
  /** `1101` where it was submitted to the central database, by this school or one before. */
  submitted: string | null;
}

export interface OutPerformance {
  category: PerformanceCategory;
  year: number;
  content: Record<string, unknown>;
  brief: string | null;
  link: string | null;
  document: OutFile | null;
  media: OutFile | null;
  createdOn: string;
  submitted: string | null;
}

export interface OutStudent {
  nationalId: string;
  name: string;
  birthDate: string | null;
  entryYear: number | null;
  year: number;
  semester: number;
  posts: OutPost[];
  outcomes: OutOutcome[];
  performances: OutPerformance[];
}

/** A file with its place in the archive. */
export interface PlacedFile extends OutFile {
  path: string;
}

export interface WrittenStudent {
  json: Record<string, unknown>;
  files: PlacedFile[];
  /** Path of each `filename_mapping.json`, and what stands in it. */
  mappings: { path: string; content: Record<string, string> }[];
}

const extensionOf = (name: string): string => /\.[a-z0-9]{1,8}$/i.exec(name)?.[0].toLowerCase() ?? '';
const flag = (yes: boolean): string => (yes ? 'Y' : 'N');

/** Numbers the files of one folder: `C01.pdf`, `C02.mp3`, …, and remembers what they were called. */
class Folder {
  readonly files: PlacedFile[] = [];
  readonly mapping: Record<string, string> = {};

  constructor(readonly path: string, private readonly letter: string, private readonly md5Of: (sha256: string) => string) {}

  /** @returns its link and MD5, as they stand in the JSON. */
  add(file: OutFile | null): { link: string; md5: string } {
    if (!file) return { link: '', md5: MD5_OF_NOTHING };
    const name = `${this.letter}${String(this.files.length + 1).padStart(2, '0')}${extensionOf(file.name)}`;
    this.mapping[name] = file.name;
    this.files.push({ ...file, path: `${this.path}/${name}` });
    return { link: `${this.path}/${name}`, md5: this.md5Of(file.sha256) };
  }
}

/** One student's object, with the files that it names. @param md5Of what is known of each file's MD5, which is told once its bytes have passed */
export function writeStudent(student: OutStudent, schoolCode: string, md5Of: (sha256: string) => string): WrittenStudent {
  const outcomes = new Folder(`${student.nationalId}/${folders.outcomes}`, 'C', md5Of);
  const performances = new Folder(`${student.nationalId}/${folders.performances}`, 'D', md5Of);
  const json = {
    [parts.person]: personOf(student, schoolCode),
    [parts.outcomes]: student.outcomes.map((outcome) => outcomeOf(outcome, student, schoolCode, outcomes)),
    [parts.performances]: performancesOf(student, performances),
  };
  const both = [outcomes, performances];
  return { json, files: both.flatMap(({ files }) => files), mappings: both.map(({ path, mapping }) => ({ path: `${path}/${MAPPING}`, content: mapping })) };
}

const idOf = ({ nationalId, birthDate }: OutStudent): Record<string, string> => ({ 身分證: nationalId, 出生年月日: birthDate ? slashed(birthDate) : '' });

function personOf(student: OutStudent, schoolCode: string): Record<string, unknown> {
  return {
    [p.school]: schoolCode, [p.unit]: UNIT_CODE, [p.year]: String(student.year), [p.semester]: String(student.semester), [p.nationalId]: student.nationalId, [p.name]: student.name,
    [p.birthDate]: student.birthDate ? slashed(student.birthDate) : '',
    [p.posts]: student.posts.map((post) => ({
      [h.school]: schoolCode, [h.unitCode]: UNIT_CODE, [h.year]: String(post.year), [h.semester]: String(post.semester), ...idOf(student), [h.unit]: post.unit,
      [h.startDate]: slashed(post.startDate), [h.endDate]: post.endDate ? slashed(post.endDate) : '', [h.post]: post.post, [h.level]: post.level ?? '', [h.createdOn]: slashed(post.createdOn),
      [h.submitted]: NOT_SUBMITTED,
    })),
  };
}

const PASSED = ['certified', 'ticked', 'submitted', 'receipted'];
const verdictOf = (state: string): string => (PASSED.includes(state) ? verdicts.passed : state === 'returned' ? verdicts.refused : verdicts.open);

function outcomeOf(outcome: OutOutcome, student: OutStudent, schoolCode: string, folder: Folder): Record<string, unknown> {
  const { kind, year, semester } = outcome;
  const term = `${year}${semester}`;
  const again = kind === 'retake' || kind === 'makeup' || kind === 'repeat';
  const [due, dueIn] = again ? [outcome.originYear ?? year, outcome.originSemester ?? semester] : [year, semester];
  const only = (wanted: OutOutcome['kind'], value: string): string => (kind === wanted ? value : '');
  const method = outcome.method ? methodCodes[outcome.method] : '';
  const [document, media] = [folder.add(outcome.document), folder.add(outcome.media)];
  return {
    [o.school]: (kind === 'transfer' || kind === 'visiting' ? outcome.originSchool : null) ?? schoolCode, [o.unit]: UNIT_CODE, [o.year]: String(due), [o.semester]: String(dueIn), ...idOf(student),
    [o.code]: outcome.code, [o.name]: outcome.name, [o.credits]: outcome.credits === null ? '' : String(outcome.credits),
    [o.grade]: String((student.entryYear !== null && gradeIn(year, student.entryYear)) || ''), [o.openedIn]: String(semester),
    [o.visiting]: flag(kind === 'visiting'), [o.retake]: flag(kind === 'retake'), [o.retakeTerm]: only('retake', term), [o.retakeMethod]: only('retake', method),
    [o.makeup]: flag(kind === 'makeup'), [o.makeupTerm]: only('makeup', term), [o.makeupMethod]: only('makeup', method), [o.repeat]: flag(kind === 'repeat'), [o.repeatTerm]: only('repeat', term),
    [o.transfer]: flag(kind === 'transfer'), [o.document]: document.link, [o.documentMd5]: document.md5, [o.media]: media.link, [o.mediaMd5]: media.md5, [o.brief]: outcome.brief ?? '',
    [o.verdict]: verdictOf(outcome.state), [o.uploadedIn]: term, [o.createdAt]: outcome.createdAt, [o.submitted]: outcome.submitted ?? NOT_SUBMITTED,
    [o.answeredAt]: outcome.answeredAt ?? '', [o.answeredBy]: outcome.answeredBy ?? '', [o.reason]: outcome.reason ?? '', [o.sentAt]: outcome.sentAt ?? '',
  };
}

function performancesOf(student: OutStudent, folder: Folder): Record<string, unknown[]> {
  const arrays = performanceCategories.map((category) => {
    const { name, fields } = partOf(category);
    const rows = student.performances.filter((each) => each.category === category).map((performance) => {
      const [document, media] = [folder.add(performance.document), folder.add(performance.media)];
      const own = category === 'work' ? workDocument : t;
      return {
        ...idOf(student),
        ...Object.fromEntries(fields.map(({ key, heading, kind }) => [heading, valueOf(performance.content[key], kind)])),
        [t.brief]: performance.brief ?? '', [own.document]: document.link, [own.documentMd5]: document.md5, [t.media]: media.link, [t.mediaMd5]: media.md5, [t.link]: performance.link ?? '',
        [t.uploadedIn]: `${performance.year}1`, [t.createdOn]: slashed(performance.createdOn), [t.submitted]: performance.submitted ?? NOT_SUBMITTED,
      };
    });
    return [name, rows] as const;
  });
  return Object.fromEntries(arrays);
}

const valueOf = (value: unknown, kind: 'text' | 'date' | 'number'): string => {
  if (value === null || value === undefined) return '';
  return kind === 'date' ? slashed(String(value)) : String(value);
};
