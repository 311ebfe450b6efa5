/** Makes a receipt archive of what a school has submitted: `npm run receipt -- --help`. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { env } from '@portfolio/config/env';
import { loadSecrets } from '@portfolio/config/secrets';
import { isTerm, parseTerm } from '@portfolio/kernel/domain/terms';
import { openDatabase } from '@portfolio/kernel/server/database';
import { scopeOf } from '@portfolio/kernel/server/scope';
import { createSeal } from '@portfolio/kernel/server/seal';
import { receiptCategories, type ReceiptCategory } from '@portfolio/receipts/domain/categories';
import { runningPostgresUrl } from '../embedded-postgres';
import { faultNames, makeReceipt, receiptFaults, type ReceiptFault } from './make-receipt';
import { zipKinds, type ZipKind } from './zip';

const HELP = `npm run receipt -- --term 1102 [options]     while the server runs

  --school CODE      school code (000001)
  --term TERM        year and semester, 1102
  --out DIR          where the archive is put (.)
  --password TEXT    its password (one is made up and printed)
  --zip aes|crypto   how it is encrypted (aes)
  --category NAME    ${receiptCategories.join(', ')}; again for each further one (all)
  --error NAME       something is wrong with it, again for each further one:
${Object.entries(receiptFaults).map(([name, meaning]) => `      ${name.padEnd(10)} ${meaning}`).join('\n')}
`;

const OPTIONS = {
  help: { type: 'boolean', default: false }, school: { type: 'string', default: '000001' }, term: { type: 'string' }, out: { type: 'string', default: '.' }, password: { type: 'string' },
  zip: { type: 'string', default: 'aes' }, category: { type: 'string', multiple: true, default: [] }, error: { type: 'string', multiple: true, default: [] },
} satisfies ParseArgsConfig['options'];

function oneOf<T extends string>(name: string, text: string, values: readonly T[]): T {
  if (!(values as readonly string[]).includes(text)) throw new RangeError(`--${name}: one of ${values.join(', ')} expected, got ${text}`);
  return text as T;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.help || !values.term) {
    process.stdout.write(HELP);
    return;
  }
  if (!isTerm(values.term) || values.term.endsWith('0')) throw new RangeError(`--term: a year and a semester expected (1102), got ${values.term}`);
  const faults = values.error.map((name) => oneOf<ReceiptFault>('error', name, faultNames));
  const categories = values.category.map((name) => oneOf<ReceiptCategory>('category', name, receiptCategories));
  const { DATABASE_URL, DATA_DIR } = env();
  const url = DATABASE_URL ?? (await runningPostgresUrl(path.join(DATA_DIR, 'postgres'), 'portfolio'));
  if (!url) throw new Error(`No server runs on ${DATA_DIR}: start it first, or set DATABASE_URL`);
  const database = openDatabase(url, 2);
  try {
    const [school] = await database.query<{ id: number }>('select id from schools where code = :code', { code: values.school });
    if (!school) throw new Error(`There is no school ${values.school}`);
    const secrets = loadSecrets(DATA_DIR);
    const password = values.password ?? randomBytes(9).toString('base64url');
    const made = await makeReceipt(scopeOf(database, school.id), createSeal(secrets.FIELD_KEY, secrets.INDEX_KEY), {
      term: parseTerm(values.term), password, zip: oneOf<ZipKind>('zip', values.zip, zipKinds), faults, categories: categories.length > 0 ? categories : undefined, now: new Date(),
    });
    mkdirSync(values.out, { recursive: true });
    const file = path.join(values.out, made.name);
    writeFileSync(file, made.bytes, { mode: 0o600 });
    process.stdout.write(`${file}\npassword ${password}\n`);
  } finally {
    await database.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
