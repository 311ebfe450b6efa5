import type { Language } from '@portfolio/kernel/contract';
import type { Database } from '@portfolio/kernel/server/database';
import { text } from '@portfolio/access/server/http/texts';
import type { SchoolState } from '../../contract';
import { findSchoolRows, type SchoolRow } from '../repositories/schools';

/** How every school stands, in the reader's language. */
export async function describeSchools(database: Database, language: Language): Promise<SchoolState[]> {
  return (await findSchoolRows(database)).map((row) => toWire(row, language));
}

function toWire(row: SchoolRow, language: Language): SchoolState {
  const { id, code, name, active, administrators, students } = row;
  return {
    withSecondFactor: row.withSecondFactor ?? [],
    id, code, name, active, administrators, students,
    sync: row.syncReceivedAt && {
      receivedAt: row.syncReceivedAt.toISOString(),
      endedAt: row.syncEndedAt?.toISOString() ?? null,
      rowsReceived: row.syncReceived ?? 0,
      rowsRefused: row.syncRefused ?? 0,
      troubles: (row.syncTroubles ?? []).map(({ dataType, state }) => ({ dataType: text(language, `enums.syncType.${dataType}`), state: text(language, `enums.syncState.${state}`) })),
    },
    failedJobs: (row.failedJobs ?? []).map(({ kind, message, endedAt }) => ({ kind, message: message ?? '', endedAt })),
  };
}
