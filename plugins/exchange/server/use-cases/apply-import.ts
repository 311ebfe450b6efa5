import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { limits } from '@portfolio/config/limits';
import { AppError, kernelError } from '@portfolio/kernel/contract';
import { momentOfTaipei } from '@portfolio/kernel/domain/clock';
import { inLanes } from '@portfolio/kernel/server/lanes';
import type { Scope } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { text } from '@portfolio/access/server/http/texts';
import { writeAudit } from '@portfolio/access/server/repositories/audit';
import type { JobContext, JobResult } from '@portfolio/operations/server/jobs';
import { exchangeError, type ImportResult } from '../../contract';
import type { InOutcome, InPerformance, InStudent, NamedFile, RecordReason } from '../../domain/read-archive';
import { findImport, finishImport, findWaiting, noteStudent, setState, type ImportRow } from '../repositories/imports';
import { findBrought, findReader, insertFiles, insertOutcomes, insertPerformances, insertPosts, lockStudent, schoolNameOf, type TakenFile, type TakenOutcome, type TakenPerformance } from '../repositories/take-in';
import { importInput } from './check-import';
import { judgeMember, openImport, type OpenImport } from './open-import';
import { planStudent, type Planned } from './plan-student';

const LANGUAGE = 'zh-Hant';

/**
 * The job `exchange-import`: takes in each student that was found, one transaction a student. Run again after a kill it
 * goes on with those that are not done; what was brought before is left as it is.
 */
export async function applyImport(job: JobContext): Promise<JobResult> {
  const { importId, address } = importInput.parse(job.input);
  const row = await findImport(job.scope, importId);
  if (!row) throw kernelError('not-found');
  if (row.state !== 'applying') return { result: { importId } };
  try {
    await takeAll(job, row);
  } catch (error) {
    // A fault of ours or of the machine: what was taken in stays, the rest waits for another try.
    if (!job.signal.aborted) await setState(job.scope, row.key, row.state, 'checked');
    throw error;
  }
  const done = await job.scope.transaction(async (scope) => {
    const finished = await finishImport(scope, row.key);
    await writeAudit(scope, { accountId: job.accountId, actorName: job.accountName, action: 'exchange.imported', target: row.id, details: { fileName: row.fileName, fromSchool: row.fromSchool, ...finished }, address });
    const result = { message: text(LANGUAGE, 'exchange.messages.imported', finished), result: { importId, ...finished } };
    await job.end(scope, result);
    return result;
  });
  if (row.spool) await services().spool.remove(row.spool);
  return done;
}

async function takeAll(job: JobContext, row: ImportRow): Promise<void> {
  const opened = await openImport(row);
  try {
    const schoolName = await schoolNameOf(opened.from);
    const waiting = await findWaiting(job.scope, row.key);
    for (const [index, { key, position, student }] of waiting.entries()) {
      job.signal.throwIfAborted();
      await job.progress('exchange.steps.import', index, waiting.length);
      await takeStudent(job.scope, { opened, schoolName, rowKey: key, studentKey: student, student: opened.students[position] }).catch(async (error: unknown) => {
        if (!(error instanceof AppError)) throw error;
        services().log.warn(`import ${row.id}, student ${position}: ${error.code}`);
        await noteStudent(job.scope, key, 'failed', null);
      });
    }
  } finally {
    await opened.close();
  }
}

interface Taking {
  opened: OpenImport;
  schoolName: string;
  rowKey: number;
  studentKey: number;
  student: InStudent;
}

/** Files first, which the store keeps whether or not the rest comes to pass; then everything else at once. */
async function takeStudent(scope: Scope, taking: Taking): Promise<void> {
  const { opened, schoolName, rowKey, studentKey, student } = taking;
  const ahead = planStudent(student, opened.from, await findBrought(scope, studentKey), () => null);
  const files = new FileTaker(opened, student.nationalId);
  await files.takeAll([...ahead.outcomes, ...ahead.performances].map(({ record }) => record));
  await scope.transaction(async (transaction) => {
    await lockStudent(transaction, studentKey);
    const plan = planStudent(student, opened.from, await findBrought(transaction, studentKey), (file, kind) => files.faultOf(file, kind));
    const used = [...plan.outcomes, ...plan.performances].flatMap(({ key, record }) => files.rowsOf(key, record));
    await insertFiles(transaction, studentKey, used);
    const written: ImportResult = { ...plan.result, files: used.length };
    await insertOutcomes(transaction, studentKey, opened.from, plan.outcomes.map((planned) => outcomeOf(planned, opened.from, schoolName, files)));
    await insertPerformances(transaction, studentKey, opened.from, plan.performances.map((planned) => performanceOf(planned, schoolName, files)));
    await insertPosts(transaction, studentKey, opened.from, plan.posts.map(({ record }) => record));
    await noteStudent(transaction, rowKey, 'done', written);
    await tellStudent(transaction, taking, written);
  });
}

const utc = (local: string | null): string | null => (local ? momentOfTaipei(local).toISOString().slice(0, 23) : null);

