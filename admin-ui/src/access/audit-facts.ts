import { modules } from '@portfolio/config/permissions';
import { rocDate } from '@portfolio/kernel/domain/clock';
import { rocDateTime } from '../shared/dates';

type Translate = (key: string, values?: Record<string, unknown>) => string;

export const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const MOMENT = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const WORD = /^[a-z][a-z_-]*$/;

/** A fact of the audit log in words: days in ROC years, yes and no, the names of modules; lists one after the other. */
export function shownFact(value: unknown, translate: Translate): string {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return translate('audit-details.nothing');
  if (Array.isArray(value)) return value.map((each) => shownFact(each, translate)).join(translate('ui.separator'));
  if (typeof value === 'boolean') return translate(`enums.boolean.${String(value)}`);
  if (typeof value === 'string') return inWords(value, translate);
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}

function inWords(value: string, translate: Translate): string {
  if (MOMENT.test(value)) return rocDateTime(value);
  if (DAY.test(value)) return rocDate(value);
  if (value in modules) return `${value} ${modules[value as keyof typeof modules].name}`;
  return WORD.test(value) ? translate(`audit-details.values.${value}`, { _: value }) : value;
}
