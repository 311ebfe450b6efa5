import { z } from 'zod';
import { isIsoDate, parseRocDate } from '@portfolio/kernel/domain/clock';
import { codePoints, isPrintable } from '@portfolio/kernel/domain/text';
import { isTerm } from '@portfolio/kernel/domain/terms';
import { limits } from '@portfolio/config/limits';
import {
  MD5_OF_NOTHING, NOT_SUBMITTED, methodCodes, outcomeHeadings as o, partOf, parts, performanceCategories, performanceTail as t, personHeadings as p, postHeadings as h, verdicts, workDocument,
  type Method, type PerformanceCategory,
} from './layout';

/** Why a record is not taken; texts under `exchange.reasons.<code>`. */
export const recordReasons = ['term', 'course-code', 'brief', 'brief-long', 'file-none', 'file-type', 'file-lies', 'file-name', 'dates', 'unit', 'characters'] as const;
export type RecordReason = (typeof recordReasons)[number];

/** A file that a record names. */
export interface NamedFile {
  /** As the JSON has it. */
  link: string;
  /** Lower case. */
  md5: string;
}

export interface InOutcome {
  /** Where it was taken. */
  school: string | null;
  year: number;
  semester: 1 | 2;
  code: string;
  name: string;
  credits: number | null;
  method: Method | null;
  brief: string | null;
  document: NamedFile | null;
  media: NamedFile | null;
  state: 'draft' | 'certified' | 'returned';
  /** `2022-02-14 08:01:44` of Taipei. */
  createdAt: string | null;
  sentAt: string | null;
  answeredAt: string | null;
  answeredBy: string | null;
  reason: string | null;
  submitted: string | null;
}

export interface InPerformance {
  category: PerformanceCategory;
  year: number;
  content: Record<string, string | number | null>;
  brief: string | null;
  link: string | null;
  document: NamedFile | null;
  media: NamedFile | null;
  submitted: string | null;
}

export interface InPost {
  year: number;
  semester: number;
  unit: string;
  post: string;
  startDate: string;
  endDate: string | null;
  level: string | null;
}

/** A record as it was read, or why it is not taken; `label` tells people which it is. */
export type Read<T> = { label: string; record: T; reason?: undefined } | { label: string; record?: undefined; reason: RecordReason };

export interface InStudent {
  nationalId: string;
  name: string;
  /** ISO, or null when it is no date. */
  birthDate: string | null;
  school: string | null;
  outcomes: Read<InOutcome>[];
  performances: Read<InPerformance>[];
  posts: Read<InPost>[];
}

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]).optional();
const row = z.record(z.string(), z.union([cell, z.unknown()]));
const rows = z.array(row).max(limits.archive.entries).nullish();
const student = z.looseObject({
  [parts.person]: z.looseObject({ [p.nationalId]: z.string().min(1).max(20), [p.name]: z.string().max(200).nullish(), [p.posts]: rows }),
  [parts.outcomes]: rows,
  [parts.performances]: z.record(z.string(), rows).nullish(),
});
/** What the JSON of an archive must be at the least; single records are looked at one by one. */
export const archiveJson = z.array(student).min(1).max(limits.exchange.students);

type Row = Record<string, unknown>;

/** @returns null when the text is not JSON of the layout's shape. */
export function readArchiveJson(text: string): InStudent[] | null {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return null;
  }
  const parsed = archiveJson.safeParse(value);
  return parsed.success ? parsed.data.map((each) => studentOf(each as Row)) : null;
}

const textOf = (from: Row, ...headings: string[]): string => {
  for (const heading of headings) {
    const value = from[heading];
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value).trim();
  }
  return '';
};
const orNull = (text: string): string | null => (text === '' ? null : text);

function studentOf(whole: Row): InStudent {
  const person = whole[parts.person] as Row;
  const performances = (whole[parts.performances] ?? {}) as Record<string, Row[] | null | undefined>;
  return {
    nationalId: textOf(person, p.nationalId).toUpperCase(), name: textOf(person, p.name), birthDate: dateOf(textOf(person, p.birthDate)), school: orNull(textOf(person, p.school)),
    outcomes: ((whole[parts.outcomes] ?? []) as Row[]).map(readOutcome),
    performances: performanceCategories.flatMap((category) => {
      const { name, also = [] } = partOf(category);
      return [name, ...also].flatMap((each) => performances[each] ?? []).map((each) => readPerformance(category, each));
    }),
    posts: ((person[p.posts] ?? []) as Row[]).map(readPost),
  };
}

/** ISO of `2022/02/14`, `2022-02-14`, `111/02/14`; null when it is no day. */
export function dateOf(text: string): string | null {
  const day = text.split(/[ T]/)[0].replace(/\//g, '-');
  return isIsoDate(day) ? day : parseRocDate(text);
}

/** `2022-02-14 08:01:44` of a time as peers write it, a day alone being its midnight; null when it is none. */
function timeOf(text: string): string | null {
  const day = dateOf(text);
  if (!day) return null;
  const time = /[ T](\d{1,2}):(\d{2})(?::(\d{2}))?/.exec(text);
  if (!time) return `${day} 00:00:00`;
  const [hour, minute, second] = [time[1], time[2], time[3] ?? '00'];
  return Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60 ? `${day} ${hour.padStart(2, '0')}:${minute}:${second}` : `${day} 00:00:00`;
}

const termOf = (text: string): string | null => (isTerm(text) ? text : null);
const submittedOf = (text: string): string | null => (text === NOT_SUBMITTED ? null : termOf(text));
const numberOf = (text: string): number | null => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : null);

