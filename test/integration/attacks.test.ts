import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RouteContract } from '@portfolio/kernel/contract';
import { listRoutes } from '@portfolio/access/server/http/list';
import { buildWorld, fingerprint, type World } from '../access/world';
import { callsOf } from '../access/samples';
import { createBuilders, pdf, personAt, signIn, type Account, type Builders, type Person } from '../support/builders';
import { allContracts } from '../support/contracts';
import { giveMailServer, mailsOf } from '../support/mailbox';
import { sendRaw, statusOf } from '../support/raw-http';
import { startServer, type TestServer } from '../support/server';

/** What somebody with bad intentions sends to the school's side. Strapi's own side: attacks-strapi.test.ts; other schools and roles: test/access. */
const UNKNOWN = 'u'.repeat(24);

let server: TestServer;
let build: Builders;
let world: World;
let administrator: Person;
let student: Person;
let routes: RouteContract[];

beforeAll(async () => {
  server = await startServer({ env: { WORKER: '0', LOG_LEVEL: 'debug' } });
  build = createBuilders(server);
  world = await buildWorld(build, '祕密');
  [administrator, student] = [await signIn(server, world.accounts.administrator), await signIn(server, world.accounts.student)];
  const contracts = await allContracts();
  routes = [...contracts.flatMap(({ routes: own }) => own), ...contracts.flatMap(({ lists }) => lists.flatMap((list) => Object.values(listRoutes(list)) as RouteContract[]))];
}, 180_000);
afterAll(() => server?.stop());

const sql = async <R = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<R[]> => (await server.database.query(text, values)).rows as R[];
const isLive = async (person: Person): Promise<boolean> => (await person.get('/api/me')).status === 200;

describe('a query in Strapi’s language', () => {
  /** As in CVE-2023-22894, CVE-2024-56143 and CVE-2026-27886: a private column is asked letter by letter. */
  const oracles = [
    'where[passwordHash][$startsWith]=a', 'where[updatedBy][resetPasswordToken][$startsWith]=a', 'filters[nationalIdIndex][$ne]=x', 'filters[$or][0][password_hash][$contains]=1',
    'lookup[updatedBy][password][$startsWith]=$2a', 'populate=*', 'populate[account][fields][0]=password_hash', 'fields[0]=passwordHash', 't0.password_hash[$gt]=a', '_where[password]=a', 'pagination[pageSize]=100000', 'pagination[limit]=-1',
    'filter[password_hash]=a', 'embed=account', 'expand=account', 'select=password_hash', 'include=account',
  ];

  it('says nothing about any column at any address: refused, or the answer is the same as without it', async () => {
    const telling: string[] = [];
    let asked = 0;
    for (const contract of routes.filter(({ method, access, output }) => method === 'GET' && access !== 'public' && output)) {
      const [{ path: address }] = callsOf(contract, UNKNOWN);
      const separator = address.includes('?') ? '&' : '?';
      const person = typeof contract.access === 'object' && 'kinds' in contract.access ? student : administrator;
      const [plain, again] = [await person.get(address), await person.get(address)];
      // What is refused whatever is asked, and what changes by itself from one moment to the next, tells nothing here.
      if (plain.status !== 200 || JSON.stringify(plain.body) !== JSON.stringify(again.body)) continue;
      asked += 1;
      await Promise.all(oracles.map(async (oracle) => {
        const { status, body } = await person.get(`${address}${separator}${oracle}`);
        if (status !== 422 && JSON.stringify([status, body]) !== JSON.stringify([plain.status, plain.body])) telling.push(`${contract.path} ${oracle} ${status}`);
      }));
    }
    expect(asked).toBeGreaterThan(40);
    expect(telling).toEqual([]);
  }, 120_000);

  it.each(['range=[0,1000000000]', 'range=[-1,5]', 'range=[5,1]', 'range=["a",1]', 'range={}', 'sort=["login"]', 'sort=["login","x"]', 'filter=[]', 'filter={"a":', `filter=${'['.repeat(2000)}`, 'filter={"login":{"$gt":""}}', 'range[]=0&range[]=1'])('outside of the dialect is refused at a list: %s', async (query) => {
    const { status } = await administrator.get(`/api/accounts?${query}`);
    expect([400, 422]).toContain(status);
  });
});

