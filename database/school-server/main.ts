/** Starts the school administration system from the command line: `npm run school-server -- --help`. */

import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { termAt } from '@portfolio/kernel/domain/terms';
import { readCodeTable } from '../seeds/code-tables';
import { DEMO_SEED, demoSchools } from '../seeds/demo-schools';
import { FAULTS } from './faults';
import { startSchoolServer } from './server';
import type { School, SchoolServerOptions } from './server';

const HELP = `npm run school-server -- [options]

  --port N            where it listens (8800), on 127.0.0.1
  --school CODE       a school code, again for each further one (the demo's)
  --students N        students of each school (as many as the demo has, else 600)
  --year N            ROC school year of the current term, --semester 1|2 (by the calendar)
  --seed N            another seed makes other people (1)
  --client-id TEXT, --client-secret TEXT   (demo, demo-secret)
  --fault NAME[:TYPE][:TIMES]   something goes wrong, again for each further one:
${Object.entries(FAULTS).map(([name, meaning]) => `      ${name.padEnd(18)} ${meaning}`).join('\n')}

While it runs, POST /control with {"faults":["busy:students"]} replaces the faults.
`;

const OPTIONS = {
  help: { type: 'boolean', default: false },
  port: { type: 'string', default: '8800' },
  school: { type: 'string', multiple: true, default: demoSchools.map(({ code }) => code) as string[] },
  students: { type: 'string' },
  year: { type: 'string' },
  semester: { type: 'string' },
  seed: { type: 'string', default: String(DEMO_SEED) },
  'client-id': { type: 'string', default: 'demo' },
  'client-secret': { type: 'string', default: 'demo-secret' },
  fault: { type: 'string', multiple: true, default: [] },
} satisfies ParseArgsConfig['options'];

type CommandOptions = SchoolServerOptions & Required<Pick<SchoolServerOptions, 'schools' | 'year' | 'semester' | 'faults'>>;

function wholeNumber(name: string, text: string, low: number, high: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < low || value > high) {
    throw new RangeError(`--${name}: a whole number from ${low} to ${high} expected, got ${text}`);
  }
  return value;
}

const STUDENTS = 600;

function schoolOf(code: string, students: number | undefined): School {
  if (!/^[0-9A-Z]{6}$/.test(code)) throw new RangeError(`--school: six digits or capital letters expected, got ${code}`);
  const demo = demoSchools.find((school) => school.code === code);
  if (demo) return { ...demo, students: students ?? demo.students };
  const listed = readCodeTable('schools', ['code', 'name']).find((row) => row.code === code);
  return { code, name: listed?.name ?? `${code} 高級中學`, students: students ?? STUDENTS };
}

/** The server's options from the command line; null when help is wanted. Throws an Error that says what is wrong. */
function readOptions(args: string[]): CommandOptions | null {
  const { values } = parseArgs({ args, options: OPTIONS });
  if (values.help) return null;
  const today = termAt(new Date());
  const students = values.students === undefined ? undefined : wholeNumber('students', values.students, 3, 100_000);
  return {
    port: wholeNumber('port', values.port, 0, 65_535),
    schools: values.school.map((code) => schoolOf(code, students)),
    year: wholeNumber('year', values.year ?? String(today.year), 100, 999),
    semester: wholeNumber('semester', values.semester ?? String(today.semester), 1, 2) === 1 ? 1 : 2,
    seed: wholeNumber('seed', values.seed, 0, 4_294_967_295),
    clientId: values['client-id'],
    clientSecret: values['client-secret'],
    faults: values.fault,
  };
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (!options) {
    process.stdout.write(HELP);
    return;
  }
  const server = await startSchoolServer(options);
  // Made now, so that the first pull is as fast as the others.
  for (const { code } of options.schools) server.data(code, options.year, options.semester);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.stop());
  const schools = options.schools.map(({ code, name, students }) => `  ${code} ${name}, ${students} students`);
  process.stdout.write([
    `school administration system at ${server.url}, term ${options.year}-${options.semester}`,
    ...schools,
    `  client ${options.clientId}, secret ${options.clientSecret}`,
    ...(options.faults.length > 0 ? [`  faults ${options.faults.join(', ')}`] : []),
    '',
  ].join('\n'));
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
