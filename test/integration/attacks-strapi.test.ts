import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSecrets } from '@portfolio/config/secrets';
import { createBuilders, pdf, type Builders, type School } from '../support/builders';
import { root, runOn } from '../support/database-server';
import { sendRaw, statusOf } from '../support/raw-http';
import { startServer, type TestServer } from '../support/server';

/** Strapi's own side, as the server runs: its settings that matter, and a test for each of its advisories of 2024 to 2026 that applies. */
const EMAIL = 'platform@example.com';

let server: TestServer;
let build: Builders;
let school: School;
let password: string;
let staff: Record<string, string>;
let refresh: string;

interface Said { status: number; headers: Headers; body: { data?: { token?: string } & Record<string, unknown>; results?: unknown[]; error?: { message: string } } | null; text: string }

async function call(method: string, address: string, body?: unknown, headers: Record<string, string> = staff): Promise<Said> {
  const json: Record<string, string> = body === undefined ? {} : { 'Content-Type': 'application/json' };
  const response = await fetch(server.url + address, { method, headers: { ...json, ...headers }, body: body === undefined ? undefined : JSON.stringify(body) });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: response.headers.get('content-type')?.includes('json') ? (JSON.parse(text) as Said['body']) : null };
}

async function enter(deviceId = '11111111-1111-4111-8111-111111111111'): Promise<{ status: number; token: string; cookie: string }> {
  const { status, body, headers } = await call('POST', '/admin/login', { email: EMAIL, password, deviceId, rememberMe: true }, {});
  return { status, token: body?.data?.token ?? '', cookie: /strapi_admin_refresh=([^;]*)/.exec(headers.get('set-cookie') ?? '')?.[1] ?? '' };
}

beforeAll(async () => {
  // The template's administrator has a password that is gone with its folder: the start makes another.
  server = await startServer({ env: { WORKER: '0' }, through: (url) => runOn(url, 'delete from admin_users').then(() => url) });
  build = createBuilders(server);
  school = await build.school();
  [, password] = /password\s+(\S+)/.exec(readFileSync(path.join(server.dataDir, 'platform-admin.txt'), 'utf8')) ?? [];
  const { token, cookie } = await enter();
  [staff, refresh] = [{ Authorization: `Bearer ${token}` }, cookie];
}, 180_000);
afterAll(() => server?.stop());

const base64 = (value: unknown): string => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

describe('what is not there at all', () => {
  it.each([
    ['POST', '/admin/register-admin', 'the first visitor becomes the administrator'],
    ['GET', '/api/connect/google', 'sign-in by other sites (CVE-2024-34065)'], ['GET', '/api/auth/google/callback', 'sign-in by other sites'],
    ['POST', '/api/auth/local/register', 'registering'], ['POST', '/api/auth/local', 'Strapi’s own sign-in'], ['POST', '/api/auth/forgot-password', 'Strapi’s own reset'],
    ['GET', '/documentation', 'the plugin of documentation'], ['POST', '/graphql', 'GraphQL'],
    ['GET', '/api/upload/files', 'the media library’s list'], ['POST', '/api/upload', 'the media library’s Content API (CVE-2026-22707)'],
    ['GET', '/api/users', 'Strapi’s people'], ['GET', '/api/i18n/locales', 'languages'],
  ])('%s %s: %s', async (method, address) => {
    for (const headers of [{}, staff]) expect([400, 401, 404, 405], JSON.stringify(headers)).toContain((await call(method, address, method === 'POST' ? {} : undefined, headers)).status);
  });

  it('is the Content-Type Builder that writes (CVE-2026-22599), the webhooks (CVE-2024-52588), and the pull of a whole installation', async () => {
    const made = await call('POST', '/content-type-builder/content-types', { contentType: { displayName: 'x', singularName: 'x', pluralName: 'xs', kind: 'collectionType', attributes: { a: { type: 'string', default: '\'; select 1' } } } });
    expect([403, 404, 405]).toContain(made.status);
    expect([403, 404, 405]).toContain((await call('POST', '/content-type-builder/update-schema', { data: { contentTypes: [], components: [] } })).status);
    for (const [method, body] of [['GET', undefined], ['POST', { name: 'x', url: 'http://127.0.0.1:1/', events: ['entry.create'] }]] as const) {
      for (const address of ['/admin/webhooks', '/ADMIN/Webhooks/', '/admin/webhooks/1', '/admin/webhooks/1/trigger']) expect((await call(method, address, body)).status, address).toBe(404);
    }
    for (const way of ['pull', 'push']) {
      const answer = await sendRaw(server.url, `GET /admin/transfer/runner/${way} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: ${staff.Authorization}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${'A'.repeat(22)}==\r\n\r\n`);
      expect(statusOf(answer), way).not.toBe(101);
    }
  });

  it('is a rich text that students or schools write (CVE-2026-90561): the only ones are of platform staff', () => {
    const rich = readdirSync(path.join(root, 'cms/api')).filter((thing) => /"type":\s*"(richtext|blocks|dynamiczone|component)"/.test(readFileSync(path.join(root, 'cms/api', thing, 'content-types', thing, 'schema.json'), 'utf8')));
    // The latter by a component, which has none.
    expect(rich).toEqual(['notice', 'roster-column-edition']);
  });
});

