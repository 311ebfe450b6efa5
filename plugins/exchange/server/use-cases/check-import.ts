import { z } from 'zod';
import { limits } from '@portfolio/config/limits';
import { AppError, kernelError } from '@portfolio/kernel/contract';
import { inLanes } from '@portfolio/kernel/server/lanes';
import { services } from '@portfolio/kernel/server/services';
import { text } from '@portfolio/access/server/http/texts';
import { writeAudit } from '@portfolio/access/server/repositories/audit';
import type { JobContext, JobResult } from '@portfolio/operations/server/jobs';
import { exchangeError } from '../../contract';
import { MANIFEST } from '../../domain/layout';
import type { InStudent, NamedFile, RecordReason } from '../../domain/read-archive';
import { isOwnSignature } from '../manifest-signature';
import { findImport, noteChecked, noteRefused, setState, type CheckedStudent, type ImportRow } from '../repositories/imports';
import { findBrought, findSchool, findStudents } from '../repositories/take-in';
import { openImport, passMember, type OpenImport, type Passed } from './open-import';
import { planStudent } from './plan-student';

export const importInput = z.object({ importId: z.string(), address: z.string() });
const LANGUAGE = 'zh-Hant';

/**
 * The job `exchange-check`: every member against its checksum, the MD5 that the JSON says and the manifest, before
 * anything is written; then whom the students are, and what would be taken in of each.
 * @throws what is wrong with the archive; it is refused then, and its file removed.
 */
export async function checkImport(job: JobContext): Promise<JobResult> {
  const { importId, address } = importInput.parse(job.input);
  const row = await findImport(job.scope, importId);
  if (!row) throw kernelError('not-found');
  if (row.state !== 'checking') return { result: { importId } };
  try {
    return await check(job, row);
  } catch (error) {
    if (!job.signal.aborted) await giveUp(job, row, address, error);
    throw error;
  }
}

async function giveUp(job: JobContext, row: ImportRow, address: string, error: unknown): Promise<void> {
  if (!(error instanceof AppError)) {
    await setState(job.scope, row.key, row.state, 'uploaded');
    return;
  }
  await job.scope.transaction(async (scope) => {
    await noteRefused(scope, row.key, text(LANGUAGE, `errors.${error.code}`, error.values));
    await writeAudit(scope, { accountId: job.accountId, actorName: job.accountName, action: 'exchange.archive-refused', target: row.id, details: { code: error.code, ...error.values }, address });
    await job.end(scope, error);
  });
  if (row.spool) await services().spool.remove(row.spool);
}

async function check(job: JobContext, row: ImportRow): Promise<JobResult> {
  const opened = await openImport(row);
  try {
    const passed = await passAll(job, opened);
    requireManifest(opened, passed);
    const signed = opened.manifest && isOwnSignature(opened.manifest);
    requireNamed(opened, passed);
    await job.progress('exchange.steps.match', 0, opened.students.length);
    const students = await match(job, opened, passed);
    const matched = students.filter(({ state }) => state === 'matched').length;
    const result = { message: text(LANGUAGE, 'exchange.messages.checked', { students: students.length, matched }), result: { importId: row.id } };
    await job.scope.transaction(async (scope) => {
      await noteChecked(scope, row.key, { fromSchool: opened.from || null, hasManifest: opened.manifest !== null, signed }, students);
      await job.end(scope, result);
    });
    return result;
  } finally {
    await opened.close();
  }
}

async function passAll(job: JobContext, opened: OpenImport): Promise<Map<string, Passed>> {
  const { entries } = opened.archive;
  const passed = new Map<string, Passed>();
  await inLanes(entries.keys(), limits.exchange.lanes, async (name) => {
    job.signal.throwIfAborted();
    await job.progress('exchange.steps.check', passed.size, entries.size);
    passed.set(name, await passMember(opened, name));
  });
  return passed;
}

function requireManifest({ manifest }: OpenImport, passed: ReadonlyMap<string, Passed>): void {
  if (!manifest) return;
  for (const [name, { sha256, bytes }] of Object.entries(manifest.members)) {
    const found = passed.get(name);
    if (found?.sha256 !== sha256 || found.bytes !== bytes) throw exchangeError('exchange-manifest', { name });
  }
  for (const name of passed.keys()) if (name !== MANIFEST && !Object.hasOwn(manifest.members, name)) throw exchangeError('exchange-manifest', { name });
}

const filesOf = ({ outcomes, performances }: InStudent): NamedFile[] =>
  [...outcomes, ...performances].flatMap(({ record }) => (record ? [record.document, record.media] : [])).filter((file) => file !== null);

function requireNamed({ students, find }: OpenImport, passed: ReadonlyMap<string, Passed>): void {
  for (const student of students) {
    for (const file of filesOf(student)) {
      const found = passed.get(find(file, student.nationalId) ?? '');
      if (!found) throw exchangeError('exchange-file-missing', { name: file.link });
      if (found.md5 !== file.md5) throw exchangeError('exchange-file-changed', { name: file.link });
    }
  }
}

async function match(job: JobContext, opened: OpenImport, passed: ReadonlyMap<string, Passed>): Promise<CheckedStudent[]> {
  const { code } = await findSchool(job.scope);
  const { seal } = services();
  const indexes = opened.students.map(({ nationalId }) => seal.index(code, nationalId));
  const known = await findStudents(job.scope, indexes);
  const checked: CheckedStudent[] = [];
  for (const [position, student] of opened.students.entries()) {
    const found = known.filter(({ index, birthDate }) => index === indexes[position] && birthDate !== null && birthDate === student.birthDate);
    const common = { position, name: student.name, idTail: student.nationalId.slice(-3), birthDate: student.birthDate };
    if (found.length !== 1) checked.push({ ...common, student: null, state: 'unknown', result: null });
    else checked.push({ ...common, student: found[0].key, state: 'matched', result: await preview(job, opened, student, found[0].key, passed) });
  }
  return checked;
}

async function preview(job: JobContext, opened: OpenImport, student: InStudent, key: number, passed: ReadonlyMap<string, Passed>) {
  const faults = new Map<string, RecordReason | null>();
  const records = [...student.outcomes, ...student.performances].flatMap(({ record }) => (record ? [record] : []));
  for (const { document, media } of records) {
    for (const [kind, file] of [['document', document], ['media', media]] as const) {
      const member = file && opened.find(file, student.nationalId);
      const found = member && passed.get(member);
      if (file && found) faults.set(`${kind} ${file.link}`, found.faults[kind]);
    }
  }
  return planStudent(student, opened.from, await findBrought(job.scope, key), (file, kind) => faults.get(`${kind} ${file.link}`) ?? null).result;
}
