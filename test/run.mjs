/**
 * `npm test`: makes the checkout ready, runs every test, and ends with one plain line `N passed, N failed`.
 * Arguments go to Vitest: `npm test -- plugins/kernel`.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepare } from '../cms/prepare.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

async function main() {
  await prepare();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portfolio-results-'));
  const reportFile = path.join(folder, 'report.json');
  try {
    const exitCode = await runVitest(reportFile, process.argv.slice(2));
    return summarize(readReport(reportFile), exitCode);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function runVitest(reportFile, args) {
  const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
  // Not what an operator's shell says: Vitest sets NODE_ENV to what tests want.
  const { NODE_ENV: _, ...env } = process.env;
  const child = spawn(process.execPath, [vitest, 'run', ...reporters, ...args], { cwd: root, env, stdio: 'inherit' });
  // The terminal tells Vitest by itself; a signal to this process alone is passed on. Either way the last line comes.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

function readReport(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function summarize(report, exitCode) {
  const results = report?.testResults ?? [];
  const tests = results.flatMap((result) => result.assertionResults);
  const count = (...statuses) => tests.filter((test) => statuses.includes(test.status)).length;
  const passed = count('passed');
  const skipped = count('skipped', 'pending', 'todo', 'disabled');
  // A file that could not even be loaded, or whose setup broke, has no failed test to show for it.
  const brokenFiles = results.filter(
    (result) => result.status === 'failed' && !result.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  let failed = count('failed') + brokenFiles;
  // An error outside of every test: the run is not good, and the line must say so.
  if (failed === 0 && exitCode !== 0) failed = 1;
  return { passed, failed, skipped };
}

let outcome;
try {
  outcome = await main();
} catch (error) {
  console.error(error.message);
  outcome = { passed: 0, failed: 1, skipped: 0 };
}
const { passed, failed, skipped } = outcome;
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
