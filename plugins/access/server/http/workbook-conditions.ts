import type { Column, Condition, Language, ListContract, ListQuery } from '@portfolio/kernel/contract';
import { rocDate, taipeiDateTime } from '@portfolio/kernel/domain/clock';
import type { Sheet } from '@portfolio/kernel/server/workbook';
import type { Session } from '../repositories/sessions';
import { text, wordOf } from './texts';

/** What a workbook was asked for, in pairs of a name and its value, as people read them. */
export function describeConditions(list: ListContract, query: ListQuery, language: Language): [string, string][] {
  const say = (key: string, values?: Record<string, string | number>): string => text(language, key, values);
  const labelOf = (column: string): string => say(`resources.${list.resource}.fields.${column}`);
  const named = Object.entries(query.params).flatMap(([name, value]): [string, string][] => {
    const label = say(`workbook.params.${name}`);
    // A param without a word is the key of something that the screen shows, and says nothing to a person.
    return value === null || value === undefined || label === `workbook.params.${name}` ? [] : [[label, String(value)]];
  });
  const filtered = query.conditions.map(({ column, operator, value }): [string, string] => [labelOf(column), sayCondition(list.columns[column], operator, value, language)]);
  return [
    ...named, ...filtered,
    ...(query.ids ? [[say('workbook.picked'), say('workbook.rows', { count: query.ids.length })] as [string, string]] : []),
  ];
}

/** A sheet of its own, so that the rows begin where a program that reads them expects it (docs/adr/0009). */
export function conditionsSheet(conditions: [string, string][], { name, school }: Session, now: Date, language: Language): Sheet {
  const say = (key: string): string => text(language, key);
  const rows = [[say('workbook.school'), `${school.code} ${school.name}`], ...conditions, [say('workbook.madeBy'), name], [say('workbook.madeAt'), moment(now)]];
  return { name: say('workbook.conditions'), headings: [say('workbook.item'), say('workbook.value')], widths: [24, 60], rows: [rows] };
}

function moment(at: Date): string {
  const local = taipeiDateTime(at);
  return `${rocDate(local)} ${local.slice(11, 16)}`;
}

function sayValue({ kind, enumName, wordsUnder }: Column, value: unknown, language: Language): string {
  if (wordsUnder) return wordOf(language, wordsUnder, String(value));
  if (kind === 'enum' || kind === 'boolean') return text(language, `enums.${kind === 'enum' ? enumName : 'boolean'}.${String(value)}`);
  if (kind === 'date') return rocDate(String(value));
  return kind === 'datetime' ? moment(new Date(String(value))) : String(value);
}

function sayCondition(column: Column, operator: Condition['operator'], value: unknown, language: Language): string {
  if (operator === 'null') return text(language, 'workbook.blank');
  const values = (Array.isArray(value) ? value : [value]).map((each) => sayValue(column, each, language)).join('、');
  return text(language, `workbook.operators.${operator}`, { value: values });
}
