/**
 * Makes a checkout ready to run: packages, server, screens, admin panel.
 *
 * A part is made again only when what it is made from has changed: its stamp in dist/.stamps holds the hash of that.
 * The stamp is removed before the work and written after it, so that a part whose making was killed is made again.
 * Nothing but Node's own modules is used here, since on a fresh clone there is nothing else.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const stampFolder = path.join(root, 'dist', '.stamps');
const lockFile = path.join(stampFolder, 'lock');
/** Longer than everything takes on a slow machine; the number in the lock may belong to another program by then. */
const lockLimitMs = 30 * 60 * 1000;

/** In the order in which they need each other. */
const parts = {
  packages: { label: 'packages (npm ci)', isCurrent: packagesAreInstalled, make: installPackages },
  server: builtPart({ name: 'server', label: 'server', inputs: serverInputs, outputs: serverOutputs, build: buildServer }),
  screens: builtPart({
    name: 'screens',
    label: 'screens',
    inputs: screenInputs,
    outputs: () => ['admin-ui/dist/index.html'],
    build: buildScreens,
  }),
  admin: builtPart({
    name: 'admin',
    label: "Strapi's admin panel",
    inputs: adminInputs,
    outputs: () => ['dist/build/index.html'],
    build: buildAdmin,
  }),
};

/** @param {{ only?: (keyof typeof parts)[] }} [options] the parts that are wanted; the packages are always. */
export async function prepare({ only = Object.keys(parts) } = {}) {
  const unknown = only.find((name) => !(name in parts));
  if (unknown) throw new Error(`There is no part "${unknown}": ${Object.keys(parts).join(', ')}`);
  const chosen = Object.keys(parts).filter((name) => name === 'packages' || only.includes(name));
  if (chosen.every((name) => parts[name].isCurrent())) return;
  await withLock(async () => {
    for (const name of chosen) {
      if (!parts[name].isCurrent()) await timed(parts[name].label, parts[name].make);
    }
  });
}

async function timed(label, action) {
  const start = Date.now();
  process.stdout.write(`Preparing ${label} … `);
  try {
    await action();
    process.stdout.write(`${((Date.now() - start) / 1000).toFixed(1)} s\n`);
  } catch (error) {
    process.stdout.write('failed\n');
    throw error;
  }
}

// --- packages --------------------------------------------------------------------------------------------------------

/** Beside the packages, so that it goes when they go. */
const packagesStamp = path.join(root, 'node_modules', '.portfolio-lock');

function packagesAreInstalled() {
  const lock = hashOf([path.join(root, 'package-lock.json')]);
  if (readIfThere(packagesStamp) === lock) return true;
  if (!matchesLock()) return false;
  fs.writeFileSync(packagesStamp, lock);
  return true;
}

/**
 * Whether somebody's own `npm install` or `npm ci` has put in place what the lock file says. npm writes its record
 * last, so a broken-off installation has none. Optional packages of other platforms are never there.
 */
function matchesLock() {
  const record = readIfThere(path.join(root, 'node_modules', '.package-lock.json'));
  if (!record) return false;
  const installed = JSON.parse(record).packages;
  const wanted = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted)
    .filter(([place]) => place.includes('node_modules/'))
    .every(([place, entry]) => isInstalled(installed[place], entry));
}

function isInstalled(found, wanted) {
  if (!found) return Boolean(wanted.optional || wanted.devOptional);
  return wanted.link ? found.resolved === wanted.resolved : found.version === wanted.version;
}

async function installPackages() {
  fs.rmSync(packagesStamp, { force: true });
  // The builds need the development packages, whatever NODE_ENV says.
  await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund']);
  fs.writeFileSync(packagesStamp, hashOf([path.join(root, 'package-lock.json')]));
}

/** The npm that started this, when one did: not every system has it in the path under that name. */
function runNpm(args) {
  const script = process.env.npm_execpath;
  return script?.endsWith('.js') ? run(process.execPath, [script, ...args]) : run('npm', args);
}

// --- server ----------------------------------------------------------------------------------------------------------

