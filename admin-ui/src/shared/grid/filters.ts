import { isIsoDate, parseRocDate, rocDate, taipeiDate } from '@portfolio/kernel/domain/clock';
import type { Column } from '@portfolio/kernel/contract';

/**
 * What is typed under a heading, and the filter that it means. One text a column:
 * - text: contained; enum, boolean: a value
 * - number: `5`, `3-8`, `>=3`, `<=8`
 * - date, datetime: `111/02/14`, `111/02` (the month), `111/02/01~111/02/14`, either end open
 */
export type Filter = Record<string, unknown>;

/** The part of the filter for one column; null when the text means nothing. */
export function conditionOf(name: string, { kind }: Column, typed: string): Filter | null {
  const text = typed.trim();
  if (text === '') return {};
  switch (kind) {
    case 'number': return numberCondition(name, text);
    case 'date': return dayCondition(name, text, (day) => day, (day) => day);
    case 'datetime': return dayCondition(name, text, (day) => `${day}T00:00:00+08:00`, (day) => `${day}T23:59:59.999999+08:00`);
    case 'boolean': return { [name]: text === 'true' };
    default: return { [name]: text };
  }
}

function numberCondition(name: string, text: string): Filter | null {
  const plain = text.replace(/[,，\s]/g, '').replace('≧', '>=').replace('≦', '<=').replace('～', '~');
  if (/^-?\d+(\.\d+)?$/.test(plain)) return { [name]: Number(plain) };
  const range = /^(\d+(?:\.\d+)?)[-~](\d+(?:\.\d+)?)$/.exec(plain);
  if (range) return { [`${name}_gte`]: Number(range[1]), [`${name}_lte`]: Number(range[2]) };
  const bound = /^(>=|<=)(-?\d+(?:\.\d+)?)$/.exec(plain);
  return bound ? { [`${name}_${bound[1] === '>=' ? 'gte' : 'lte'}`]: Number(bound[2]) } : null;
}

function dayCondition(name: string, text: string, first: (day: string) => string, last: (day: string) => string): Filter | null {
  const parts = text.split(/[~～]/).map((part) => part.trim());
  const [from, until = from] = parts;
  const start = from === '' ? undefined : daysOf(from);
  const end = until === '' ? undefined : daysOf(until);
  if (parts.length > 2 || start === null || end === null || (!start && !end)) return null;
  return { ...(start ? { [`${name}_gte`]: first(start.first) } : {}), ...(end ? { [`${name}_lte`]: last(end.last) } : {}) };
}

/** The first and last day of what was typed: a day or a month, in ROC years. */
function daysOf(text: string): { first: string; last: string } | null {
  const day = parseRocDate(text);
  if (day) return { first: day, last: day };
  const month = /^(\d{2,3})[/\-.](\d{1,2})$/.exec(text);
  if (!month) return null;
  const [year, number] = [Number(month[1]) + 1911, Number(month[2])];
  const first = `${year}-${String(number).padStart(2, '0')}-01`;
  if (!isIsoDate(first)) return null;
  return { first, last: new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10) };
}

/** The text that stands for a filter, for when it comes from the address or from going back. */
export function textOf(name: string, { kind }: Column, filter: Filter): string {
  const { [name]: value, [`${name}_gte`]: from, [`${name}_lte`]: until } = filter;
  if (value !== undefined) return kind === 'date' || kind === 'datetime' ? rocOf(value) : String(value);
  if (from === undefined && until === undefined) return '';
  if (kind === 'number') return from !== undefined && until !== undefined ? `${from}-${until}` : from !== undefined ? `>=${from}` : `<=${until}`;
  const [start, end] = [rocOf(from), rocOf(until)];
  return start === end ? start : `${start}~${end}`;
}

function rocOf(value: unknown): string {
  if (typeof value !== 'string') return '';
  return rocDate(isIsoDate(value) ? value : taipeiDate(new Date(value)));
}