describe('a question about a private column', () => {
  it.each([
    'filters[updatedBy][resetPasswordToken][$startsWith]=a', 'filters[createdBy][password][$startsWith]=$2', 'where[updatedBy][password][$startsWith]=$2', 'lookup[updatedBy][password][$startsWith]=$2',
    'sort=updatedBy.password:asc', 'populate[updatedBy][fields][0]=password', 'filters[$and][0][updatedBy][resetPasswordToken][$null]=true',
  ])('is not answered, not even to staff (CVE-2024-56143, CVE-2026-27886): %s', async (query) => {
    const list = '/content-manager/collection-types/api::school.school?page=1&pageSize=10';
    const plain = await call('GET', list);
    const asked = await call('GET', `${list}&${query}`);
    expect(plain.body?.results?.length).toBeGreaterThan(0);
    // Refused, or the same answer whatever is asked: never fewer rows, never a word of the column.
    if (asked.status === 200) expect(asked.body?.results?.length).toBe(plain.body?.results?.length);
    else expect([400, 403]).toContain(asked.status);
    expect(asked.text).not.toMatch(/\$2[aby]\$|resetPasswordToken":"/);
  });

  it('is no address for a visitor (CVE-2023-22894, CVE-2024-29181)', async () => {
    for (const address of ['/content-manager/collection-types/api::school.school', '/content-manager/relations/api::account.account/student', '/content-manager/collection-types/admin::user', '/admin/users', '/admin/api-tokens', '/admin/transfer/tokens']) {
      expect((await call('GET', `${address}?filters[password][$startsWith]=a`, undefined, {})).status, address).toBe(401);
    }
  });
});

describe('a token of staff', () => {
  const forged = (algorithm: string, hash: string | null): string => {
    const [, claims] = staff.Authorization.slice(7).split('.');
    const body = `${base64({ alg: algorithm, typ: 'JWT' })}.${claims}`;
    return `${body}.${hash ? createHmac(hash, loadSecrets(server.dataDir, {}).ADMIN_JWT_SECRET).update(body).digest('base64url') : ''}`;
  };

  it('is signed by one algorithm alone: none, and others under the very secret, are refused (CVE-2026-57997)', async () => {
    expect((await call('GET', '/admin/users/me')).status).toBe(200);
    for (const token of [forged('none', null), forged('HS384', 'sha384'), forged('HS512', 'sha512'), `${staff.Authorization.slice(7, -2)}AA`]) {
      expect((await call('GET', '/admin/users/me', undefined, { Authorization: `Bearer ${token}` })).status).toBe(401);
    }
    expect((await call('GET', '/admin/users/me', undefined, { Authorization: `Bearer ${forged('HS256', 'sha256')}` })).status).toBe(200);
  });

  it('opens no route of a school, nor a school’s token one of staff', async () => {
    expect((await call('GET', '/api/me')).status).toBe(401);
    const account = await build.account(school);
    const { body } = await call('POST', '/api/sign-in', { school: school.code, login: account.login, password: account.password }, {});
    const { accessToken } = body as unknown as { accessToken: string };
    for (const address of ['/admin/users/me', '/content-manager/collection-types/api::school.school', '/platform/schools']) expect((await call('GET', address, undefined, { Authorization: `Bearer ${accessToken}` })).status).toBe(401);
  });

  it('is kept from scripts and other sites, and lives ten minutes', async () => {
    const { headers } = await call('POST', '/admin/login', { email: EMAIL, password, deviceId: '22222222-2222-4222-8222-222222222222', rememberMe: true }, {});
    expect(headers.get('set-cookie')).toMatch(/strapi_admin_refresh=.*httponly/i);
    const { iat, exp } = JSON.parse(Buffer.from(staff.Authorization.slice(7).split('.')[1], 'base64url').toString()) as { iat: number; exp: number };
    expect(exp - iat).toBe(600);
  });
});

describe('guessing at staff’s door', () => {
  it('is slowed whatever else a request carries (CVE-2025-64526)', async () => {
    const statuses: number[] = [];
    for (let number = 0; number < 8; number += 1) {
      const { status } = await call('POST', number % 2 ? '/admin/login/' : '/admin/login', { email: number % 3 ? 'Nobody@example.com' : 'nobody@example.com', password: `Wrong-${number}`, extra: number, deviceId: String(number) }, { 'X-Forwarded-For': `10.0.0.${number}` });
      statuses.push(status);
    }
    expect(statuses.slice(-2)).toEqual([429, 429]);
  });
});

