import { kernelError } from '@portfolio/kernel/contract';
import type { Scope } from '@portfolio/kernel/server/scope';
import { subjectOf, type Subject } from '../../domain/columns';
import { findExport, type ExportRow } from '../repositories/roster-exports';

/** An export of a subject. @throws not-found for one of another subject too: that needs another module. */
export async function requireExport(scope: Scope, subject: Subject, id: string): Promise<ExportRow> {
  const row = await findExport(scope, id);
  if (!row || subjectOf(row.roster) !== subject) throw kernelError('not-found');
  return row;
}
