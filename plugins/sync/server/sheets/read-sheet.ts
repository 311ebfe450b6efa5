import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import iconv from 'iconv-lite';
import { readSheet } from '@portfolio/kernel/server/workbook';
import type { UploadFormat } from '../../contract';
import { syncError } from '../../contract/errors';
import { readHeadings, rowOfCells, type Headings } from '../../domain/headings';
import { syncTypes, type TypeName } from '../../domain/types';
import type { NumberedRow } from '../sql/staging';
import { readOneRoster } from './read-one-roster';
import { checkUnfolded, UnfoldsTooFar } from './zip-limit';

export interface SheetKind {
  format: UploadFormat;
  /** Of CSV. */
  encoding: 'utf-8' | 'big5' | null;
}

/** Lines of one sheet: more than the enrolments of any school in a term. */
const MAX_LINES = 200_000;
const MAX_UNFOLDED_BYTES = 400 * 1024 * 1024;
const BATCH = 1000;

interface Line {
  number: number;
  cells: string[];
}

/**
 * The rows of a sheet, as the protocol would have them, numbered by their line.
 * @throws sync-sheet-unreadable, sync-sheet-headings, sync-sheet-empty, sync-sheet-long; of a OneRoster archive what read-one-roster.ts says
 */
export async function* readUpload(type: TypeName, kind: SheetKind, bytes: AsyncIterable<Buffer>): AsyncGenerator<NumberedRow[]> {
  if (kind.format === 'oneroster') {
    yield* readOneRoster(type, bytes);
    return;
  }
  let headings: Headings | null = null;
  let batch: NumberedRow[] = [];
  let rows = 0;
  for await (const { number, cells } of linesOf(kind, bytes)) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (!headings) {
      headings = acceptHeadings(type, cells);
      continue;
    }
    rows += 1;
    if (rows > MAX_LINES) throw syncError('sync-sheet-long', { limit: MAX_LINES });
    batch.push({ row: number, raw: rowOfCells(headings, cells) });
    if (batch.length === BATCH) {
      yield batch;
      batch = [];
    }
  }
  if (rows === 0) throw syncError('sync-sheet-empty');
  if (batch.length > 0) yield batch;
}

function acceptHeadings(type: TypeName, cells: readonly string[]): Headings {
  const headings = readHeadings(syncTypes[type], cells);
  const { missing, repeated } = headings;
  if (missing.length > 0 || repeated.length > 0) {
    throw syncError('sync-sheet-headings', { missing: missing.join('、') || '—', repeated: repeated.join('、') || '—' });
  }
  return headings;
}

async function* linesOf(kind: SheetKind, bytes: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  try {
    yield* kind.format === 'xlsx' ? workbookLines(bytes) : csvLines(bytes, kind.encoding ?? 'utf-8');
  } catch (error) {
    if (error instanceof UnfoldsTooFar) throw syncError('sync-sheet-long', { limit: MAX_LINES });
    throw isOfReader(error) ? syncError('sync-sheet-unreadable') : error;
  }
}

/** What csv-parse, zlib, the unpacker and the XML parser throw; what the database throws has a code of its own. */
const isOfReader = (error: unknown): boolean => {
  const { code = '', name } = error as { code?: string; name?: string };
  return name !== 'AppError' && !/^[0-9A-Z]{5}$/.test(code) && !/^E[A-Z]+$/.test(code);
};

async function* csvLines(bytes: AsyncIterable<Buffer>, encoding: 'utf-8' | 'big5'): AsyncGenerator<Line> {
  const parser = parse({ bom: true, info: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, max_record_size: 256 * 1024 });
  const input = Readable.from(bytes);
  const decoder = iconv.decodeStream(encoding);
  const fail = (error: Error): void => void parser.destroy(error);
  input.on('error', fail).pipe(decoder).on('error', fail).pipe(parser);
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
    yield { number: info.lines, cells: record };
  }
}

async function* workbookLines(bytes: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  const parts: Buffer[] = [];
  for await (const part of bytes) parts.push(part);
  // An upload is small; unfolded it need not be.
  const whole = Buffer.concat(parts);
  await checkUnfolded(whole, MAX_UNFOLDED_BYTES);
  yield* readSheet(Readable.from([whole]));
}
