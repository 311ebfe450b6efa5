import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { KnownSchool } from '../contract';

let known: KnownSchool[] | undefined;

/** The ministry's list of senior high schools (database/codes/schools.tsv), read once. @param root folder of the project. */
export function knownSchools(root: string): KnownSchool[] {
  known ??= readFileSync(path.join(root, 'database/codes/schools.tsv'), 'utf8').trimEnd().split('\n').slice(1).map((line) => {
    const [code = '', name = '', county = '', founder = ''] = line.split('\t');
    return { code, name, county, founder };
  });
  return known;
}