function serverInputs() {
  return [
    ...lockAndCompiler(),
    ...files(['config', 'cms', 'database', 'plugins'], (file) => /\.(ts|json)$/.test(file) && !/\.test\.ts$/.test(file)),
  ];
}

function serverOutputs() {
  return ['dist/src/start.js', ...compiledFolders().map(([, output]) => output)];
}

async function buildServer() {
  await runTool('typescript/bin/tsc', ['-b']);
  // The compiler trusts its own record and does not see when somebody has removed its output.
  if (!serverOutputs().every(exists)) await runTool('typescript/bin/tsc', ['-b', '--force']);
  removeOrphans();
}

/** [source, output] of each project of tsconfig.json. */
function compiledFolders() {
  const plugins = fs.readdirSync(path.join(root, 'plugins')).filter((name) => exists(`plugins/${name}/tsconfig.json`));
  return [
    ['config', 'config/dist'],
    ['config/strapi', 'dist/config'],
    ['cms', 'dist/src'],
    ['database', 'dist/database'],
    ...plugins.map((name) => [`plugins/${name}`, `plugins/${name}/dist`]),
  ];
}

/**
 * The compiler leaves the output of a source that is gone; Strapi would go on loading a content type that nobody has
 * any more.
 */
export function removeOrphans() {
  for (const [source, output] of compiledFolders()) {
    for (const file of files([output], (name) => outputEnding.test(name))) {
      const relative = path.relative(path.join(root, output), file);
      if (!hasSource(path.join(root, source, relative))) removeWithEmptyFolders(file);
    }
  }
}

const outputEnding = /\.(js|js\.map|d\.ts|json)$/;

function hasSource(file) {
  const stem = file.replace(outputEnding, '');
  const sources = file.endsWith('.json') ? [file] : [`${stem}.ts`, `${stem}.tsx`];
  return sources.some((name) => fs.existsSync(name));
}

function removeWithEmptyFolders(file) {
  fs.rmSync(file);
  for (let folder = path.dirname(file); fs.readdirSync(folder).length === 0; folder = path.dirname(folder)) {
    fs.rmdirSync(folder);
  }
}

// --- screens and admin panel -----------------------------------------------------------------------------------------

function screenInputs() {
  // What the browser shares with the server: contracts, pure rules, and the settings that are data.
  const plugins = fs.readdirSync(path.join(root, 'plugins'));
  const shared = plugins.flatMap((name) => [`plugins/${name}/contract`, `plugins/${name}/domain`]);
  return [
    ...lockAndCompiler(),
    ...files(['admin-ui'], (file) => !/\.test\.tsx?$/.test(file)),
    ...files(['config', ...shared], (file) => /\.(ts|json)$/.test(file) && !/\.test\.ts$/.test(file)),
  ];
}

async function buildScreens() {
  await run(process.execPath, [screensVite(), 'build', '--logLevel', 'warn'], { cwd: screensFolder });
}

export const screensFolder = path.join(root, 'admin-ui');

/** The screens' own Vite: the one at the root is an older one that Strapi brings for its panel. */
export function screensVite() {
  const manifest = createRequire(path.join(screensFolder, 'package.json')).resolve('vite/package.json');
  return path.join(path.dirname(manifest), 'bin', 'vite.js');
}

function adminInputs() {
  const plugins = fs.readdirSync(path.join(root, 'plugins'));
  const manifests = plugins.map((name) => path.join(root, 'plugins', name, 'package.json'));
  const settings = path.join(root, 'config', 'strapi', 'admin.ts');
  const own = files(plugins.map((name) => `plugins/${name}/admin`), () => true);
  return [path.join(root, 'package-lock.json'), settings, ...manifests, ...own];
}

/**
 * The build loads the server's configuration, which makes secrets where there are none: in a folder that goes
 * afterwards, and with no settings of whoever builds, since the same panel serves every installation.
 */
