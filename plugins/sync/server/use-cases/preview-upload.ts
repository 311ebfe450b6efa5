import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { kernelError, type Language } from '@portfolio/kernel/contract';
import { parseTerm } from '@portfolio/kernel/domain/terms';
import type { Scope } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { syncError, type Preview } from '../../contract';
import { needsYes } from '../../domain/shrink';
import type { TypeName } from '../../domain/types';
import { deleteUpload, insertUpload, noteQuestion, readParts, type UploadRow } from '../repositories/uploads';
import { readUpload, type SheetKind } from '../sheets/read-sheet';
import { compare } from '../sql/merge';
import { stage } from '../sql/staging';
import { onBench, withWorkbench, type PulledTerm } from '../sql/workbench';
import { refusalsInWords } from './describe-run';

export interface UploadInput {
  type: TypeName;
  term: string;
  encoding: 'auto' | 'utf-8' | 'big5';
  name: string;
}

/** Bytes of one sheet: enrolments of the largest school have about 10 MB as CSV. */
const MAX_UPLOAD_BYTES = 24 * 1024 * 1024;
const PART_BYTES = 256 * 1024;

export const pulledTermOf = (term: string): PulledTerm => {
  const { year, semester } = parseTerm(term);
  return { year, semester: semester === 1 ? 1 : 2 };
};

/**
 * Takes a sheet in, keeps it sealed for the yes, and says what applying it would do: the same checks and comparisons as
 * applying, in a transaction that is rolled back.
 * @throws too-large, sync-sheet-unreadable, sync-sheet-headings, sync-sheet-empty, sync-sheet-long
 */
export async function previewUpload(school: Scope, accountId: number, input: UploadInput, body: Readable, language: Language): Promise<Preview> {
  const { parts, sha256, kind } = await takeIn(body, input);
  const term = pulledTermOf(input.term);
  const upload = await insertUpload(school, { ...term, type: input.type, accountId, fileName: input.name, ...kind, sha256 }, parts);
  try {
    return await compareUpload(school, upload, language);
  } catch (error) {
    await deleteUpload(school, upload.key);
    throw error;
  }
}

async function compareUpload(school: Scope, upload: UploadRow, language: Language): Promise<Preview> {
  const { database, seal } = services();
  const { type, term } = upload;
  return withWorkbench({ database, seal, schoolId: school.schoolId, term: pulledTermOf(term), exclusive: false }, async (bench) => {
    const staged = await stage(bench, type, readUpload(type, upload, openUpload(school, upload.key)), { delta: false });
    const { counts, refusals, shrink } = await onBench(bench, async () => ({ keep: false, result: await compare(bench, type, staged, { missingEnds: true }) }));
    const question = { ends: shrink.ends, live: shrink.live, needsYes: needsYes(shrink, null) };
    await noteQuestion(school, upload.key, question);
    const { id, fileName, format, encoding } = upload;
    return {
      id, type, term, fileName, format, encoding, ...counts, live: question.live, needsYes: question.needsYes,
      refusals: refusalsInWords(type, refusals.rows, language), notes: refusalsInWords(type, staged.notes, language),
    };
  });
}

/** The bytes of a kept sheet. */
export async function* openUpload(school: Pick<Scope, 'query'>, key: number): AsyncGenerator<Buffer> {
  const { seal } = services();
  for await (const part of readParts(school, key)) yield Buffer.from(seal.open(part), 'base64');
}

interface TakenIn {
  parts: string[];
  sha256: string;
  kind: SheetKind;
}

/** Reads the body to its end; its parts are sealed on the way, and whether it is UTF-8 is found out. */
async function takeIn(body: Readable, { name, encoding }: Pick<UploadInput, 'name' | 'encoding'>): Promise<TakenIn> {
  const { seal } = services();
  const hash = createHash('sha256');
  const utf8 = new Utf8Check();
  const parts: string[] = [];
  let pending: Buffer[] = [];
  let waiting = 0;
  let bytes = 0;
  let head: Buffer = Buffer.alloc(0);
  const keep = (): void => {
    parts.push(seal.seal(Buffer.concat(pending).toString('base64')));
    [pending, waiting] = [[], 0];
  };
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_UPLOAD_BYTES) throw kernelError('too-large');
    hash.update(chunk);
    utf8.add(chunk);
    if (head.length < 4) head = Buffer.concat([head, chunk]).subarray(0, 4);
    pending.push(chunk);
    waiting += chunk.length;
    if (waiting >= PART_BYTES) keep();
  }
  if (waiting > 0) keep();
  if (bytes === 0) throw syncError('sync-sheet-empty');
  return { parts, sha256: hash.digest('hex'), kind: kindOf(head, name, encoding, utf8.end()) };
}

/** Both are ZIP archives; what the file is called tells them apart. */
const isWorkbook = (name: string): boolean => !/\.zip$/i.test(name);

function kindOf(head: Buffer, name: string, encoding: UploadInput['encoding'], isUtf8: boolean): SheetKind {
  if (head.toString('latin1').startsWith('PK\u0003\u0004')) return { format: isWorkbook(name) ? 'xlsx' : 'oneroster', encoding: null };
  if (encoding !== 'auto') return { format: 'csv', encoding };
  return { format: 'csv', encoding: isUtf8 ? 'utf-8' : 'big5' };
}

/** Whether bytes that come in pieces are valid UTF-8. */
class Utf8Check {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private valid = true;

  add(chunk: Buffer): void {
    this.decode(chunk, true);
  }

  end(): boolean {
    this.decode(Buffer.alloc(0), false);
    return this.valid;
  }

  private decode(chunk: Buffer, stream: boolean): void {
    if (!this.valid) return;
    try {
      this.decoder.decode(chunk, { stream });
    } catch {
      this.valid = false;
    }
  }
}
