import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import chromium from '@sparticuz/chromium';
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
  // The package unpacks into the folder for temporary files, and its libraries only where it finds itself on Lambda.
  await withEnvironment({ TMPDIR: draft, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' }, () => chromium.executablePath());
  try {
    fs.renameSync(draft, folder);
  } catch (error) {
    fs.rmSync(draft, { recursive: true, force: true });
    if (!fs.existsSync(folder)) throw error;
  }
}

function librariesFor(executable: string): Record<string, string> {
  const missing = spawnSync('ldd', [executable], { encoding: 'utf8' }).stdout?.includes('not found');
  return missing ? { LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib') } : {};
}

function fonts(): Record<string, string> {
  return fs.existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: path.join(folder, 'fonts') };
}

async function withEnvironment(changes: Record<string, string>, action: () => Promise<unknown>): Promise<void> {
  const before = Object.keys(changes).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, changes);
  try {
    await action();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}