/** A file when the row names one; a link to another site, or without an MD5, is none. */
function fileOf(from: Row, link: string, md5: string): NamedFile | null {
  const hash = textOf(from, md5).toLowerCase();
  const path = textOf(from, link);
  if (path === '' || hash === MD5_OF_NOTHING || !/^[0-9a-f]{32}$/.test(hash)) return null;
  return { link: path, md5: hash };
}

const STATES: Record<string, InOutcome['state']> = { [verdicts.passed]: 'certified', [verdicts.refused]: 'returned', [verdicts.open]: 'draft' };
const methodOf = (code: string): Method | null => (Object.entries(methodCodes).find(([, value]) => value === code)?.[0] as Method | undefined) ?? null;
/** Columns hold so many characters. */
const LONGEST = 255;

function briefFault(brief: string, isFinal: boolean): RecordReason | null {
  if (!isPrintable(brief)) return 'characters';
  if (isFinal && brief === '') return 'brief';
  return codePoints(brief) > (isFinal ? limits.brief.max : LONGEST) ? 'brief-long' : null;
}

function readOutcome(from: Row): Read<InOutcome> {
  const get = (heading: string): string => textOf(from, heading);
  const term = [o.retakeTerm, o.makeupTerm, o.repeatTerm].map((heading) => termOf(get(heading))).find((each) => each !== null) ?? termOf(`${get(o.year)}${get(o.semester)}`) ?? termOf(get(o.uploadedIn));
  const [code, name, brief] = [get(o.code).toUpperCase(), get(o.name), get(o.brief)];
  const label = [term ?? '', name || code, brief.slice(0, 20)].filter(Boolean).join(' ');
  const refuse = (reason: RecordReason): Read<InOutcome> => ({ label, reason });
  const state = STATES[get(o.verdict).toUpperCase()] ?? 'draft';
  if (!term || term.endsWith('0')) return refuse('term');
  if (!/^[0-9]{3}[0-9A-Z]{20}$/.test(code)) return refuse('course-code');
  const fault = briefFault(brief, state === 'certified');
  if (fault) return refuse(fault);
  const [document, media] = [fileOf(from, o.document, o.documentMd5), fileOf(from, o.media, o.mediaMd5)];
  if (state === 'certified' && !document && !media) return refuse('file-none');
  const createdAt = timeOf(get(o.createdAt));
  return {
    label,
    record: {
      school: orNull(get(o.school)), year: Number(term.slice(0, -1)), semester: Number(term.slice(-1)) as 1 | 2, code, name: (name || code).slice(0, LONGEST), credits: numberOf(get(o.credits)),
      method: methodOf(get(o.retakeMethod) || get(o.makeupMethod)), brief: orNull(brief), document, media, state, createdAt, sentAt: timeOf(get(o.sentAt)),
      answeredAt: state === 'draft' ? null : (timeOf(get(o.answeredAt)) ?? createdAt), answeredBy: orNull(get(o.answeredBy).slice(0, 100)),
      reason: orNull([...get(o.reason)].slice(0, limits.reason.max).join('')), submitted: submittedOf(get(o.submitted)),
    },
  };
}

function readPerformance(category: PerformanceCategory, from: Row): Read<InPerformance> {
  const { name, fields } = partOf(category);
  const content: Record<string, string | number | null> = {};
  for (const { key, heading, also = [], kind } of fields) {
    const given = textOf(from, heading, ...also);
    content[key] = given === '' ? null : kind === 'date' ? dateOf(given) : kind === 'number' ? numberOf(given) : given;
  }
  const brief = textOf(from, t.brief);
  const label = [name, String(content.name ?? content.unit ?? content.code ?? ''), brief.slice(0, 20)].filter(Boolean).join(' ');
  const term = termOf(textOf(from, t.uploadedIn)) ?? submittedOf(textOf(from, t.submitted));
  if (!term) return { label, reason: 'term' };
  const fault = briefFault(brief, false) ?? (Object.values(content).some((value) => typeof value === 'string' && !isPrintable(value)) ? 'characters' : null);
  if (fault) return { label, reason: fault };
  const document = (category === 'work' ? fileOf(from, workDocument.document, workDocument.documentMd5) : null) ?? fileOf(from, t.document, t.documentMd5);
  const link = textOf(from, t.link);
  return {
    label,
    record: {
      category, year: Number(term.slice(0, -1)), content, brief: orNull(brief), link: /^https:\/\/\S{1,240}$/.test(link) ? link : null, document, media: fileOf(from, t.media, t.mediaMd5),
      submitted: submittedOf(textOf(from, t.submitted)),
    },
  };
}

function readPost(from: Row): Read<InPost> {
  const get = (heading: string): string => textOf(from, heading);
  const [unit, post] = [get(h.unit), get(h.post)];
  const label = [unit, post, get(h.startDate)].filter(Boolean).join(' ');
  if (unit === '' || post === '' || unit.length > LONGEST || post.length > LONGEST) return { label, reason: 'unit' };
  if (!isPrintable(unit + post)) return { label, reason: 'characters' };
  const [startDate, endDate] = [dateOf(get(h.startDate)), dateOf(get(h.endDate))];
  if (!startDate || (endDate !== null && endDate < startDate)) return { label, reason: 'dates' };
  const term = `${get(h.year)}${get(h.semester) || '0'}`;
  if (!isTerm(term)) return { label, reason: 'term' };
  return { label, record: { year: Number(term.slice(0, -1)), semester: Number(term.slice(-1)), unit, post, startDate, endDate, level: orNull(get(h.level)) } };
}
