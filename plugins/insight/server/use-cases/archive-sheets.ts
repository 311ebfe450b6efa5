import type { Readable } from 'node:stream';
import { limits } from '@portfolio/config/limits';
import { languages, type Language } from '@portfolio/kernel/contract';
import { rocDate, taipeiDateTime } from '@portfolio/kernel/domain/clock';
import type { StoredBytes } from '@portfolio/kernel/server/file-store';
import { services } from '@portfolio/kernel/server/services';
import { text } from '@portfolio/access/server/http/texts';
import type { JobContext, JobResult } from '@portfolio/operations/server/jobs';
import { safeName } from '@portfolio/portfolio/domain/archive-names';
import { headingOf, type CategoryCode, type Content } from '@portfolio/portfolio/domain/categories';
import { noteBlob } from '@portfolio/portfolio/server/repositories/portfolio';
import type { Sheet, Sheets } from '../../contract';
import { BLANK, hasBlanks, withBlanks } from '../../domain/blanks';
import { trueTypeFont } from '../../domain/true-type';
import { openDocument, type PaperSheet } from '../pdf/sheet-document';
import { outlinesOf } from '../pdf/outlines';
import { describeSheets } from './describe-sheets';

export interface ArchiveInput {
  classId: string;
  language: Language;
}

type Say = (key: string, values?: Record<string, string | number>) => string;

const TICKED = ['ticked', 'submitted', 'receipted'];
const ticked = (rows: { state: string }[]): number => rows.filter(({ state }) => TICKED.includes(state)).length;
const names = (files: ({ name: string } | null)[]): string => files.filter((file) => file !== null).map(({ name }) => name).join('、');
const day = (moment: string): string => rocDate(taipeiDateTime(new Date(moment)));

/** What stands on the paper of one student. */
function paperOf({ schoolName, year }: Sheets, { student, className, seatNo, outcomes, performances }: Sheet, say: Say): PaperSheet {
  const t: Say = (key, values) => say(`confirmationSheet.${key}`, values);
  const seat = seatNo === null ? '' : t('seat', { seatNo });
  return {
    title: `${schoolName}　${t('title', { year })}`,
    lines: [
      [className, seat, t('studentNo', { studentNo: student.studentNo }), student.name].filter(Boolean).join('　'),
      t('counts', { outcomes: ticked(outcomes), outcomesAllowed: limits.ticks.outcomes, performances: ticked(performances), performancesAllowed: limits.ticks.performances }),
    ],
    tables: [
      {
        title: t('outcomes'), none: t('none'), widths: [9, 18, 26, 22, 11, 14], headings: ['term', 'course', 'brief', 'files', 'state', 'answered'].map((key) => t(key)),
        rows: outcomes.map(({ term, courseName, brief, document, media, state, answeredAt, answeredBy }) =>
          [term, courseName, brief ?? '', names([document, media]), say(`enums.outcomeState.${state}`), answeredAt ? `${day(answeredAt)} ${answeredBy ?? ''}` : '']),
      },
      {
        title: t('performances'), none: t('none'), widths: [16, 24, 26, 23, 11], headings: ['category', 'name', 'content', 'proof', 'state'].map((key) => t(key)),
        rows: performances.map(({ category, content, brief, document, media, state }) =>
          [say(`enums.performanceCategory.${category}`), headingOf(category as CategoryCode, content as Content | null) ?? '', brief ?? '', names([document, media]), say(`enums.performanceState.${state}`)]),
      },
    ],
    signatures: ['signStudent', 'signParent', 'signTeacher', 'signDate'].map((key) => t(key)),
  };
}

/** A sheet without boxes: what the font lacks is left blank, and the sheet says where to write by hand. `places` are those, in words. */
function withoutBoxes(paper: PaperSheet, drawn: ReadonlySet<number>, say: Say): { paper: PaperSheet; places: string[] } {
  const isBlank = (text: string): boolean => hasBlanks(text, drawn);
  const places = new Set(paper.lines.some(isBlank) ? [say('confirmationSheet.student')] : []);
  for (const { headings, rows } of paper.tables) for (const row of rows) row.forEach((cell, index) => isBlank(cell) && places.add(headings[index]));
  if (isBlank(paper.title)) places.add(say('confirmationSheet.school'));
  const note = places.size > 0 ? [say('confirmationSheet.blanks', { places: [...places].join('、') })] : [];
  const filled = (text: string): string => withBlanks(text, drawn);
  return {
    paper: { ...paper, title: filled(paper.title), lines: [...paper.lines.map(filled), ...note], tables: paper.tables.map((table) => ({ ...table, rows: table.rows.map((row) => row.map(filled)) })) },
    places: [...places],
  };
}

/** Student numbers in a message; a long list is cut. */
const NUMBERS_SAID = 10;

function messageOf(sheets: Sheets['sheets'], blanks: readonly string[][], say: Say): string {
  const done = say('confirmationSheet.archived', { count: sheets.length });
  const numbers = sheets.filter((_, index) => blanks[index].length > 0).map(({ student }) => student.studentNo);
  if (numbers.length === 0) return done;
  const said = `${numbers.slice(0, NUMBERS_SAID).join('、')}${numbers.length > NUMBERS_SAID ? '…' : ''}`;
  return `${done}${say('confirmationSheet.archivedBlanks', { count: numbers.length, places: [...new Set(blanks.flat())].join('、'), numbers: said })}`;
}

/** Writes the confirmation sheets of a class into one PDF, a student after the other, and keeps it as the job's file. @throws not-found */
export async function archiveSheets(job: JobContext): Promise<JobResult> {
  const { classId, language = languages[0] } = job.input as ArchiveInput;
  const say: Say = (key, values) => text(language, key, values);
  const sheets = await describeSheets(job.scope, classId);
  const papers = sheets.sheets.map((sheet) => paperOf(sheets, sheet, say));
  const madeAt = taipeiDateTime(new Date());
  const footOf = (page: number): string => say('confirmationSheet.foot', { at: `${rocDate(madeAt)} ${madeAt.slice(11, 16)}`, page });

  await job.progress('confirmationSheet.steps.font', 0, papers.length);
  const { glyphs, metrics } = await outlinesOf(`${JSON.stringify(papers)}${footOf(1_234_567_890)}${BLANK}${['blanks', 'student', 'school'].map((key) => say(`confirmationSheet.${key}`)).join('')} `);
  const drawn = new Set(glyphs.map(({ codePoint }) => codePoint));
  const printed = papers.map((paper) => withoutBoxes(paper, drawn, say));
  const document = openDocument(trueTypeFont(glyphs, metrics), { Title: `${sheets.className} ${say('confirmationSheet.title', { year: sheets.year })}`, Author: sheets.schoolName }, footOf);
  const kept = keep(document.stream);
  // Until it is waited for below, its failure is told there.
  kept.catch(() => undefined);
  for (const [index, { paper }] of printed.entries()) {
    job.signal.throwIfAborted();
    await job.progress('confirmationSheet.steps.write', index, papers.length);
    await document.add(paper);
  }
  document.end();
  const { sha256, bytes } = await kept;
  await noteBlob(services().database, { sha256, bytes });
  return {
    message: messageOf(sheets.sheets, printed.map(({ places }) => places), say),
    result: { students: papers.length },
    file: { name: `${safeName(`${say('confirmationSheet.fileName')}_${sheets.year}_${sheets.className}`)}.pdf`, sha256 },
  };
}

async function keep(document: Readable): Promise<StoredBytes> {
  const incoming = await services().files.receive(document, Infinity);
  try {
    return await incoming.keep();
  } finally {
    await incoming.discard();
  }
}
