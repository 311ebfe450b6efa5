import { reasons, type Reason, type Refusal } from './reasons';
import type { SyncType } from './types';
import { isAbsent, readValue, type Value } from './values';

/** One row as it is staged. */
export interface CheckedRow {
  row: number;
  /** Field name to value; null for what is absent or could not be read. */
  values: Record<string, Value>;
  /** The first rule that it breaks; null for a good row. */
  problem: { reason: Reason; column: string | null } | null;
  /** Values that were left out of a row that is taken. */
  notes: Refusal[];
  /** A delta says that it ended. */
  gone: boolean;
}

/** What a delta writes into `status` for a row that is no more. */
const GONE = 'tobedeleted';

const isRecord = (raw: unknown): raw is Record<string, unknown> => typeof raw === 'object' && raw !== null && !Array.isArray(raw);

/** The key of a row for people: its values with a comma between; null when a part of it is missing. */
export function keyOf(type: SyncType, values: Readonly<Record<string, Value>>): string | null {
  const parts = type.key.map((name) => values[name]);
  return parts.some((part) => part === null || part === undefined) ? null : parts.join(', ');
}

/**
 * Checks what one row shows by itself. Fields that the protocol does not know are left aside.
 * @param number of the row in the pull or of its line in the sheet.
 * @param school the school's own number.
 * @param delta whether `status` may say that the row ended; then only its key counts.
 */
export function checkRow(type: SyncType, raw: unknown, number: number, school: string, delta = false): CheckedRow {
  const checked: CheckedRow = { row: number, values: {}, problem: null, notes: [], gone: false };
  if (!isRecord(raw)) {
    for (const { name } of type.fields) checked.values[name] = null;
    checked.problem = { reason: 'not-a-row', column: null };
    return checked;
  }
  checked.gone = delta && raw.status === GONE;
  for (const { name, kind, required } of type.fields) {
    checked.values[name] = null;
    if (checked.gone && !type.key.includes(name)) continue;
    if (isAbsent(raw[name])) {
      if (required) checked.problem ??= { reason: 'missing', column: name };
      continue;
    }
    const read = readValue(kind, raw[name], school);
    if ('value' in read) checked.values[name] = read.value;
    else if (reasons[read.reason].takes) checked.notes.push({ row: number, key: null, column: name, reason: read.reason });
    else checked.problem ??= { reason: read.reason, column: name };
  }
  if (!checked.problem && !checked.gone) checked.problem = brokenRule(type, checked.values);
  const key = keyOf(type, checked.values);
  for (const note of checked.notes) note.key = key;
  if (checked.problem) checked.notes = [];
  return checked;
}

function brokenRule(type: SyncType, values: Readonly<Record<string, Value>>): CheckedRow['problem'] {
  const broken = type.rules?.find((rule) => !rule.holds(values));
  return broken ? { reason: broken.reason, column: broken.column } : null;
}
