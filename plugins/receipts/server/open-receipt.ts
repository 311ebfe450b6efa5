import { createHash } from 'node:crypto';
import { limits } from '@portfolio/config/limits';
import { AppError } from '@portfolio/kernel/contract';
import { openArchive, type Archive } from '@portfolio/kernel/server/archive/read-archive';
import { services } from '@portfolio/kernel/server/services';
import { receiptError } from '../contract';
import { isList, membersOf, parseShaList, type Member } from '../domain/archive';
import { readPerson, readRoster } from '../domain/received';
import { arrayOf, type ReceivedPerson, type ReceivedRoster } from '../domain/tables';
import { JsonFault, readElements } from './json-stream';

/** An archive of the spool that was opened and whose names are those of a receipt. */
export interface OpenReceipt {
  archive: Archive;
  members: Member[];
}

/** What an archive of receipts may be. */
export const ARCHIVE = { ...limits.archive, ...limits.receipts.archive };
const LIST_BYTES = 1024 * 1024;
/** One student’s part of a file. */
const PERSON_BYTES = 4 * 1024 * 1024;
const ROSTERS = '名冊資訊';
/** People handed on at a time. */
const BATCH = 200;

/**
 * Opens an archive, checks every file against SHA.txt, and hands it to `work`; it is closed afterwards in every case.
 * @throws archive-…, receipt-… with what is wrong
 */
export async function withReceipt<T>(spoolName: string, password: string, work: (receipt: OpenReceipt) => Promise<T>): Promise<T> {
  const { spool } = services();
  if ((await spool.size(spoolName)) === null) throw receiptError('receipt-gone');
  const archive = await openArchive(spool.pathOf(spoolName), { password, limits: ARCHIVE });
  try {
    const members = await listedMembers(archive);
    for (const member of members) await requireHash(archive, member);
    return await work({ archive, members });
  } finally {
    await archive.close();
  }
}

async function listedMembers(archive: Archive): Promise<Member[]> {
  const names = [...archive.entries.keys()];
  const list = names.find(isList);
  if (!list) throw receiptError('receipt-no-list');
  const hashes = parseShaList((await archive.whole(list, LIST_BYTES)).toString());
  if (hashes.size === 0) throw receiptError('receipt-no-list');
  const found = membersOf(names, hashes);
  if (Array.isArray(found)) return found;
  throw receiptError(found.code, 'name' in found ? { name: found.name } : {});
}

async function requireHash(archive: Archive, { name, sha256 }: Member): Promise<void> {
  const hash = createHash('sha256');
  for await (const chunk of archive.read(name) as AsyncIterable<Buffer>) hash.update(chunk);
  if (hash.digest('hex') !== sha256) throw receiptError('receipt-hash', { name });
}

/** What a file says besides its people. */
export interface MemberFacts {
  rosters: ReceivedRoster[];
  people: number;
  rows: number;
}

/**
 * Reads a file of an archive, batch by batch.
 * @throws receipt-json when it is no JSON of a receipt, or says something else than its category
 */
export async function readMember({ archive }: OpenReceipt, member: Member, onPeople: (people: ReceivedPerson[]) => Promise<void> | void): Promise<MemberFacts> {
  const facts: MemberFacts = { rosters: [], people: 0, rows: 0 };
  let waiting: ReceivedPerson[] = [];
  const handOn = async (): Promise<void> => {
    const people = waiting;
    waiting = [];
    if (people.length > 0) await onPeople(people);
  };
  const arrays = new Set<string>();
  const wrong = (): AppError => receiptError('receipt-json', { name: member.name });
  try {
    for await (const batch of readElements(archive.read(member.name), PERSON_BYTES, arrays)) {
      for (const { key, value } of batch) {
        if (key === ROSTERS) facts.rosters.push(...[readRoster(value)].filter((roster) => roster !== null));
        if (key !== arrayOf(member.category)) continue;
        const person = readPerson(value);
        if (!person) throw wrong();
        waiting.push(person);
        facts.people += 1;
        facts.rows += person.rows;
      }
      if (waiting.length >= BATCH) await handOn();
    }
    await handOn();
  } catch (error) {
    throw error instanceof JsonFault ? wrong() : error;
  }
  if (!arrays.has(arrayOf(member.category))) throw wrong();
  return facts;
}
