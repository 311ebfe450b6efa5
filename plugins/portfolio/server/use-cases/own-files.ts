import { kernelError } from '@portfolio/kernel/contract';
import type { Scope } from '@portfolio/kernel/server/scope';
import { findOwnFiles } from '../repositories/files';

/**
 * Keys of the files that a student attaches, by place.
 * @throws not-found when one is another's, or not of the kind that its place takes.
 */
export async function keysOfOwn(scope: Scope, studentId: number, wanted: { document: string | null; media: string | null }): Promise<{ document: number | null; media: number | null }> {
  const ids = Object.values(wanted).filter((id) => id !== null);
  const files = ids.length > 0 ? await findOwnFiles(scope, studentId, ids) : new Map();
  const keyOf = (kind: 'document' | 'media'): number | null => {
    const id = wanted[kind];
    if (id === null) return null;
    const file = files.get(id);
    if (file?.kind !== kind) throw kernelError('not-found');
    return file.key;
  };
  return { document: keyOf('document'), media: keyOf('media') };
}