describe('the media library', () => {
  const upload = async (name: string, type: string, bytes: Buffer): Promise<number> => {
    const form = new FormData();
    form.append('files', new Blob([new Uint8Array(bytes)], { type }), name);
    form.append('fileInfo', JSON.stringify({ name }));
    return (await fetch(`${server.url}/upload`, { method: 'POST', headers: staff, body: form })).status;
  };

  it('takes pictures and PDF, and nothing that would run from the platform’s address (CVE-2026-22707)', async () => {
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
    const page = Buffer.from('<html><script>alert(1)</script></html>');
    for (const [name, type, bytes] of [['a.html', 'text/html', page], ['a.svg', 'image/svg+xml', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')], ['a.js', 'text/javascript', Buffer.from('alert(1)')], ['a.html', 'image/png', page], ['a.xml', 'application/xml', Buffer.from('<a/>')]] as const) {
      expect(await upload(name, type, bytes), `${name} ${type}`).toBeGreaterThanOrEqual(400);
    }
    expect(await upload('a.png', 'image/png', png)).toBeLessThan(300);
    expect(await upload('a.pdf', 'application/pdf', pdf('x'))).toBeLessThan(300);
    expect(readdirSync(path.join(server.dataDir, 'public/uploads')).filter((name) => !/\.(png|pdf)$/.test(name))).toEqual([]);
    // What passes for a picture is served as one, whatever is in it.
    await upload('page.png', 'image/png', page);
    const served = readdirSync(path.join(server.dataDir, 'public/uploads')).find((name) => name.startsWith('page'));
    if (served) {
      const { headers } = await call('GET', `/uploads/${served}`, undefined, {});
      expect([headers.get('content-type'), headers.get('x-content-type-options')]).toEqual(['image/png', 'nosniff']);
    }
  });

  it('lists nothing to visitors, and survives forms that break off (CVE-2024-31217)', async () => {
    expect((await call('GET', '/uploads/', undefined, {})).status).toBe(404);
    await Promise.all(Array.from({ length: 20 }, async (_, number) => {
      const body = new ReadableStream({ start(controller) { controller.enqueue(Buffer.from(`--x\r\nContent-Disposition: form-data; name="files"; filename="a.png"\r\n\r\n${'y'.repeat(number * 50)}`)); setTimeout(() => controller.error(new Error('gone')), 20); } });
      await fetch(`${server.url}/upload`, { method: 'POST', headers: { ...staff, 'Content-Type': 'multipart/form-data; boundary=x' }, body, duplex: 'half' } as RequestInit).catch(() => null);
    }));
    expect((await call('GET', '/api/health/live', undefined, {})).status).toBe(200);
  });
});

// Last: they end what the tests above are signed in with.
describe('the sessions of staff', () => {
  const renewed = async (cookie: string): Promise<number> => (await call('POST', '/admin/access-token', {}, { Cookie: `strapi_admin_refresh=${cookie}` })).status;

  it('end with signing out: neither token is good again (CVE-2025-3930)', async () => {
    const { token, cookie } = await enter('44444444-4444-4444-8444-444444444444');
    expect(await renewed(cookie)).toBe(200);
    expect((await call('POST', '/admin/logout', { deviceId: '44444444-4444-4444-8444-444444444444' }, { Authorization: `Bearer ${token}`, Cookie: `strapi_admin_refresh=${cookie}` })).status).toBe(200);
    expect((await call('GET', '/admin/users/me', undefined, { Authorization: `Bearer ${token}` })).status).toBe(401);
    expect(await renewed(cookie)).toBe(401);
  });

  it('end with a changed password, all of them (CVE-2026-22706); a password of more bytes than bcrypt reads is refused (CVE-2025-25298)', async () => {
    const other = await call('POST', '/admin/login', { email: EMAIL, password, deviceId: '33333333-3333-4333-8333-333333333333', rememberMe: true }, {});
    const cookie = /strapi_admin_refresh=([^;]*)/.exec(other.headers.get('set-cookie') ?? '')?.[1] ?? '';
    expect((await call('PUT', '/admin/users/me', { currentPassword: password, password: `A1-${'x'.repeat(80)}` })).status).toBe(400);
    expect((await call('PUT', '/admin/users/me', { currentPassword: password, password: 'Another-password-2' })).status).toBe(200);
    expect([await renewed(cookie), await renewed(refresh)]).toEqual([401, 401]);
    expect((await call('GET', '/admin/users/me', undefined, { Authorization: `Bearer ${other.body?.data?.token}` })).status).toBe(401);
    expect((await enter()).status).not.toBe(200);
  });
});
