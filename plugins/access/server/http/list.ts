import { z } from 'zod';
import { defineRoute, listQuerySchema, publicId, rowSchema, type Language, type ListContract, type ListQuery } from '@portfolio/kernel/contract';
import { rocDate, taipeiDateTime } from '@portfolio/kernel/domain/clock';
import { findAll, findOne, findPage, type ListSource } from '@portfolio/kernel/server/list-query';
import type { Row } from '@portfolio/kernel/server/database';
import { workbookStream, XLSX_TYPE, type Cell } from '@portfolio/kernel/server/workbook';
import { handle, type Binding, type Request } from './request';
import { auditOf } from './answer';
import { text } from './texts';
import { conditionsSheet, describeConditions } from './workbook-conditions';
import type { Session } from '../repositories/sessions';

/** Where a list's rows come from; a function when it depends on who asks. */
export type SourceOf = ListSource | ((session: Session, now: Date) => ListSource);

const sourceFor = (source: SourceOf, session: Session, now: Date): ListSource => (typeof source === 'function' ? source(session, now) : source);

export function listRoutes(list: ListContract) {
  const [query, row] = [listQuerySchema(list), rowSchema(list)];
  return {
    page: defineRoute({ method: 'GET', path: `/${list.resource}`, access: list.access, summary: list.summary, query, output: z.array(row) }),
    workbook: defineRoute({
      method: 'GET', path: `/${list.resource}/workbook`, access: list.access, ownTransaction: true, query,
      summary: `${list.summary}: Excel of all rows that match the filter`,
    }),
    one: defineRoute({
      method: 'GET', path: `/${list.resource}/:id`, access: list.access, summary: `${list.summary}: one row`,
      params: z.object({ id: publicId }), query: z.looseObject({}), output: row,
    }),
  };
}

/** GET of a page, of Excel and of one row, for a list's contract. */
export function bindList(list: ListContract, source: SourceOf, options: { one?: boolean } = {}): Binding[] {
  const routes = listRoutes(list);
  const bindings = [
    handle(routes.page, async (request) => {
      const query = request.query as unknown as ListQuery;
      requireParams(list, query);
      const { rows, total } = await findPage(request.scope, sourceFor(source, request.session, request.now), query);
      const last = query.offset + Math.max(rows.length - 1, 0);
      request.http.set('Content-Range', `${list.resource} ${query.offset}-${last}/${total}`);
      return rows.map(toWire);
    }),
    handle(routes.workbook, async (request) => {
      const query = request.query as unknown as ListQuery;
      requireParams(list, query);
      if (list.personal) await request.scope.transaction((scope) => auditOf(scope, request as unknown as Request<never>, 'list.exported', list.resource, { filter: query.conditions.map(({ column }) => column), ...query.params }));
      const from = sourceFor(source, request.session, request.now);
      sendWorkbook(request as unknown as Request<never>, from, query, findAll(request.scope, from, query));
      return undefined;
    }),
  ];
  if (options.one !== false) {
    bindings.push(handle(routes.one, async (request) => toWire(await findOne(request.scope, sourceFor(source, request.session, request.now), request.params.id, paramsOfOne(list)))));
  }
  return bindings;
}

// One row is found by its id alone; a list whose WHERE needs a param gives none here and has to allow null.
const paramsOfOne = (list: ListContract): Record<string, null> => Object.fromEntries(Object.keys(list.params.shape).map((name) => [name, null]));

/** Fills in params that may be left out, so that the statement finds each. @throws ZodError-based refusal by the schema before. */
function requireParams(list: ListContract, query: ListQuery): void {
  query.params = { ...paramsOfOne(list), ...(list.params.parse(query.params) as Record<string, unknown>) };
}

const toWire = (row: Row): Row => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value instanceof Date ? value.toISOString() : value]));

function sendWorkbook(request: Request<never>, { list, withheld }: ListSource, query: ListQuery, rows: AsyncGenerator<Row[]>): void {
  const { http, language } = request;
  const title = text(language, `resources.${list.resource}.name`);
  http.set('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${request.session.school.code}_${title}.xlsx`)}`);
  http.type = XLSX_TYPE;
  const conditions = describeConditions(list, query, language);
  http.body = workbookStream([
    { name: title.slice(0, 31).replace(/[\\/?*[\]:]/g, ' '), ...sheetOf(list, language, rows, withheld), printHeader: [title, ...conditions.map((pair) => pair.join(' '))].join('　') },
    conditionsSheet([[text(language, 'workbook.list'), title], ...conditions], request.session, request.now, language),
  ]);
}

/** @param withheld columns that are left out: not for who asks */
export function sheetOf(list: ListContract, language: Language, rows: AsyncGenerator<Row[]>, withheld: readonly string[] = []): { headings: string[]; rows: AsyncGenerator<Cell[][]> } {
  const shown = Object.entries(list.columns).filter(([name, declared]) => !declared.hidden && !withheld.includes(name));
  const headings = shown.map(([name]) => text(language, `resources.${list.resource}.fields.${name}`));
  const cellOf = (row: Row): Cell[] => shown.map(([name, { kind, enumName }]) => {
    const value = row[name];
    if (value === null || value === undefined) return '';
    if (kind === 'enum') return text(language, `enums.${enumName}.${String(value)}`);
    if (kind === 'boolean') return text(language, `enums.boolean.${String(value)}`);
    if (kind === 'date') return rocDate(String(value));
    if (kind === 'datetime') return rocDateTime(value as Date);
    return kind === 'json' ? JSON.stringify(value) : (value as Cell);
  });
  return { headings, rows: mapBatches(rows, cellOf) };
}

const rocDateTime = (moment: Date): string => {
  const local = taipeiDateTime(moment);
  return `${rocDate(local)} ${local.slice(11)}`;
};

async function* mapBatches<A, B>(batches: AsyncGenerator<A[]>, map: (row: A) => B): AsyncGenerator<B[]> {
  for await (const batch of batches) yield batch.map(map);
}

