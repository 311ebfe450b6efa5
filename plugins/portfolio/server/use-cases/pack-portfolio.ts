import type { Readable } from 'node:stream';
import { kernelError, languages, type Language } from '@portfolio/kernel/contract';
import { archiveStream, type NewEntry } from '@portfolio/kernel/server/archive/write-archive';
import type { StoredBytes } from '@portfolio/kernel/server/file-store';
import { services } from '@portfolio/kernel/server/services';
import { text } from '@portfolio/access/server/http/texts';
import type { JobContext, JobResult } from '@portfolio/operations/server/jobs';
import type { FileReceipt, Portfolio } from '../../contract';
import { safeName, uniquePaths } from '../../domain/archive-names';
import { portfolioPage } from '../../domain/portfolio-page';
import { findStudentOf, noteBlob } from '../repositories/portfolio';
import { describePortfolio } from './describe-portfolio';

export interface PackInput {
  language: Language;
}

interface Planned {
  file: FileReceipt;
  path: string;
}

/** Where each file of a portfolio lies in the archive, under its own name. */
function plan({ outcomes, performances }: Portfolio, say: (key: string) => string): Planned[] {
  const pathOf = uniquePaths();
  const of = (folder: string, files: (FileReceipt | null)[]) => files.filter((file) => file !== null).map((file) => ({ file, path: pathOf(folder, file.name) }));
  const folder = (key: string, more: string) => `${safeName(say(`portfolioSheet.${key}`))}/${safeName(more)}`;
  return [
    ...outcomes.flatMap(({ term, courseName, document, media }) => of(folder('outcomes', `${term} ${courseName}`), [document, media])),
    ...performances.flatMap(({ year, category, document, media }) => of(folder('performances', `${year} ${say(`enums.performanceCategory.${category}`)}`), [document, media])),
  ];
}

/**
 * Packs a student's portfolio: the files under their names and a page that shows them without the platform. Streams into
 * the store. A file that the store cannot give is named on the page; the rest comes all the same.
 */
export async function packPortfolio(job: JobContext): Promise<JobResult> {
  const { language = languages[0] } = job.input as Partial<PackInput>;
  const say = (key: string, values?: Record<string, string | number>): string => text(language, key, values);
  const studentId = job.accountId === null ? null : await findStudentOf(job.scope, job.accountId);
  if (studentId === null) throw kernelError('not-found');
  const portfolio = await describePortfolio(job.scope, studentId);
  const planned = plan(portfolio, say);
  const present = await existing(planned);
  const page = portfolioPage({ portfolio, paths: new Map(present.map(({ file, path }) => [file.id, path])), language, say, madeAt: new Date() });

  const kept = await keep(archiveStream(entriesOf(job, page, present), null, job.signal));
  await noteBlob(services().database, kept);
  const missing = planned.length - present.length;
  return {
    message: say(missing > 0 ? 'portfolioSheet.packedMissing' : 'portfolioSheet.packed', { files: present.length, missing }),
    result: { files: present.length, missing },
    file: { name: `${safeName(`${say('portfolioSheet.fileName')}_${portfolio.student.studentNo}`)}.zip`, sha256: kept.sha256 },
  };
}

async function existing(planned: Planned[]): Promise<Planned[]> {
  const sizes = await Promise.all(planned.map(({ file }) => services().files.size(file.sha256)));
  return planned.filter(({ file }, index) => {
    if (sizes[index] === file.bytes) return true;
    services().log.error(`file ${file.sha256} cannot be packed: the store has ${sizes[index]} of ${file.bytes} bytes`);
    return false;
  });
}

/** The page first: who unpacks only a part has what names the rest. */
async function* entriesOf(job: JobContext, page: string, present: Planned[]): AsyncGenerator<NewEntry> {
  yield { name: 'index.html', content: Buffer.from(page), pack: true };
  for (const [index, { file, path }] of present.entries()) {
    await job.progress('portfolioSheet.steps.pack', index, present.length);
    yield { name: path, content: await services().files.read(file.sha256), pack: false, at: new Date(file.keptAt) };
  }
}

/** Streams an archive into the store, never holding more than a piece of it. */
async function keep(archive: Readable): Promise<StoredBytes> {
  const incoming = await services().files.receive(archive, Infinity);
  try {
    return await incoming.keep();
  } finally {
    await incoming.discard();
  }
}
