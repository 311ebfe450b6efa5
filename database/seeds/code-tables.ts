import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export type CodeTable =
  | 'class-groups' | 'course-classes' | 'course-types' | 'departments' | 'fields'
  | 'group-types' | 'opening-ways' | 'schools' | 'subject-attributes' | 'subjects';

/** The folder of the code tables, found upwards because this file runs from its source and from dist/. */
function codesFolder(): string {
  for (let folder = __dirname; folder !== path.dirname(folder); folder = path.dirname(folder)) {
    const candidate = path.join(folder, 'database', 'codes');
    if (existsSync(candidate)) return candidate;
  }
  throw new Error(`database/codes was not found above ${__dirname}`);
}

/**
 * The rows of database/codes/<table>.tsv with the columns asked for, in the file's order.
 * Throws an Error when the file lacks one of the columns.
 */
export function readCodeTable<Column extends string>(table: CodeTable, columns: readonly Column[]): Record<Column, string>[] {
  const text = readFileSync(path.join(codesFolder(), `${table}.tsv`), 'utf8');
  const [header = '', ...lines] = text.trimEnd().split('\n');
  const names = header.split('\t');
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0) throw new Error(`${table}.tsv has no column ${missing.join(', ')}`);
  return lines.map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(columns.map((column) => [column, cells[names.indexOf(column)] ?? ''])) as Record<Column, string>;
  });
}
