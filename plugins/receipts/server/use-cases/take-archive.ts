import type { Readable } from 'node:stream';
import { limits } from '@portfolio/config/limits';
import { AppError, kernelError } from '@portfolio/kernel/contract';
import { parseTerm } from '@portfolio/kernel/domain/terms';
import { openArchive } from '@portfolio/kernel/server/archive/read-archive';
import type { Scope } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { receiptError, type ArchivePart } from '../../contract';
import { parseArchiveName } from '../../domain/archive';
import type { ReceiptCategory } from '../../domain/categories';
import { defaultPeriod } from '../../domain/period';
import { ARCHIVE, readMember, withReceipt } from '../open-receipt';
import { findHeld } from '../repositories/editions';
import { countKnown, deleteImport, findImport, insertImport, noteOpened, type ImportRow } from '../repositories/imports';

export interface Upload {
  name: string;
  term: string;
  accountId: number;
  body: Readable;
}

/**
 * Takes an archive in and looks at its directory. It waits in the spool for its password.
 * @throws receipt-name, receipt-term before a byte is taken; archive-…: nothing is kept then
 */
export async function uploadArchive(scope: Scope, { name, term, accountId, body }: Upload): Promise<{ id: string; fileName: string; bytes: number }> {
  const named = parseArchiveName(name);
  if (!named) throw receiptError('receipt-name', {}, { name: 'errors.receipt-name' });
  if (named.term !== term) throw receiptError('receipt-term', { archive: named.term, term });
  const { spool } = services();
  const spooled = await spool.write(body, limits.archive.bytes);
  try {
    await (await openArchive(spool.pathOf(spooled.name), { limits: ARCHIVE })).close();
    const { year, semester } = parseTerm(term);
    const id = await insertImport(scope, { year, semester, fileName: name, sha256: spooled.sha256, bytes: spooled.bytes, spoolName: spooled.name, accountId });
    return { id, fileName: name, bytes: spooled.bytes };
  } catch (error) {
    // Refused. Of a line to the database that broke nobody knows what it left: the sweep asks the rows.
    if (error instanceof AppError) await spool.remove(spooled.name);
    throw error;
  }
}

/** @throws not-found; receipt-gone when it was imported, or its bytes are no longer there */
export async function requireImport(scope: Scope, id: string): Promise<ImportRow & { spoolName: string }> {
  const row = await findImport(scope, id);
  if (!row) throw kernelError('not-found');
  if (row.state === 'done' || !row.spoolName) throw receiptError('receipt-gone');
  return { ...row, spoolName: row.spoolName };
}

export interface Opened {
  term: string;
  fileName: string;
  parts: ArchivePart[];
  /** Categories of the archive that the person's role groups do not hold. */
  others: number;
  period: { startsAt: string; endsAt: string };
}

/**
 * Opens an archive with its password: every file is checked against SHA.txt and read to its end, whether or not the
 * person may see it. Nothing of it is written.
 * @throws archive-…, receipt-…
 */
export async function openUploaded(scope: Scope, id: string, password: string, reader: { categories: readonly ReceiptCategory[]; schoolCode: string; now: Date }): Promise<Opened> {
  const row = await requireImport(scope, id);
  const { seal } = services();
  const held = await findHeld(scope, row);
  const everybody = new Set<string>();
  const found = await withReceipt(row.spoolName, password, async (receipt) => {
    const parts: ArchivePart[] = [];
    for (const member of receipt.members) {
      const indexes = new Set<string>();
      const facts = await readMember(receipt, member, (people) => people.forEach(({ nationalId }) => indexes.add(seal.index(reader.schoolCode, nationalId))));
      indexes.forEach((index) => everybody.add(index));
      const before = held.get(member.category);
      const change = before?.sha256 === member.sha256 ? 'same' : 'new';
      parts.push({
        category: member.category, fileName: member.name, sha256: member.sha256, students: indexes.size, rows: facts.rows, strangers: indexes.size - (await countKnown(scope, [...indexes])),
        rosters: facts.rosters, change, version: (before?.version ?? 0) + (change === 'same' ? 0 : 1),
      });
    }
    return parts;
  });
  await requireOwnPeople(scope, everybody);
  await noteOpened(scope, row.key, seal.seal(password));
  const parts = found.filter(({ category }) => reader.categories.includes(category));
  const { startsAt, endsAt } = defaultPeriod(reader.now);
  return { term: `${row.year}${row.semester}`, fileName: row.fileName, parts, others: found.length - parts.length, period: { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() } };
}

/** A few may have left before the register was first synced; most of a school's own people are on it. */
async function requireOwnPeople(scope: Scope, indexes: ReadonlySet<string>): Promise<void> {
  const known = await countKnown(scope, [...indexes]);
  if (known < indexes.size * limits.receipts.knownShare) throw receiptError('receipt-school', { known, people: indexes.size });
}

/** Forgets an archive that was uploaded. */
export async function dropArchive(scope: Scope, id: string): Promise<{ done: number }> {
  const row = await requireImport(scope, id);
  const done = await deleteImport(scope, row.key);
  await services().spool.remove(row.spoolName);
  return { done };
}