describe('more fields than asked for', () => {
  const PRIVATE = ['school', 'schoolId', 'school_id', 'kind', 'state', 'accountId', 'account_id', 'studentId', 'certifiedBy', 'answeredAt', 'passwordHash', 'password_hash', 'active', 'createdAt', 'documentId', 'isAdmin', '__proto__', 'constructor'];
  const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

  /** The body with one more field, in each object of it. */
  function* grown(body: unknown, field: string): Generator<unknown> {
    if (Array.isArray(body)) {
      for (const [index, each] of body.entries()) for (const more of grown(each, field)) yield body.map((other, at) => (at === index ? more : other));
    } else if (isObject(body)) {
      if (!Object.hasOwn(body, field)) yield JSON.parse(JSON.stringify(body).replace(/^\{/, `{${JSON.stringify(field)}:"x"${Object.keys(body).length ? ',' : ''}`));
      for (const [key, each] of Object.entries(body)) for (const more of grown(each, field)) yield { ...body, [key]: more };
    }
  }

  it('are refused by every route that takes a body, in every object of it', () => {
    const taken: string[] = [];
    let tried = 0;
    for (const contract of routes.filter(({ body }) => body)) {
      for (const { body } of callsOf(contract, UNKNOWN)) {
        for (const field of PRIVATE) {
          for (const more of grown(body, field)) {
            const parsed = contract.body?.safeParse(more);
            tried += 1;
            // A record by key, or a field of the route's own.
            if (parsed?.success && JSON.stringify(parsed.data).includes(`"${field}":"x"`)) taken.push(`${contract.method} ${contract.path} ${field}`);
          }
        }
      }
    }
    expect(tried).toBeGreaterThan(1000);
    expect(taken.filter((line) => !/ (school|kind|state|active|accountId|studentId)$/.test(line))).toEqual([]);
  });

  it('change nothing over the wire either', async () => {
    const before = await fingerprint(server.database, world.school);
    const [draft] = world.outcomes;
    for (const [person, method, path, body] of [
      [student, 'PUT', `/api/me/outcomes/${draft.id}`, { brief: '改', state: 'certified', answeredAt: '2021-01-01', school: UNKNOWN }],
      [student, 'POST', '/api/me/outcomes', { enrolmentId: world.room.students[0].enrolment.id, state: 'certified', studentId: world.students[1].id }],
      [administrator, 'POST', '/api/role-groups', { number: 'X', name: 'X', school_id: 1, school: UNKNOWN }],
      [administrator, 'PUT', '/api/passwords/active', { accounts: [world.accounts.staff.id], active: true, kind: 'administrator' }],
    ] as const) expect((await person.send(method, path, body)).status, path).toBe(422);
    expect(await fingerprint(server.database, world.school)).toEqual(before);
  });

  it('that lead to the prototype reach no object of the server', async () => {
    for (const text of ['{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}', '{"school":"1","login":"a","password":"b","__proto__":{"polluted":1}}']) {
      const response = await fetch(`${server.url}/api/sign-in`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: text });
      expect(response.status).toBeLessThan(500);
    }
    expect(JSON.stringify((await personAt(server).get('/api/openapi.json')).body)).not.toContain('polluted');
  });
});

