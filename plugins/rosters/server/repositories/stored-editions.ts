import type { Core } from '@strapi/strapi';
import { toCorrection, type Correction } from '../../domain/column-editions';
import type { KeptEdition } from '../../domain/edition-checks';

export const EDITION_UID = 'api::roster-column-edition.roster-column-edition';

/** As staff choose it: not to choose is neither. */
type StoredCorrection = Omit<Correction, 'required'> & { required: 'must-be-filled' | 'may-be-empty' | null };

interface Stored extends Omit<KeptEdition, 'id' | 'corrections'> {
  documentId: string;
  corrections: StoredCorrection[] | null;
}

const read = ({ required, ...correction }: StoredCorrection): Correction => toCorrection({ ...correction, required: required && required === 'must-be-filled' });

/** The editions as Strapi's open transaction sees them, in the order in which they were entered. */
export async function findStoredEditions(strapi: Core.Strapi): Promise<KeptEdition[]> {
  const rows = (await strapi.db.query(EDITION_UID).findMany({ populate: ['corrections'], orderBy: { id: 'asc' } })) as Stored[];
  return rows.map(({ documentId, number, notice, noticeOn, effectiveOn, note, approved, corrections }) => (
    { id: documentId, number, notice, noticeOn, effectiveOn, note, approved: approved ?? false, corrections: (corrections ?? []).map(read) }));
}

/** Changes editions in one of Strapi's transactions; who changes them at the same time waits. What is thrown undoes it. */
export const changeEditions = <T>(strapi: Core.Strapi, work: () => Promise<T>): Promise<T> =>
  strapi.db.transaction(async ({ trx }) => {
    await trx.raw('lock table roster_column_editions in share row exclusive mode');
    return work();
  }) as Promise<T>;