async function buildAdmin() {
  const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'portfolio-build-'));
  const { PATH, HOME, TMPDIR, NODE_OPTIONS } = process.env;
  try {
    await runTool('@strapi/strapi/bin/strapi.js', ['build'], {
      env: { ...definedOnly({ PATH, HOME, TMPDIR, NODE_OPTIONS }), ...buildSettings, DATA_DIR: dataFolder },
    });
  } finally {
    fs.rmSync(dataFolder, { recursive: true, force: true });
  }
}

const buildSettings = { NODE_ENV: 'production', STRAPI_TELEMETRY_DISABLED: 'true', ENV_PATH: os.devNull };

const definedOnly = (variables) => Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined));

// --- what a part is made from ----------------------------------------------------------------------------------------

function builtPart({ name, label, inputs, outputs, build }) {
  const stamp = path.join(stampFolder, name);
  return {
    label,
    isCurrent: () => outputs().every(exists) && readIfThere(stamp) === hashOf(inputs()),
    async make() {
      fs.rmSync(stamp, { force: true });
      // Of the sources as they were at the beginning: what is edited during the build is built the next time.
      const hash = hashOf(inputs());
      await build();
      fs.writeFileSync(stamp, hash);
    },
  };
}

function lockAndCompiler() {
  return ['package-lock.json', 'tsconfig.json', 'tsconfig.base.json'].map((name) => path.join(root, name));
}

const skippedFolders = new Set(['node_modules', 'dist']);

function files(folders, isWanted) {
  const found = [];
  const visit = (folder) => {
    for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
      const place = path.join(folder, entry.name);
      if (entry.isDirectory() && !skippedFolders.has(entry.name) && !entry.name.startsWith('.')) visit(place);
      if (entry.isFile() && isWanted(place)) found.push(place);
    }
  };
  for (const folder of folders) if (exists(folder)) visit(path.join(root, folder));
  return found;
}

function hashOf(inputs) {
  const hash = createHash('sha256');
  for (const file of [...new Set(inputs)].sort()) {
    const content = fs.existsSync(file) ? fs.readFileSync(file) : 'absent';
    hash.update(`${path.relative(root, file)}\0${createHash('sha256').update(content).digest('hex')}\n`);
  }
  return hash.digest('hex');
}

const exists = (relative) => fs.existsSync(path.join(root, relative));

function readIfThere(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

// --- running the tools -----------------------------------------------------------------------------------------------

function runTool(script, args, options) {
  return run(process.execPath, [path.join(root, 'node_modules', script), ...args], options);
}

/**
 * Quiet unless it fails. When this process is told to end, the tool is killed: npm would clear up for minutes, and
 * what is left half done is done again.
 */
function run(command, args, { cwd = root, env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...env, NO_COLOR: '1' }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    const kill = () => child.kill('SIGKILL');
    process.on('SIGINT', kill).on('SIGTERM', kill);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      process.off('SIGINT', kill).off('SIGTERM', kill);
      if (code === 0) resolve();
      else reject(new Error(`${path.basename(args[0])} ended with ${signal ?? `exit code ${code}`}:\n${output}`));
    });
  });
}

/** One at a time, when `npm start` and `npm test` are begun together. */
async function withLock(action) {
  fs.mkdirSync(stampFolder, { recursive: true });
  let announced = false;
  while (!takeLock()) {
    if (!announced) console.log(`Waiting for process ${readIfThere(lockFile)}, which prepares this checkout (${lockFile})`);
    announced = true;
    await sleep(500);
  }
  try {
    await action();
  } finally {
    fs.rmSync(lockFile, { force: true });
  }
}

function takeLock() {
  try {
    fs.writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  if (isAbandoned()) fs.rmSync(lockFile, { force: true });
  return false;
}

function isAbandoned() {
  const holder = Number(readIfThere(lockFile));
  if (holder && !isAlive(holder)) return true;
  const age = Date.now() - (fs.statSync(lockFile, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  return age > lockLimitMs;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

// `node cms/prepare.mjs [part…]`
if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const only = process.argv.slice(2);
  try {
    await prepare(only.length > 0 ? { only } : {});
    console.log('The checkout is ready');
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
