import { rocDate, taipeiDateTime } from '@portfolio/kernel/domain/clock';
import type { Course, FileReceipt, Outcome, Performance, Portfolio } from '../contract';
import { fieldsOf, headingOf } from './categories';
import { fieldText } from './field-text';
import { originWords } from './origin';

/** The page inside a downloaded portfolio: opens from the disk, with nothing from a network, nothing that runs. */
export interface PageInput {
  portfolio: Portfolio;
  /** Path beside the page by the file's public id; one that is missing could not be fetched. */
  paths: ReadonlyMap<string, string>;
  language: string;
  say: (key: string, values?: Record<string, string | number>) => string;
  madeAt: Date;
}

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (special) => `&#${special.charCodeAt(0)};`);

/** An address relative to the page, each part of the path encoded. */
const hrefOf = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

const day = (iso: string): string => rocDate(taipeiDateTime(new Date(iso)));

export function portfolioPage({ portfolio, paths, language, say, madeAt }: PageInput): string {
  const t = (key: string, values?: Record<string, string | number>): string => escapeHtml(say(`portfolioSheet.${key}`, values));
  const { school, student, placements, courses, posts, outcomes, performances, codes } = portfolio;
  const local = taipeiDateTime(madeAt);
  const section = (title: string, body: string) => `<section><h2>${t(title)}</h2>${body || `<p>${t('none')}</p>`}</section>`;
  const fact = (label: string, value: string | null | undefined) => (value ? `<dt>${label}</dt><dd>${value}</dd>` : '');

  const file = (given: FileReceipt | null): string => {
    if (!given) return '';
    const path = paths.get(given.id);
    if (!path) return t('missing', { name: given.name });
    return `<a href="${escapeHtml(hrefOf(path))}">${escapeHtml(given.name)}</a><br><small>${t('fingerprint', { sha256: given.sha256 })}</small>`;
  };
  const grade = ({ score, passed, makeupScore }: Course): string =>
    [score === null ? '' : String(score), passed === null ? '' : t(passed ? 'passed' : 'notPassed'), makeupScore === null ? '' : t('makeup', { score: makeupScore })].filter(Boolean).join(' ');
  const courseRow = (course: Course): string => `<tr><td>${course.term}</td><td>${escapeHtml(course.name)}<br><small>${escapeHtml(course.code)}</small></td>`
    + `<td>${escapeHtml(say(`enums.enrolmentKind.${course.kind}`))}<br><small>${escapeHtml(originWords(course.origin, say))}</small></td>`
    + `<td>${(course.continuing ? course.hours : course.credits) ?? ''}</td><td>${grade(course)}</td></tr>`;
  const outcomeCard = (outcome: Outcome): string => `<article><h3>${outcome.term} ${escapeHtml(outcome.courseName)}</h3><p>${escapeHtml(outcome.brief ?? '')}</p><dl>`
    + fact(t('state'), escapeHtml(say(`enums.outcomeState.${outcome.state}`))) + fact(t('answeredBy'), outcome.answeredBy && escapeHtml(outcome.answeredBy))
    + fact(t('answeredAt'), outcome.answeredAt && day(outcome.answeredAt)) + fact(t('reason'), outcome.reason && escapeHtml(outcome.reason))
    + fact(t('document'), file(outcome.document)) + fact(t('media'), file(outcome.media)) + '</dl></article>';
  const performanceCard = (one: Performance): string => {
    const fields = fieldsOf(one.category).map((field) => fact(escapeHtml(say(`performance.field.${one.category}.${field.key}`)), escapeHtml(fieldText(field, one.content?.[field.key], codes)))).join('');
    const common = (key: string): string => escapeHtml(say(`performance.common.${key}`));
    const link = one.link && `<a href="${escapeHtml(one.link)}" rel="noreferrer noopener">${escapeHtml(one.link)}</a>`;
    return `<article><h3>${one.year} ${escapeHtml(headingOf(one.category, one.content) ?? say(`enums.performanceCategory.${one.category}`))}</h3><p>${escapeHtml(one.brief ?? '')}</p><dl>`
      + fact(common('category'), escapeHtml(say(`enums.performanceCategory.${one.category}`))) + fields + fact(common('state'), escapeHtml(say(`enums.performanceState.${one.state}`)))
      + fact(common('document'), file(one.document)) + fact(common('media'), file(one.media)) + fact(common('link'), link) + '</dl></article>';
  };
  const table = (headings: string[], rows: string[]): string =>
    (rows.length === 0 ? '' : `<table><thead><tr>${headings.map((heading) => `<th scope="col">${t(heading)}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`);

  const classes = placements.map(({ term, className, seatNo }) => `${term} ${className}${seatNo === null ? '' : ` ${seatNo}`}`).join('、');
  const postRows = posts.map((each) => `<tr><td>${each.term}</td><td>${escapeHtml(each.unit)}</td><td>${escapeHtml(each.post)}</td><td>${rocDate(each.startDate)}</td><td>${each.endDate ? rocDate(each.endDate) : ''}</td></tr>`);
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src 'self'"><meta name="referrer" content="no-referrer">
<title>${t('title', { name: student.name })}</title><style>${STYLE}</style></head>
<body><main><h1>${t('title', { name: student.name })}</h1><p>${t('about')}</p>
<dl>${fact(t('school'), escapeHtml(`${school.code} ${school.name}`))}${fact(t('studentNo'), escapeHtml(student.studentNo))}${fact(t('classes'), escapeHtml(classes))}</dl>
${section('outcomes', outcomes.map(outcomeCard).join(''))}
${section('performances', performances.map(performanceCard).join(''))}
${section('courses', table(['term', 'course', 'state', 'credits', 'score'], courses.map(courseRow)).replace(`<th scope="col">${t('state')}</th>`, '<th scope="col"></th>'))}
${section('posts', table(['term', 'unit', 'post', 'from', 'until'], postRows))}
<footer>${t('made', { at: `${rocDate(local)} ${local.slice(11)}` })}</footer></main></body></html>
`;
}

const STYLE = `:root{color-scheme:light dark}body{font:16px/1.6 system-ui,-apple-system,"PingFang TC","Microsoft JhengHei","Noto Sans TC",sans-serif;margin:0;padding:1rem}
main{max-width:60rem;margin:auto}h1{font-size:1.5rem}h2{font-size:1.25rem;margin-top:2rem;border-bottom:1px solid;padding-bottom:.25rem}h3{font-size:1.05rem;margin:.25rem 0}
article{border:1px solid;border-radius:.5rem;padding:.75rem 1rem;margin:.75rem 0;break-inside:avoid}dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;margin:0}dd{margin:0;overflow-wrap:anywhere}
dt{font-weight:600}table{border-collapse:collapse;width:100%}th,td{border:1px solid;padding:.25rem .5rem;text-align:left;vertical-align:top}small{overflow-wrap:anywhere}@page{size:A4;margin:15mm}`;
