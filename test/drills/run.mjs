/**
 * `npm run drills`: every drill, and a table of what was tried and how it ended. `DRILL_KILLS` says how often is killed
 * (50 unless set), `DRILL_SOAK_MINUTES` how long the soak takes (not run unless set). Arguments name some drills.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portfolio-drills-'));
const report = path.join(folder, 'report');
fs.writeFileSync(report, '');

const drills = process.argv.slice(2).map((name) => `test/drills/${name}`);
const child = spawn(process.execPath, [path.resolve(import.meta.dirname, '../run.mjs'), ...(drills.length ? drills : ['test/drills'])], {
  stdio: 'inherit',
  env: { DRILL_KILLS: '50', ...process.env, DRILLS: 'all', DRILL_REPORT: report },
});
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
const code = await new Promise((resolve) => child.once('exit', (ended) => resolve(ended ?? 1)));

const lines = fs.readFileSync(report, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
fs.rmSync(folder, { recursive: true, force: true });
const seconds = (milliseconds) => (milliseconds === undefined ? '' : `${(milliseconds / 1000).toFixed(1)} s`);
const table = [['fault', 'tries', 'lost', 'half done', 'recovered in', ''], ...lines.map(({ fault, tries, lost, halfDone, recoveredMs, note = '' }) => [fault, String(tries), String(lost), String(halfDone), seconds(recoveredMs), note])];
const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
console.log(`\n${table.map((row) => row.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd()).join('\n')}\n`);
if (code !== 0) console.log('A drill failed: the lines above are only of those that ended well.');
process.exitCode = code;