describe('a session', () => {
  const enter = async (account: Account, cookie?: string) => {
    const response = await fetch(`${server.url}/api/sign-in`, { method: 'POST', headers: { 'Content-Type': 'application/json', ...(cookie ? { Cookie: `refresh=${cookie}` } : {}) }, body: JSON.stringify({ school: account.school.code, login: account.login, password: account.password }) });
    const { accessToken } = (await response.json()) as { accessToken: string };
    return { access: accessToken, cookie: /refresh=([^;]*)/.exec(response.headers.get('set-cookie') ?? '')?.[1] ?? '' };
  };

  it('cannot be fixed beforehand: whoever signs in under a cookie that somebody gave gets another, and the giver none of it', async () => {
    const [attacker, victim] = [await build.account(world.school), await build.account(world.school)];
    const planted = await enter(attacker);
    const made = await enter(victim, planted.cookie);
    expect(new Set([planted.cookie, planted.access, made.cookie, made.access]).size).toBe(4);
    expect((await personAt(server, planted.access).get<{ login: string }>('/api/me')).body.login).toBe(attacker.login);
    expect((await personAt(server, made.access).get<{ login: string }>('/api/me')).body.login).toBe(victim.login);
    const chosen = randomBytes(32).toString('base64url');
    expect((await enter(victim, chosen)).cookie).not.toBe(chosen);
    expect((await fetch(`${server.url}/api/sign-in/refresh`, { method: 'POST', headers: { Cookie: `refresh=${chosen}` } })).status).toBe(401);
  });

  it('has the rights of this moment: a changed kind, a group taken away, a closed school count at the next request', async () => {
    const of = await build.school();
    const account = await build.account(of, { kind: 'staff' });
    await build.roleGroup(of, { modules: ['S0202S'], members: [account] });
    const person = await signIn(server, account);
    const status = async () => (await person.get('/api/accounts')).status;
    expect(await status()).toBe(200);
    await sql('delete from role_group_members where account_id = $1', [account.key]);
    expect(await status()).toBe(403);
    await build.update('accounts', account.key, { kind: 'administrator' });
    expect(await status()).toBe(200);
    await build.update('schools', of.key, { active: false });
    expect(await status()).toBe(401);
  });

  it('is no other’s though a token is nearly right, and no header makes another of somebody', async () => {
    const { access } = await enter(world.accounts.staff);
    const last = access.at(-1) === 'A' ? 'B' : 'A';
    for (const token of [access.slice(0, -1), `${access}A`, access.slice(0, -1) + last, access.toLowerCase(), `x ${access}`]) expect(await isLive(personAt(server, token))).toBe(false);
    for (const header of ['X-School', 'X-School-Id', 'X-User', 'X-Forwarded-User', 'X-Original-URL', 'X-HTTP-Method-Override']) {
      const response = await fetch(`${server.url}/api/accounts`, { headers: { Authorization: `Bearer ${access}`, [header]: header.includes('Method') ? 'DELETE' : '/api/me' } });
      expect(response.status, header).toBe(403);
    }
  });

  it('compares passwords to the last byte, beyond the 72 where bcrypt stops', async () => {
    const password = `${'長'.repeat(30)}-${'x'.repeat(60)}-1`;
    const account = await build.account(world.school, { password });
    await signIn(server, account);
    await expect(signIn(server, { ...account, password: `${password.slice(0, -1)}2` })).rejects.toThrow('401');
    const { status } = await personAt(server).send('POST', '/api/sign-in', { school: world.school.code, login: account.login, password: 'x'.repeat(100_000) });
    expect([401, 422]).toContain(status);
  });

  it('is asked for by mail with the platform’s own address, whatever host the request names', async () => {
    await sql(`delete from mail_servers where school_id = $1`, [world.school.key]);
    await giveMailServer(build, world.school);
    const account = await build.account(world.school);
    await build.update('accounts', account.key, { email: 'somebody@example.test' });
    const body = JSON.stringify({ school: world.school.code, login: account.login });
    const { hostname, port } = new URL(server.url);
    const answer = await sendRaw(server.url, `POST /api/sign-in/password-link HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`, 5000);
    expect([200, 204]).toContain(statusOf(answer));
    const [mail] = await mailsOf(server, account);
    expect(mail.values.url).toMatch(new RegExp(`^http://${hostname}:${port}/`));
  });
});

