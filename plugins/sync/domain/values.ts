import { parseRocDate } from '@portfolio/kernel/domain/clock';
import { parseCourseCode } from '@portfolio/kernel/domain/course-code';
import { isNationalId } from '@portfolio/kernel/domain/national-id';
import { codePoints, isPrintable } from '@portfolio/kernel/domain/text';
import type { Reason } from './reasons';
import type { FieldKind } from './types';

/** A value as staging takes it, or why it is none. */
export type Value = string | number | boolean | string[] | null;
export type Read = { value: Value } | { reason: Reason };

const value = (read: Value): Read => ({ value: read });
const refuse = (reason: Reason): Read => ({ reason });

/** U+FFFD stands where a text was decoded with the wrong encoding. */
const isReadable = (text: string): boolean => isPrintable(text) && !text.includes('\ufffd');

const NUMBER_TEXT = /^[0-9A-Za-z][0-9A-Za-z._-]*$/;
const EMAIL = /^[^\s@<>"',;]+@[^\s@<>"',;]+\.[^\s@<>"',;]+$/;
const NUMBER = /^[+-]?\d+(\.\d+)?$/;

const YES = new Set(['true', '1', 'y', 'yes', '是']);
const NO = new Set(['false', '0', 'n', 'no', '否']);

const SEPARATORS = /[\s,;、，；|/]+/;

/** Whether the protocol, or an empty cell, says nothing here. */
export const isAbsent = (raw: unknown): boolean => raw === null || raw === undefined || (typeof raw === 'string' && raw.trim() === '');

/** A text of one line as it was meant: without space around. Null for what is neither text nor number. */
function plain(raw: unknown): string | null {
  if (typeof raw === 'string') return raw.trim();
  return typeof raw === 'number' && Number.isFinite(raw) ? String(raw) : null;
}

/**
 * Reads one value of a row, the same from JSON and from a cell.
 * @param school the school's own number, for codes that must carry it.
 */
export function readValue(kind: FieldKind, raw: unknown, school: string): Read {
  if (kind.is === 'boolean') return readBoolean(raw);
  if (kind.is === 'numbers') return readNumbers(raw, kind.max);
  const text = plain(raw);
  if (text === null) return refuse('not-text');
  if (!isReadable(text)) return refuse('unreadable');
  switch (kind.is) {
    case 'text': return readText(text, kind.max, kind.person ?? false);
    case 'number-text': return readNumberText(text, kind.max);
    case 'integer': return readNumber(text, kind.min, kind.max, Number.isInteger);
    case 'decimal': return readNumber(text, kind.min, kind.max, Number.isFinite);
    case 'date': return readDate(text);
    case 'choice': return Object.hasOwn(kind.words, text) ? value(kind.words[text]) : refuse('not-an-option');
    case 'course-code': return readCourseCode(text.toUpperCase(), kind.own ? school : null);
    case 'school-code': return /^[0-9A-Z]{6}$/.test(text.toUpperCase()) ? value(text.toUpperCase()) : refuse('school-code');
    case 'national-id': return isNationalId(text.toUpperCase()) ? value(text.toUpperCase()) : refuse('check-digit');
    case 'email': return text.length <= 254 && EMAIL.test(text) ? value(text) : refuse('bad-email');
  }
}

function readBoolean(raw: unknown): Read {
  if (typeof raw === 'boolean') return value(raw);
  const text = plain(raw)?.toLowerCase() ?? '';
  if (YES.has(text)) return value(true);
  return NO.has(text) ? value(false) : refuse('not-yes-or-no');
}

function readText(text: string, max: number, person: boolean): Read {
  if (person && /[?？\u25a1]/.test(text)) return refuse('unreadable');
  return codePoints(text) > max ? refuse('too-long') : value(text);
}

function readNumberText(text: string, max: number): Read {
  if (text.length > max) return refuse('too-long');
  return NUMBER_TEXT.test(text) ? value(text) : refuse('bad-number-text');
}

function readNumber(text: string, min: number, max: number, fits: (number: number) => boolean): Read {
  const number = NUMBER.test(text) ? Number(text) : NaN;
  if (!fits(number)) return refuse('not-a-number');
  return number < min || number > max ? refuse('out-of-range') : value(number);
}

/** An ISO day, or a ROC one as sheets have it. */
function readDate(text: string): Read {
  const date = parseRocDate(text);
  if (date === null) return refuse('not-a-date');
  return date < '1900-01-01' || date > '2199-12-31' ? refuse('out-of-range') : value(date);
}

function readCourseCode(text: string, school: string | null): Read {
  const code = parseCourseCode(text);
  if (!code) return refuse('course-code');
  return school !== null && code.schoolCode !== school ? refuse('other-school') : value(text);
}

function readNumbers(raw: unknown, max: number): Read {
  const given = Array.isArray(raw) ? (raw as unknown[]) : (plain(raw) ?? '').split(SEPARATORS).filter((part) => part !== '');
  const numbers: string[] = [];
  for (const each of given) {
    const text = plain(each);
    if (text === null) return refuse('not-text');
    const read = readNumberText(text, 20);
    if ('reason' in read) return read;
    if (!numbers.includes(text)) numbers.push(text);
  }
  if (numbers.length === 0) return refuse('missing');
  return numbers.length > max ? refuse('out-of-range') : value(numbers);
}
