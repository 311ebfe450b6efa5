import { Readable } from 'node:stream';
import { csvLine, headingsOf, ONE_ROSTER_MANIFEST, ONE_ROSTER_VERSION, oneRosterAbsent, oneRosterFileNames, type OneRosterFile } from '@portfolio/kernel/domain/one-roster';
import { termDays } from '@portfolio/kernel/domain/terms';
import { archiveStream, type NewEntry } from '@portfolio/kernel/server/archive/write-archive';
import { transactionOn } from '@portfolio/kernel/server/database';
import { scopeOn, type TransactionScope } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { rosterBatches, type RosterTerm } from '../sql/one-roster';

const SYSTEM = { name: '學習歷程檔案平臺', code: 'learning-portfolio' };

function manifestCsv(): string {
  const files = [...oneRosterFileNames.map((file) => [file, 'bulk']), ...oneRosterAbsent.map((file) => [file, 'absent'])].sort(([a], [b]) => a.localeCompare(b));
  const lines = [['manifest.version', '1.0'], ['oneroster.version', ONE_ROSTER_VERSION], ...files.map(([file, mode]) => [`file.${file}`, mode]), ['source.systemName', SYSTEM.name], ['source.systemCode', SYSTEM.code]];
  return [['propertyName', 'value'], ...lines].map(csvLine).join('');
}

async function* csvOf(scope: TransactionScope, file: OneRosterFile, term: RosterTerm): AsyncGenerator<Buffer> {
  yield Buffer.from(csvLine(headingsOf(file)));
  for await (const rows of rosterBatches(scope, file, term, termDays(term))) yield Buffer.from(rows.map(csvLine).join(''));
}

/** The files of a term after OneRoster 1.2, all of one snapshot, on a connection that is given back at the end. */
async function* entries(schoolId: number, term: RosterTerm, now: Date): AsyncGenerator<NewEntry> {
  const client = await services().database.pool.connect();
  let broken = false;
  try {
    await client.query('begin isolation level repeatable read read only');
    const scope = scopeOn(transactionOn(client), schoolId);
    yield { name: ONE_ROSTER_MANIFEST, content: Buffer.from(manifestCsv()), pack: true, at: now };
    for (const file of oneRosterFileNames) yield { name: `${file}.csv`, content: Readable.from(csvOf(scope, file, term), { objectMode: false }), pack: true, at: now };
  } finally {
    // Nothing was written: a rollback ends the snapshot in every case.
    await client.query('rollback').catch(() => (broken = true));
    client.release(broken);
  }
}

/** A OneRoster 1.2 archive in bulk mode, made while it is read. Not encrypted: the standard has no password. */
export const oneRosterStream = (schoolId: number, term: RosterTerm, now: Date): Readable => archiveStream(entries(schoolId, term, now), null);
