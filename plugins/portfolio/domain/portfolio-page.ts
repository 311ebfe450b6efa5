import { rocDate, taipeiDate, taipeiDateTime } from '@portfolio/kernel/domain/clock';
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

/** Written piece by piece; every method gives HTML in which texts of people are escaped. */
class Page {
  constructor(private readonly input: PageInput) {}

  whole(): string {
    const { portfolio: { student, outcomes, performances, courses, posts }, language, madeAt } = this.input;
    const title = this.t('title', { name: student.name });
    const local = taipeiDateTime(madeAt);
    return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src 'self'"><meta name="referrer" content="no-referrer">
<title>${title}</title><style>${STYLE}</style></head>
<body><main><h1>${title}</h1><p>${this.t('about')}</p>
${this.owner()}
${this.section('outcomes', outcomes.map((outcome) => this.outcome(outcome)).join(''))}
${this.section('performances', performances.map((performance) => this.performance(performance)).join(''))}
${this.section('courses', this.table(['term', 'course', 'kind', 'credits', 'score'], courses.map((course) => this.course(course))))}
${this.section('posts', this.table(['term', 'unit', 'post', 'from', 'until'], posts.map((post) => [post.term, post.unit, post.post, rocDate(post.startDate), post.endDate ? rocDate(post.endDate) : ''].map(escapeHtml))))}
<footer>${this.t('made', { at: `${rocDate(local)} ${local.slice(11)}` })}</footer></main></body></html>
`;
  }

  private t(key: string, values?: Record<string, string | number>): string {
    return escapeHtml(this.input.say(`portfolioSheet.${key}`, values));
  }

  private say(key: string): string {
    return escapeHtml(this.input.say(key));
  }

  private section(title: string, body: string): string {
    return `<section><h2>${this.t(title)}</h2>${body || `<p>${this.t('none')}</p>`}</section>`;
  }

  /** Label and value, both HTML; nothing where there is no value. */
  private facts(pairs: [label: string, value: string | null][]): string {
    return `<dl>${pairs.filter(([, value]) => value).map(([label, value]) => `<dt>${label}</dt><dd>${value}</dd>`).join('')}</dl>`;
  }

  private table(headings: string[], rows: string[][]): string {
    if (rows.length === 0) return '';
    const head = headings.map((heading) => `<th scope="col">${this.t(heading)}</th>`).join('');
    return `<div><table><thead><tr>${head}</tr></thead><tbody>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</tbody></table></div>`;
  }

  private owner(): string {
    const { school, student, placements } = this.input.portfolio;
    const classes = placements.map(({ term, className }) => `${term} ${className}`).join('、');
    return this.facts([[this.t('school'), escapeHtml(`${school.code} ${school.name}`)], [this.t('studentNo'), escapeHtml(student.studentNo)], [this.t('classes'), escapeHtml(classes)]]);
  }

  private file(given: FileReceipt | null): string | null {
    if (!given) return null;
    const path = this.input.paths.get(given.id);
    if (!path) return this.t('missing', { name: given.name });
    return `<a href="${escapeHtml(hrefOf(path))}">${escapeHtml(given.name)}</a><br><small>${this.t('fingerprint', { sha256: given.sha256 })}</small>`;
  }

  private outcome({ term, courseName, brief, state, answeredBy, answeredAt, reason, document, media }: Outcome): string {
    return `<article><h3>${term} ${escapeHtml(courseName)}</h3><p>${escapeHtml(brief ?? '')}</p>${this.facts([
      [this.t('state'), this.say(`enums.outcomeState.${state}`)], [this.t('answeredBy'), answeredBy && escapeHtml(answeredBy)],
      [this.t('answeredAt'), answeredAt && rocDate(taipeiDate(new Date(answeredAt)))], [this.t('reason'), reason && escapeHtml(reason)],
      [this.t('document'), this.file(document)], [this.t('media'), this.file(media)],
    ])}</article>`;
  }

  private performance({ year, category, content, brief, state, document, media, link }: Performance): string {
    const { codes } = this.input.portfolio;
    const categoryName = this.say(`enums.performanceCategory.${category}`);
    const own = fieldsOf(category).map((field): [string, string] => [this.say(`performance.field.${category}.${field.key}`), escapeHtml(fieldText(field, content?.[field.key], codes))]);
    const heading = headingOf(category, content);
    const address = link && escapeHtml(link);
    const common = (key: string): string => this.say(`performance.common.${key}`);
    return `<article><h3>${year} ${heading ? escapeHtml(heading) : categoryName}</h3><p>${escapeHtml(brief ?? '')}</p>${this.facts([
      [common('category'), categoryName], ...own, [common('state'), this.say(`enums.performanceState.${state}`)], [common('document'), this.file(document)], [common('media'), this.file(media)],
      [common('link'), address && `<a href="${address}" rel="noreferrer noopener">${address}</a>`],
    ])}</article>`;
  }

  private course(course: Course): string[] {
    const { term, name, code, kind, origin, continuing, hours, credits, score, passed, makeupScore } = course;
    const grade = [score, passed !== null && this.t(passed ? 'passed' : 'notPassed'), makeupScore !== null && this.t('makeup', { score: makeupScore })].filter((part) => part !== null && part !== false);
    const amount = continuing ? hours !== null && `${hours} ${this.t('hours')}` : credits;
    return [
      term, `${escapeHtml(name)}<br><small>${escapeHtml(code)}</small>`, `${this.say(`enums.enrolmentKind.${kind}`)}<br><small>${escapeHtml(originWords(origin, this.input.say))}</small>`,
      String(amount || ''), grade.join(' '),
    ];
  }
}

export const portfolioPage = (input: PageInput): string => new Page(input).whole();

const STYLE = `:root{color-scheme:light dark}body{font:16px/1.6 system-ui,-apple-system,"PingFang TC","Microsoft JhengHei","Noto Sans TC",sans-serif;margin:0;padding:1rem}
main{max-width:60rem;margin:auto}h1{font-size:1.5rem}h2{font-size:1.25rem;margin-top:2rem;border-bottom:1px solid;padding-bottom:.25rem}h3{font-size:1.05rem;margin:.25rem 0}
article{border:1px solid;border-radius:.5rem;padding:.75rem 1rem;margin:.75rem 0;break-inside:avoid}dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;margin:0}dd{margin:0;overflow-wrap:anywhere}
dt{font-weight:600}div{overflow-x:auto}table{border-collapse:collapse;width:100%}th,td{border:1px solid;padding:.25rem .5rem;text-align:left;vertical-align:top}small{overflow-wrap:anywhere}@page{size:A4;margin:15mm}`;
