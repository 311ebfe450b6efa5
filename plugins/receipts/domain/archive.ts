import { isTerm } from '@portfolio/kernel/domain/terms';
import { categoryOfFile, type ReceiptCategory } from './categories';

/** What the name of a receipt archive says: `1082_20210202163549收訖明細.zip`. */
export interface ArchiveName {
  /** `1082` */
  term: string;
  /** `20210202163549` */
  madeAt: string;
}

// Browsers add a number to the name of what was downloaded before.
const NAME = /^(\d{3,4})_(\d{14})收訖明細\s*(\(\d+\))?\.zip$/i;

/** Null when the name is not that of a receipt of one semester. */
export function parseArchiveName(name: string): ArchiveName | null {
  const match = NAME.exec(name.normalize('NFC').trim());
  if (!match || !isTerm(match[1]) || match[1].endsWith('0')) return null;
  return { term: match[1], madeAt: match[2] };
}

const HASH = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/i;

/**
 * The list of `SHA.txt`: file name to hash in lower case. Any line with a name and 64 hexadecimal digits counts, however
 * the two are set apart; other lines are passed over.
 */
export function parseShaList(text: string): Map<string, string> {
  const list = new Map<string, string>();
  for (const line of text.replace(/^\uFEFF/, '').split(/[\r\n]+/)) {
    const hash = HASH.exec(line)?.[0];
    if (!hash) continue;
    const name = line.replace(hash, ' ').replace(/^[\s,;:*"']+|[\s,;:*"']+$/g, '');
    if (name) list.set(baseName(name), hash.toLowerCase());
  }
  return list;
}

const baseName = (name: string): string => name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).normalize('NFC');

export interface Member {
  category: ReceiptCategory;
  /** Entry of the archive. */
  name: string;
  /** As SHA.txt says, lower case. */
  sha256: string;
}

export type ArchiveFault =
  | { code: 'receipt-no-list' | 'receipt-nothing' }
  | { code: 'receipt-member' | 'receipt-unlisted' | 'receipt-missing' | 'receipt-twice'; name: string };

/**
 * Which files of an archive are what, by the names of its entries and its list: each JSON is listed, each listed file is
 * there, and nothing else is.
 */
export function membersOf(entries: readonly string[], list: ReadonlyMap<string, string>): Member[] | ArchiveFault {
  const members: Member[] = [];
  for (const name of entries.filter((entry) => !isList(entry))) {
    const category = categoryOfFile(name);
    if (!category) return { code: 'receipt-member', name };
    const sha256 = list.get(baseName(name));
    if (!sha256) return { code: 'receipt-unlisted', name };
    if (members.some((member) => member.category === category)) return { code: 'receipt-twice', name };
    members.push({ category, name, sha256 });
  }
  const there = new Set(entries.map(baseName));
  const missing = [...list.keys()].find((name) => !there.has(name));
  if (missing !== undefined) return { code: 'receipt-missing', name: missing };
  return members.length > 0 ? members : { code: 'receipt-nothing' };
}

/** Whether an entry is the list of hashes. */
export const isList = (name: string): boolean => baseName(name).toLowerCase() === 'sha.txt';
