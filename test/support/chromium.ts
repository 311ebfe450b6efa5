import { execFile, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { root } from './database-server';

export interface ChromiumFiles {
  executable: string;
  /** What the browser needs of the environment on a machine that lacks libraries or fonts. */
  env: Record<string, string>;
}

/** Goes when the packages go, so that another version is unpacked afresh. */
const folder = path.join(root, 'node_modules', '.cache', 'chromium');

/** A Chromium that npm brought with all it needs, so that the tests ask nothing of the machine. */
export async function unpackedChromium(): Promise<ChromiumFiles> {
  if (!fs.existsSync(folder)) await unpack();
  const executable = path.join(folder, 'chromium');
  return { executable, env: { ...librariesFor(executable), ...fonts() } };
}

/** Beside its place and then renamed into it: a broken-off unpacking must not be taken for a browser. */
async function unpack(): Promise<void> {
  fs.mkdirSync(path.dirname(folder), { recursive: true });
  const draft = fs.mkdtempSync(`${folder}.draft-`);
  await unpackInto(draft);
  try {
    fs.renameSync(draft, folder);
  } catch (error) {
    fs.rmSync(draft, { recursive: true, force: true });
    if (!fs.existsSync(folder)) throw error;
  }
}

/**
 * The package unpacks into the folder for temporary files, and its libraries only where it finds itself on Lambda. It is
 * told so in a process of its own: in this one a server may be starting, with temporary files of its own.
 */
async function unpackInto(draft: string): Promise<void> {
  const script = `import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    env: { ...process.env, TMPDIR: draft, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
  });
}

function librariesFor(executable: string): Record<string, string> {
  const missing = spawnSync('ldd', [executable], { encoding: 'utf8' }).stdout?.includes('not found');
  return missing ? { LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib') } : {};
}

function fonts(): Record<string, string> {
  return fs.existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: path.join(folder, 'fonts') };
}
