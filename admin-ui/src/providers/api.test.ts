import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Me } from '@portfolio/access/contract';
import { routes as access } from '@portfolio/access/contract';
import { routes as operations } from '@portfolio/operations/contract';

const me = { id: 'a'.repeat(24), name: '王小明' } as Me;

const answer = (status: number, body: unknown): Response => new Response(JSON.stringify(body), { status });
const refused = (status: number, code: string, more: object = {}): Response => answer(status, { error: { code, message: `text of ${code}`, ...more } });

type Api = typeof import('./api');
type Store = typeof import('./session-store');

describe('client of the server', () => {
  const kept = new Map<string, string>();
  const server = vi.fn<(address: string, init: RequestInit) => Promise<Response>>();
  let api: Api;
  let store: Store;

  const tokenOf = (init: RequestInit): string | undefined => (init.headers as Record<string, string>).Authorization;
  const asked = (path: string): number => server.mock.calls.filter(([address]) => address === `/api${path}`).length;

  beforeEach(async () => {
    kept.clear();
    server.mockReset();
    vi.resetModules();
    vi.stubGlobal('localStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => kept.set(key, value), removeItem: (key: string) => kept.delete(key) });
    vi.stubGlobal('navigator', {});
    vi.stubGlobal('BroadcastChannel', class { postMessage() {} });
    vi.stubGlobal('fetch', server);
    api = await import('./api');
    store = await import('./session-store');
  });
  afterEach(() => vi.unstubAllGlobals());

  it('renews the session once for all calls that find it ended, and makes each again', async () => {
    store.beginSession('old', me);
    server.mockImplementation(async (address, init) => {
      if (address === '/api/sign-in/refresh') return answer(200, { accessToken: 'new', expiresInSeconds: 600, me });
      return tokenOf(init) === 'Bearer new' ? answer(200, []) : refused(401, 'signed-out');
    });
    const answers = await Promise.all([api.call(operations.myJobs), api.call(operations.myJobs), api.call(operations.myJobs)]);
    expect(answers).toEqual([[], [], []]);
    expect(asked('/sign-in/refresh')).toBe(1);
    expect(asked('/me/jobs')).toBe(6);
  });

  it('keeps the page and says so when the session cannot be renewed', async () => {
    store.beginSession('old', me);
    server.mockImplementation(async () => refused(401, 'signed-out'));
    await expect(api.call(operations.myJobs)).rejects.toMatchObject({ status: 401, code: 'signed-out' });
    expect(store.sessionState()).toMatchObject({ status: 'expired', me: { id: me.id }, accessToken: null });
  });

  it('asks nothing of the server for a visitor who was never signed in', async () => {
    expect(await api.refresh()).toBeNull();
    expect(server).not.toHaveBeenCalled();
    expect(store.sessionState().status).toBe('out');
  });

  it('does not take a refused sign-in for an ended session', async () => {
    server.mockImplementation(async () => refused(401, 'sign-in-refused'));
    await expect(api.signIn({ school: '000001', login: 'x', password: 'y' })).rejects.toMatchObject({ code: 'sign-in-refused' });
    expect(asked('/sign-in/refresh')).toBe(0);
  });

  it('hands on the fields and the reference of a refusal', async () => {
    store.beginSession('good', me);
    server.mockImplementation(async () => refused(422, 'invalid-input', { fields: { name: '請填寫。' }, reference: 'ab12cd34' }));
    await expect(api.call(access.createRoleGroup, { body: { number: '1', name: '' } })).rejects.toMatchObject({ fields: { name: '請填寫。' }, reference: 'ab12cd34' });
  });

  it('says that the server cannot be reached, and that an answer of something else is none', async () => {
    store.beginSession('good', me);
    server.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    await expect(api.call(operations.myJobs)).rejects.toMatchObject({ status: 0, code: 'offline' });
    server.mockResolvedValueOnce(new Response('<html>502</html>', { status: 502 }));
    await expect(api.call(operations.myJobs)).rejects.toMatchObject({ status: 502, code: 'unavailable' });
  });

  it('puts parameters into the path and objects as JSON into the query', () => {
    expect(api.addressOf({ path: '/jobs/:id/file' }, { id: 'a b' }, { filter: { x: 1 }, none: undefined, text: '王' })).toBe('/api/jobs/a%20b/file?filter=%7B%22x%22%3A1%7D&text=%E7%8E%8B');
  });
});