describe('a request that is none', () => {
  const line = (method: string, target: string, rest = '') => `${method} ${target} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n${rest}\r\n`;

  // 0: the line was cut before an answer could be read.
  it.each([
    ['two lengths', line('POST', '/api/sign-in', 'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n'), [400]],
    ['a header of 64 KiB', line('GET', '/api/me', `X-Long: ${'a'.repeat(65536)}\r\n`), [431, 0]],
    ['a break in a header', line('GET', '/api/me', 'X-A: b\rc\r\n'), [400]],
    ['an address of another server', line('GET', 'http://evil.example/api/me'), [401, 404]],
    ['a NUL in the address', line('GET', '/api/files/%00'), [401, 404]],
    ['half a percent sign', line('GET', '/api/files/%E0%A4%A'), [400, 401, 404]],
  ])('is refused: %s', async (_, text, statuses) => {
    expect(statuses).toContain(statusOf(await sendRaw(server.url, text)));
    expect((await fetch(`${server.url}/api/health/live`)).status).toBe(200);
  });

  it.each(['/../../../../etc/passwd', '/..%2f..%2f..%2fetc%2fpasswd', '/assets/..%2f..%2fpackage.json', '/assets/%2e%2e/%2e%2e/package.json', '/uploads/..%2f..%2fsecrets.json', '/uploads/../../secrets.json', '/uploads/%2e%2e/%2e%2e/secrets.json', '/.env', '/.git/config', '/package.json', '/files/../secrets.json', '/uploads/'])('finds no file of the machine: %s', async (target) => {
    const answer = await sendRaw(server.url, line('GET', target));
    expect(answer).not.toMatch(/root:|FIELD_KEY|learning-portfolio|\[core\]|Index of/);
    expect([200, 400, 403, 404]).toContain(statusOf(answer));
  });

  it('brings nothing down: JSON that is deep, long, or a bomb; a query of a thousand brackets', async () => {
    const post = (body: string) => fetch(`${server.url}/api/sign-in`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
    expect((await post('['.repeat(100_000))).status).toBe(400);
    expect((await post(`{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`)).status, server.output().slice(-2000)).toBeLessThan(500);
    expect((await post(JSON.stringify({ login: 'x'.repeat(2 * 1024 * 1024) }))).status).toBe(413);
    expect((await fetch(`${server.url}/api/accounts?${'a[b]'.repeat(10)}${'[c]'.repeat(1000)}=1`)).status).toBe(401);
    expect((await administrator.get(`/api/accounts?${'x[]=1&'.repeat(2000)}`)).status).toBeGreaterThanOrEqual(400);
  });

  it('breaks off a hundred times at any byte, and leaves nothing and no process down', async () => {
    const bytes = pdf('x'.repeat(20_000));
    const { access } = { access: (await sql<{ n: string }>('select count(*) as n from stored_files'))[0].n };
    const token = await freshToken(world.accounts.student);
    await Promise.all(Array.from({ length: 100 }, async (_, number) => {
      const sent = bytes.subarray(0, Math.floor((number / 100) * bytes.length)).toString('latin1');
      return sendRaw(server.url, `POST /api/me/files?kind=document&name=a.pdf HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${token}\r\nContent-Length: ${bytes.length}\r\n\r\n${sent}`, 100);
    }));
    expect((await sql<{ n: string }>('select count(*) as n from stored_files'))[0].n).toBe(access);
    expect((await fetch(`${server.url}/api/health/ready`)).status).not.toBe(500);
    expect((await student.fetch('/api/me/files?kind=document&name=b.pdf', { method: 'POST', body: new Uint8Array(bytes) })).status).toBe(200);
  });
});

async function freshToken(account: Account): Promise<string> {
  const { body } = await personAt(server).send<{ accessToken: string }>('POST', '/api/sign-in', { school: account.school.code, login: account.login, password: account.password });
  return body.accessToken;
}

describe('a file', () => {
  const send = async (name: string, bytes: Buffer, kind = 'document') => (await student.fetch(`/api/me/files?kind=${kind}&name=${encodeURIComponent(name)}`, { method: 'POST', body: new Uint8Array(bytes) })).status;
  const png = (width: number, height: number): Buffer => {
    const head = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    const size = Buffer.alloc(8);
    size.writeUInt32BE(width, 0);
    size.writeUInt32BE(height, 4);
    return Buffer.concat([head, size, Buffer.from('0802000000000000000000000049454e44ae426082', 'hex')]);
  };
  const zip = Buffer.from('504b0304140000000000', 'hex');

  it.each<[string, string, Buffer]>([
    ['a picture of 30,000 by 30,000', 'a.png', png(30_000, 30_000)],
    ['a picture without a side', 'a.png', png(0, 10)],
    ['an archive as PDF', 'a.pdf', Buffer.concat([zip, pdf('x')])],
    ['a page within the first kilobyte of a PDF', 'a.pdf', Buffer.concat([Buffer.from('%PDF-1.4\n<script>alert(1)</script>\n'), pdf('x')])],
    ['a program as picture', 'a.jpg', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500)])],
    ['a page as film', 'a.mp4', Buffer.from('<html><script>1</script></html>')],
    ['two extensions', 'a.pdf.html', pdf('x')],
    ['an extension behind a NUL', 'a.html\u0000.pdf', Buffer.from('<html>')],
    ['an extension behind a mark that turns the text', 'a\u202Efdp.html', pdf('x')],
  ])('that is not what it says stays outside: %s', async (_, name, bytes) => {
    expect(await send(name, bytes, name.endsWith('.mp4') ? 'media' : 'document')).toBe(422);
  });

  it('that is two things at once is served as the one that it was taken as, and runs nowhere', async () => {
    const response = await student.fetch('/api/me/files?kind=document&name=two.pdf', { method: 'POST', body: new Uint8Array(Buffer.concat([pdf('first'), zip, Buffer.from('\n%%EOF\n')])) });
    expect(response.status).toBe(200);
    const served = await student.fetch(`/api/files/${((await response.json()) as { id: string }).id}`);
    expect([served.headers.get('content-type'), served.headers.get('x-content-type-options'), served.headers.get('content-security-policy')?.startsWith("default-src 'none'")]).toEqual(['application/pdf', 'nosniff', true]);
  });
});