function outcomeOf({ key, record }: Planned<InOutcome>, from: string, schoolName: string, files: FileTaker): TakenOutcome {
  const { document, media, createdAt, sentAt, answeredAt, answeredBy, reason, state, submitted, school, ...rest } = record;
  return {
    ...rest, state, submitted, importedKey: key, school: school ?? from, ...files.idsOf(key), createdAt: utc(createdAt), sentAt: utc(sentAt), answeredAt: utc(answeredAt),
    teacher: state === 'draft' ? null : teacherThere(answeredBy, schoolName), reason: state === 'returned' ? (reason ?? text(LANGUAGE, 'exchange.noReason')) : null,
    actor: teacherThere(answeredBy, schoolName), event: eventOf(schoolName, submitted),
  };
}

const teacherThere = (teacher: string | null, school: string): string => (teacher ? text(LANGUAGE, 'exchange.teacherThere', { teacher, school }) : school);

const performanceOf = ({ key, record }: Planned<InPerformance>, schoolName: string, files: FileTaker): TakenPerformance => {
  const { year, category, content, brief, link, submitted } = record;
  return { year, category, content, brief, link, submitted, importedKey: key, ...files.idsOf(key), actor: schoolName, event: eventOf(schoolName, submitted) };
};

const eventOf = (school: string, submitted: string | null): string => text(LANGUAGE, submitted ? 'exchange.eventSubmitted' : 'exchange.event', { school, term: submitted ?? '' });

/** Tells the student what came, once an import; nobody is told of nothing. */
async function tellStudent(scope: Scope, { rowKey, studentKey, schoolName }: Taking, { outcomes, performances, posts }: ImportResult): Promise<void> {
  const reader = outcomes.new + performances.new + posts.new > 0 ? await findReader(scope, studentKey) : null;
  if (!reader) return;
  await services().messenger.tell(scope, [{
    template: 'exchange-imported', event: `exchange-imported:${rowKey}`, accountId: reader.accountId, link: '/outcomes', by: ['screen', 'mail'],
    values: { name: reader.name, school: schoolName, outcomes: outcomes.new, performances: performances.new, posts: posts.new },
  }]);
}

type WithFiles = { document: NamedFile | null; media: NamedFile | null };
type Kind = keyof WithFiles;
const KINDS: readonly Kind[] = ['document', 'media'];

/** Takes the files of one student from the archive into the store, each once, and gives every record rows of its own. */
class FileTaker {
  private readonly taken = new Map<string, { fault: RecordReason | null; file: Omit<TakenFile, 'id'> | null }>();
  private readonly ids = new Map<string, string>();

  constructor(private readonly opened: OpenImport, private readonly nationalId: string) {}

  /** When it returns, all of them are on the disk. @throws what `take` throws */
  async takeAll(records: readonly WithFiles[]): Promise<void> {
    const named = records.flatMap((record) => KINDS.map((kind) => ({ kind, file: record[kind] })));
    const wanted = new Map(named.flatMap(({ kind, file }) => (file ? [[`${kind} ${file.link}`, { kind, file }] as const] : [])));
    await inLanes(wanted, limits.exchange.lanes, async ([key, { kind, file }]) => {
      this.taken.set(key, await this.take(file, kind));
    });
  }

  /** @throws exchange-file-missing, exchange-file-changed, what is wrong with the member */
  private async take(named: NamedFile, kind: Kind): Promise<{ fault: RecordReason | null; file: Omit<TakenFile, 'id'> | null }> {
    const { archive, find, nameOf } = this.opened;
    const member = find(named, this.nationalId);
    if (!member) throw exchangeError('exchange-file-missing', { name: named.link });
    const md5 = createHash('md5');
    const hashed = async function* () {
      for await (const chunk of archive.read(member) as AsyncIterable<Buffer>) {
        md5.update(chunk);
        yield chunk;
      }
    };
    const incoming = await services().files.receive(Readable.from(hashed(), { objectMode: false }), limits.archive.entryBytes);
    try {
      if (md5.digest('hex') !== named.md5) throw exchangeError('exchange-file-changed', { name: named.link });
      const name = nameOf(member);
      const { faults: { [kind]: fault }, mime } = await judgeMember(name, incoming);
      if (fault) return { fault, file: null };
      const { sha256, bytes } = await incoming.keep();
      return { fault: null, file: { kind, name, sha256, bytes, mime } };
    } finally {
      await incoming.discard();
    }
  }

  faultOf(file: NamedFile, kind: Kind): RecordReason | null {
    return this.taken.get(`${kind} ${file.link}`)?.fault ?? null;
  }

  rowsOf(key: string, record: WithFiles): TakenFile[] {
    return KINDS.flatMap((kind) => {
      const file = record[kind] && this.taken.get(`${kind} ${record[kind].link}`)?.file;
      if (!file) return [];
      const id = `r${randomUUID().replace(/-/g, '').slice(0, 23)}`;
      this.ids.set(`${key} ${kind}`, id);
      return [{ ...file, id }];
    });
  }

  idsOf(key: string): { document: string | null; media: string | null } {
    return { document: this.ids.get(`${key} document`) ?? null, media: this.ids.get(`${key} media`) ?? null };
  }
}
