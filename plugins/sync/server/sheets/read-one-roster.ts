import type { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { limits } from '@portfolio/config/limits';
import { ONE_ROSTER_MANIFEST, type OneRosterFile } from '@portfolio/kernel/domain/one-roster';
import { openArchive, type Archive } from '@portfolio/kernel/server/archive/read-archive';
import { services } from '@portfolio/kernel/server/services';
import { syncError } from '../../contract/errors';
import { manifestFault, missingHeadings, rosterRows, rosterSources, type RosterFiles, type RosterLine } from '../../domain/one-roster';
import type { TypeName } from '../../domain/types';
import type { NumberedRow } from '../sql/staging';

/** Lines of one file: more than the enrolments of any school in a term. */
const MAX_LINES = 200_000;
const BATCH = 1000;

/**
 * The rows of one type out of a OneRoster 1.2 archive, numbered by the line of the file that they come from.
 * @throws sync-roster-type, sync-roster-manifest, sync-roster-headings, sync-roster-line, sync-sheet-empty, sync-sheet-long; what is wrong with the archive (kernel)
 */
export async function* readOneRoster(type: TypeName, bytes: AsyncIterable<Buffer>): AsyncGenerator<NumberedRow[]> {
  if (type === 'officer_posts') throw syncError('sync-roster-type');
  const rows = rosterRows(type, await readFiles(rosterSources[type], bytes));
  if (rows.length === 0) throw syncError('sync-sheet-empty');
  for (let at = 0; at < rows.length; at += BATCH) yield rows.slice(at, at + BATCH);
}

/** An archive is read at its places: it passes through the spool, and leaves nothing there. */
async function readFiles(wanted: readonly OneRosterFile[], bytes: AsyncIterable<Buffer>): Promise<RosterFiles> {
  const { spool } = services();
  const { name } = await spool.write(bytes, limits.archive.bytes);
  try {
    const archive = await openArchive(spool.pathOf(name));
    try {
      return await readWanted(archive, wanted);
    } finally {
      await archive.close();
    }
  } finally {
    await spool.remove(name);
  }
}

async function readWanted(archive: Archive, wanted: readonly OneRosterFile[]): Promise<RosterFiles> {
  if (!archive.entries.has(ONE_ROSTER_MANIFEST)) throw syncError('sync-roster-manifest', { fault: ONE_ROSTER_MANIFEST });
  const properties = new Map((await linesOf(archive.read(ONE_ROSTER_MANIFEST), ONE_ROSTER_MANIFEST)).map(({ cells }) => [cells.propertyName, cells.value]));
  const fault = manifestFault(properties, wanted) ?? wanted.map((file) => `${file}.csv`).find((file) => !archive.entries.has(file));
  if (fault) throw syncError('sync-roster-manifest', { fault });
  const files: RosterFiles = {};
  for (const file of wanted) files[file] = await linesOf(archive.read(`${file}.csv`), `${file}.csv`, file);
  return files;
}

/** @param file whose headings must be there, and whose rows each need an id */
async function linesOf(source: Readable, name: string, file?: OneRosterFile): Promise<RosterLine[]> {
  const parser = parse({ bom: true, info: true, relax_column_count: true, skip_empty_lines: true, max_record_size: 256 * 1024 });
  const lines: RosterLine[] = [];
  let headings: string[] | null = null;
  source.on('error', (error: Error) => parser.destroy(error)).pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (!headings) {
        headings = record.map((heading) => heading.trim());
        const missing = file ? missingHeadings(file, headings) : [];
        if (missing.length > 0) throw syncError('sync-roster-headings', { file: name, missing: missing.slice(0, 5).join('、') });
        continue;
      }
      if (lines.length === MAX_LINES) throw syncError('sync-sheet-long', { limit: MAX_LINES });
      lines.push(lineOf(headings, record, info.lines, name, file !== undefined));
    }
  } catch (error) {
    const { code = '', name: kind, lines: at } = error as { code?: string; name?: string; lines?: number };
    throw kind !== 'AppError' && code.startsWith('CSV_') ? syncError('sync-roster-line', { file: name, line: at ?? lines.length + 2 }) : error;
  } finally {
    // Read no further after a fault.
    source.destroy();
  }
  return lines;
}

/** Bulk mode: every row stands for something that is there, under an id of its own; `status` says nothing. */
function lineOf(headings: readonly string[], record: readonly string[], line: number, file: string, needsId: boolean): RosterLine {
  const cells = Object.fromEntries(headings.map((heading, index) => [heading, (record[index] ?? '').trim()]));
  if (record.length !== headings.length || (needsId && (cells.sourcedId === '' || cells.status !== ''))) throw syncError('sync-roster-line', { file, line });
  return { line, cells };
}
