import { HttpError, type DataProvider, type fetchUtils, type Identifier } from 'react-admin';
import simpleRest from 'ra-data-simple-rest';
import { sendSignedIn, toApiError } from './api';

/** react-admin's way to lists and rows (`ra-data-simple-rest`), over the client that keeps the session alive. */

const toHttpError = (thrown: unknown): HttpError => {
  const error = toApiError(thrown);
  return Object.assign(new HttpError(error.message, error.status, { code: error.code, fields: error.fields }), { cause: error });
};

const httpClient: typeof fetchUtils.fetchJson = async (url, options = {}) => {
  try {
    const response = await sendSignedIn(url, {
      method: options.method ?? 'GET',
      body: options.body as string | undefined,
      signal: options.signal ?? undefined,
    });
    const body = await response.text();
    return { status: response.status, headers: response.headers, body, json: JSON.parse(body) as unknown };
  } catch (error) {
    // A request that the page itself gave up is no error to show.
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw toHttpError(error);
  }
};

const rest = simpleRest('/api', httpClient);

interface Meta {
  /** Filters that a list always needs (a term, a class). */
  params?: Record<string, unknown>;
}

const withParams = <P extends { filter?: Record<string, unknown>; meta?: Meta }>(given: P): P =>
  (given.meta?.params ? { ...given, filter: { ...given.filter, ...given.meta.params } } : given);

const byIds = (ids: readonly Identifier[]) => new URLSearchParams({ filter: JSON.stringify({ id: ids }), range: JSON.stringify([0, ids.length - 1]) });

export const dataProvider: DataProvider = {
  ...rest,
  supportAbortSignal: true,
  getList: (resource, params) => rest.getList(resource, withParams(params)),
  async getMany(resource, { ids, signal }) {
    if (ids.length === 0) return { data: [] };
    const { json } = await httpClient(`/api/${resource}?${byIds(ids)}`, { signal });
    return { data: json };
  },
};
