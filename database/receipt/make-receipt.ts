import { createHash } from 'node:crypto';
import { taipeiDateTime } from '@portfolio/kernel/domain/clock';
import { formatTerm, type Term } from '@portfolio/kernel/domain/terms';
import type { Scope } from '@portfolio/kernel/server/scope';
import type { Seal } from '@portfolio/kernel/server/seal';
import { namesOfCategories, receiptCategories, type ReceiptCategory } from '@portfolio/receipts/domain/categories';
import { syntheticNationalId } from '../seeds/national-ids';
import { findHeldPeople, type HeldPerson } from './held';
import { shaList, zipFiles, type Files, type ZipKind } from './zip';

/** What can be wrong with a receipt; the first three are for students to find, the others for the import to refuse. */
export const receiptFaults = {
  missing: 'one outcome of a student is not there',
  extra: 'a student has an outcome that nobody ticked',
  wrong: 'the brief of an outcome is another',
  stranger: 'somebody is in it who is not on the register',
  sha: 'SHA.txt has a wrong hash',
  absent: 'SHA.txt names a file that is not there',
  unlisted: 'SHA.txt leaves a file out',
  member: 'there is a file that is none of a receipt',
  school: 'everybody in it is of another school',
  json: 'a file is cut off, with the right hash',
  cut: 'the archive is half of itself',
} as const;
export type ReceiptFault = keyof typeof receiptFaults;
export const faultNames = Object.keys(receiptFaults) as ReceiptFault[];

export interface ReceiptOptions {
  term: Term;
  password: string;
  zip: ZipKind;
  faults: readonly ReceiptFault[];
  /** All that have something where none is named. */
  categories?: readonly ReceiptCategory[];
  now: Date;
}

const ROSTERS: Record<ReceiptCategory, [string, string][]> = {
  courses: [['22', '學生成績名冊'], ['23', '學生重修重讀成績名冊'], ['27', '進修部(學校)學生成績名冊']],
  outcomes: [['26', '學生課程學習成果名冊'], ['28', '進修部(學校)學生課程學習成果名冊']],
  performances: [['25', '學生自填多元表現名冊']],
  officers: [['24', '校內幹部經歷名冊']],
};

/** A receipt archive of what the school has submitted, with faults where they are asked for. */
export async function makeReceipt(scope: Scope, seal: Seal, options: ReceiptOptions): Promise<{ name: string; bytes: Buffer }> {
  const { term, faults, now } = options;
  const files: Files = new Map();
  for (const category of options.categories ?? receiptCategories) {
    const people = withFaults(category, await findHeldPeople(scope, seal, category, term), faults);
    if (people.length > 0) files.set(`${formatTerm(term)}${namesOfCategories[category]}.json`, jsonOf(category, people, now));
  }
  const packed = pack(files, faults);
  const bytes = await zipFiles(packed, options.password, options.zip);
  return { name: `${formatTerm(term)}_${taipeiDateTime(now).replace(/\D/g, '')}收訖明細.zip`, bytes: faults.includes('cut') ? bytes.subarray(0, Math.floor(bytes.length / 2)) : bytes };
}

/** The file of one category. */
export function jsonOf(category: ReceiptCategory, people: readonly unknown[], now: Date): Buffer {
  const rosters = ROSTERS[category].map(([名冊別, 名冊名稱], index) => (index === 0
    ? { 名冊別, 名冊名稱, sha256: createHash('sha256').update(JSON.stringify(people)).digest('hex'), 提交時間: taipeiDateTime(now) }
    : { 名冊別, 名冊名稱, sha256: null }));
  return Buffer.from(JSON.stringify({ 名冊資訊: rosters, [namesOfCategories[category]]: people }));
}

function pack(files: Files, faults: readonly ReceiptFault[]): Files {
  const packed = new Map(files);
  const [first] = packed.keys();
  if (faults.includes('json') && first) packed.set(first, (packed.get(first) as Buffer).subarray(0, -20));
  const listed = new Map(packed);
  if (faults.includes('absent')) listed.set('多元表現補.json', Buffer.from('{}'));
  if (faults.includes('unlisted') && first) listed.delete(first);
  if (faults.includes('sha') && first) listed.set(first, Buffer.from('another'));
  if (faults.includes('member')) packed.set('readme.html', Buffer.from('<p>hello</p>'));
  packed.set('SHA.txt', shaList(listed));
  return packed;
}

type Rows = Record<string, string | number | null>[];
const arraysOf = (person: HeldPerson): Rows[] => Object.values(person).filter((value): value is Rows => Array.isArray(value));

function withFaults(category: ReceiptCategory, held: readonly HeldPerson[], faults: readonly ReceiptFault[]): HeldPerson[] {
  const people = structuredClone([...held]);
  if (people.length === 0) return people;
  if (category === 'outcomes') plant(people, faults);
  if (faults.includes('school')) people.forEach((person, index) => (person['身分證號'] = syntheticNationalId('男', 900_000 + index)));
  if (faults.includes('stranger')) people.push({ ...structuredClone(people[0]), 身分證號: syntheticNationalId('男', 800_000) });
  return people;
}

/** Each fault at a student of its own, as far as there are as many. */
function plant(people: readonly HeldPerson[], faults: readonly ReceiptFault[]): void {
  const at = (index: number): Rows => arraysOf(people[index % people.length])[0];
  if (faults.includes('extra')) at(1).push({ ...at(1)[0], 成果簡述: '這件成果沒有勾選過' });
  if (faults.includes('wrong')) at(2)[0]['成果簡述'] = `${String(at(2)[0]['成果簡述'])}（有誤）`;
  if (faults.includes('missing')) at(0).shift();
}
