import { kernelError, type Language } from '@portfolio/kernel/contract';
import type { Database } from '@portfolio/kernel/server/database';
import { scopeOf, type Scope } from '@portfolio/kernel/server/scope';
import { text } from '@portfolio/access/server/http/texts';
import type { EditionRehearsal } from '../../contract/columns';
import { breaksOf, rehearsedBy, type BrokenCell, type Rehearsed } from '../../domain/rehearsal';
import { exampleLink } from '../links';
import { findEditions, findSchoolAtWork } from '../repositories/column-editions';
import { streamRows } from '../repositories/roster-rows';

/**
 * What an edition would find in one school's rows of its present year and nothing finds now: the rows are read as 預檢 reads
 * them, and nothing is changed or kept. No student is named.
 * @throws not-found for an edition or a school that is not there
 */
export async function rehearseEdition(database: Database, { editionId, schoolCode }: { editionId: string; schoolCode: string }, language: Language): Promise<EditionRehearsal> {
  const { editions } = await findEditions(database);
  const edition = editions.find(({ id }) => id === editionId);
  const school = await findSchoolAtWork(database, schoolCode);
  if (!edition || !school) throw kernelError('not-found');
  const among = editions.filter((each) => each.approved || each === edition);
  const tally = new Tally(exampleLink());
  for (const rehearsed of rehearsedBy(edition, among, school.year)) await tally.look(scopeOf(database, school.key), rehearsed);
  return { school: { code: school.code, name: school.name }, year: school.year, rows: tally.rows, broken: tally.broken(language) };
}

/** Counts; a row that stands in several rosters counts once. */
class Tally {
  private readonly seen = new Set<string>();
  private readonly found = new Map<string, BrokenCell & { rows: Set<number> }>();

  constructor(private readonly link: string) {}

  get rows(): number {
    return this.seen.size;
  }

  async look(scope: Scope, { of, changed }: Rehearsed): Promise<void> {
    for await (const batch of streamRows(scope, of)) {
      for (const row of batch) {
        const columns = changed.get(row.kind);
        if (!columns) continue;
        this.seen.add(`${row.kind} ${row.key}`);
        for (const broken of breaksOf(row, columns, this.link)) this.note(broken, row.key);
      }
    }
  }

  private note(broken: BrokenCell, key: number): void {
    const name = `${broken.sheet} ${broken.column} ${broken.code}`;
    const known = this.found.get(name) ?? { ...broken, rows: new Set<number>() };
    known.rows.add(key);
    this.found.set(name, known);
  }

  broken(language: Language): EditionRehearsal['broken'] {
    return [...this.found.values()].map(({ sheet, column, code, rows }) => ({ sheet, column, problem: text(language, `rosters.columns.broken.${code}`), rows: rows.size }));
  }
}
