/** `npm run verify`, `npm run backup -- DIR`, `npm run restore -- DIR`: the keeping of an installation, from the command line. */
import path from 'node:path';
import { callerFolder, readEnv } from '@portfolio/config/env';
import { loadSecrets } from '@portfolio/config/secrets';
import { openStore } from '@portfolio/kernel/server/open-store';
import { findAffected } from '@portfolio/operations/server/repositories/blobs';
import { verifyFiles } from '@portfolio/operations/server/use-cases/verify-files';
import { backUp } from './back-up';
import { restore } from './restore';
import { withDatabase } from './with-database';

const HELP = `npm run verify             proves that every file the database knows is there and right; exit 1 and a list otherwise
npm run backup -- DIR      database, files and secrets into a folder that is empty or not there
npm run restore -- DIR     the same into an empty DATA_DIR, and an empty database when DATABASE_URL is set
`;

/** Compiled to dist/database/keeping: three up is the root of the repository. */
const root = path.resolve(__dirname, '../../..');
const settings = readEnv(process.env);
const say = (line: string): void => console.log(line);

async function verify(): Promise<number> {
  const store = await openStore(settings);
  return withDatabase(settings, async (database) => {
    const { checked, faults } = await verifyFiles(database, store);
    for (const { kind, sha256 } of faults) say(`${kind}\t${sha256}`);
    const losses = faults.filter(({ kind }) => kind !== 'orphaned').length;
    for (const { schoolCode, studentNo, item, state, title, fileName, sha256 } of await findAffected(database)) {
      say(['affected', schoolCode, studentNo, item, state ?? '-', title ?? '-', fileName, sha256].join('\t'));
    }
    say(`${checked} files checked, ${losses} lost or damaged, ${faults.length - losses} orphaned`);
    return losses > 0 ? 1 : 0;
  });
}

async function backup(folder: string): Promise<number> {
  const store = await openStore(settings);
  const manifest = await withDatabase(settings, (database) => backUp({ database, store, secrets: loadSecrets(settings.DATA_DIR), publicFolder: path.join(settings.DATA_DIR, 'public') }, folder, say));
  for (const sha256 of manifest.lost) say(`lost\t${sha256}`);
  say(`The backup is in ${folder}. It holds the secrets: keep it as safe as the installation itself.`);
  return manifest.lost.length > 0 ? 1 : 0;
}

async function main([command, folder]: string[]): Promise<number> {
  if (command === 'verify') return verify();
  if (!folder || !['backup', 'restore'].includes(command)) {
    say(HELP);
    return 2;
  }
  const place = path.resolve(callerFolder(), folder);
  if (command === 'backup') return backup(place);
  await restore(place, settings, root, say);
  say('Restored. Start the server, sign in, and open a file.');
  return 0;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(error.message);
    process.exit(1);
  },
);