describe('what the server says about itself', () => {
  it('holds no version and no framework, and every answer is guarded', async () => {
    for (const path of ['/', '/api/me', '/api/nothing', '/admin', '/nothing.js', '/api/openapi.json']) {
      const { headers } = await fetch(server.url + path);
      expect([headers.get('x-powered-by'), headers.get('server'), headers.get('x-content-type-options')], path).toEqual([null, null, 'nosniff']);
      expect(headers.get('content-security-policy'), path).toMatch(/script-src 'self'(;|$)/);
      expect(headers.get('content-security-policy'), path).toMatch(/object-src 'none'/);
      expect(headers.get('content-security-policy'), path).toMatch(/frame-ancestors 'self'/);
      expect(headers.get('referrer-policy'), path).toBe('no-referrer');
      expect(headers.get('cross-origin-opener-policy'), path).toBe('same-origin');
      expect(headers.get('strict-transport-security'), path).toMatch(/max-age=\d{8}/);
    }
  });

  it('is read by no other site: no origin is let in, whatever it is called', async () => {
    const own = new URL(server.url);
    for (const origin of ['https://evil.example', 'null', `${own.protocol}//${own.host}.evil.example`, `${own.protocol}//evil.example#${own.host}`, 'file://']) {
      for (const init of [{ method: 'GET' }, { method: 'OPTIONS', 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'authorization' }]) {
        const { method, ...more } = init;
        const { headers } = await fetch(`${server.url}/api/me`, { method, headers: { Origin: origin, ...(more as Record<string, string>) } });
        expect([headers.get('access-control-allow-origin'), headers.get('access-control-allow-credentials')].filter((value) => value && value !== 'false'), origin).toEqual([]);
      }
    }
  });

  // Last: everything before has been written to the log, at its most talkative.
  it('in its log is no name, no ID, no password, no token', async () => {
    // A fault of ours, so that there is something in it.
    await sql('alter table role_groups rename to role_groups_away');
    expect((await administrator.send('POST', '/api/role-groups', { number: '1', name: world.mark })).status).toBe(500);
    await sql('alter table role_groups_away rename to role_groups');
    const log = server.output();
    expect(log).toMatch(/\[[0-9a-f]{8}\] POST/);
    const people = await sql<{ text: string }>(`select name as text from students union select name from teachers union select login from accounts where char_length(login) > 4 union select student_no from students union select email from accounts where email is not null`);
    const words = [world.mark, ...people.map(({ text }) => text), ...world.students.map(({ nationalId }) => nationalId), ...Object.values(world.accounts).map(({ password }) => password), await freshToken(world.accounts.staff)];
    expect(words.filter((word) => log.includes(word))).toEqual([]);
    expect(log).not.toMatch(/[A-Z][1289]\d{8}|\$argon2|Bearer [\w-]{20}/);
  });
});
