import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountKinds, moduleCodes, rights, type ModuleCode, type Right } from '@portfolio/config/permissions';
import { listQuerySchema, type RouteContract } from '@portfolio/kernel/contract';
import { mayCall, unionOf, type Holder } from '@portfolio/access/domain/rights';
import { listRoutes } from '@portfolio/access/server/http/list';
import { createBuilders, personAt, signIn, type Account, type Answered, type Builders, type Person } from '../support/builders';
import { allContracts, oneOfEach } from '../support/contracts';
import { root } from '../support/database-server';
import { shareServer, type SharedTestServer } from '../support/server';
import { callsOf, pointsAtObjects, type Call } from './samples';
import { buildWorld, fingerprint, idsOf, type Ids, type World } from './world';

/**
 * Every route that the running server has, against everybody who may come: generated from the server's own description
 * and the contracts, so that a new route is met without being named here.
 */
const UNKNOWN = 'u'.repeat(24);
/** Outside of /api and of OpenAPI: addresses that stand in rosters, opened by what is signed in them, and those of Strapi's own administrators (test/integration/platform.test.ts). */
const OUTSIDE = ['GET /files/:token', 'GET /schools', 'GET /known-schools', 'GET /retention', 'GET /roster-columns', 'GET /roster-columns/:id/rehearsal', 'POST /schools', 'POST /schools/:id/administrators', 'POST /schools/:id/second-factor-ends'];
/** What ends sessions, the tests' own among them: tried after everything that needs them. */
const ENDS_SESSIONS = ['DELETE /me/sessions/:id', 'POST /passwords/reset', 'PUT /passwords/active', 'POST /temporary-accounts', 'DELETE /temporary-accounts/:id'];
/** What is asked for by two ids at once, of which one has to be right for the other to matter: tested by itself below. */
const BY_TWO_IDS = ['PUT /role-groups/:id/members', 'POST /counselling-teachers/:id/classes', 'POST /me/performances', 'PUT /certification-groups/:id/staff', 'PUT /counselling-records/:id'];

interface Route {
  key: string;
  contract: RouteContract;
}
interface Someone {
  who: string;
  person: Person;
  holder: Holder | null;
}

let server: SharedTestServer;
let build: Builders;
let own: World;
let foreign: World;
let routes: Route[];
/** Where each is tried in many ways. */
let various: Route[];
let described: Map<string, string>;
let everybody: Someone[];

beforeAll(async () => {
  server = await shareServer({ worker: false });
  build = createBuilders(server);
  foreign = await buildWorld(build, '外校');
  own = await buildWorld(build, '本校');
  described = await describedRoutes();
  const contracts = await allContracts();
  // A route of its own comes before one that every list could have.
  const declared = [...contracts.flatMap(({ lists }) => lists.flatMap((list) => Object.values(listRoutes(list)) as RouteContract[])), ...contracts.flatMap((contract) => contract.routes)];
  const byKey = new Map(declared.map((contract) => [`${contract.method} ${contract.path}`, contract]));
  routes = [...described.keys()].flatMap((key) => (byKey.has(key) ? [{ key, contract: byKey.get(key) as RouteContract }] : []));
  various = oneOfEach(routes, ({ key }) => key);
  everybody = await everybodyOf(own);
  // On a slow machine all this takes longer than a token lasts.
  await server.database.query(`update sessions set access_expires_at = access_expires_at + interval '1 hour'`);
}, 240_000);
afterAll(() => server?.stop());

/** `GET /role-groups/:id` to what the server says about who may call it. */
async function describedRoutes(): Promise<Map<string, string>> {
  const { paths } = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as { paths: Record<string, Record<string, { description: string }>> };
  return new Map(Object.entries(paths).flatMap(([address, methods]) =>
    Object.entries(methods).map(([method, { description }]) => [`${method.toUpperCase()} ${address.replace(/^\/api/, '').replace(/\{(\w+)\}/g, ':$1')}`, description] as const)));
}

const someone = async (who: string, account: Account, held: Holder['rights'] = {}): Promise<Someone> => ({ who, person: await signIn(server, account), holder: { kind: account.kind, rights: held } });

/** Everybody of a school: the kinds of people, and for each right one who has it alone and one who has all but it. */
async function everybodyOf(world: World): Promise<Someone[]> {
  const clerk = async (who: string, modules: { code: ModuleCode; add: boolean; edit: boolean; delete: boolean }[]): Promise<Someone> => {
    const account = await build.account(world.school, { kind: 'staff' });
    await build.roleGroup(world.school, { modules, members: [account] });
    return someone(who, account, unionOf(modules));
  };
  const all = { add: true, edit: true, delete: true };
  const none = { add: false, edit: false, delete: false };
  const asked = new Map<string, { module: ModuleCode; right: Right }>();
  for (const { contract: { access } } of routes) if (typeof access !== 'string' && 'module' in access) asked.set(`${access.module} ${access.right}`, access);
  const people = [
    { who: 'nobody', person: personAt(server), holder: null },
    await someone('administrator', world.accounts.administrator, Object.fromEntries(moduleCodes.map((code) => [code, [...rights]]))),
    await someone('staff without a group', world.accounts.staff),
    await someone('teacher', world.accounts.teacher, unionOf([{ code: 'S0205S', ...all }])),
    await someone('student', world.accounts.student),
    await someone('temporary', world.accounts.temporary),
    await clerk('staff who only sees', moduleCodes.map((code) => ({ code, ...none }))),
  ];
  for (const { module, right } of asked.values()) {
    people.push(await clerk(`staff with ${module} ${right} alone`, [{ code: module, ...none, ...(right === 'view' ? {} : { [right]: true }) }]));
    const others = moduleCodes.filter((code) => code !== module || right !== 'view').map((code) => ({ code, ...all, ...(code === module ? { [right]: false } : {}) }));
    people.push(await clerk(`staff with everything but ${module} ${right}`, others));
  }
  return people;
}

const isWorkbook = ({ contract }: Route): boolean => contract.path.endsWith('/workbook');

async function perform(person: Person, { method, path: address, body }: Call): Promise<Answered> {
  return method === 'GET' ? person.get(address) : person.send(method as 'POST', address, body);
}

describe('the routes of the server', () => {
  it('are those of the contracts, each saying who may call it', () => {
    expect([...described.keys()].filter((key) => !routes.some((route) => route.key === key)), 'bound without a contract that is exported').toEqual([]);
    expect(routes.length).toBeGreaterThan(50);
    for (const { key, contract: { access } } of routes) {
      const text = described.get(key);
      if (typeof access === 'string') expect(['public', 'signed-in'], key).toContain(access);
      else if ('kinds' in access) expect(access.kinds.length > 0 && access.kinds.every((kind) => accountKinds.includes(kind)), key).toBe(true);
      else expect(moduleCodes.includes(access.module) && rights.includes(access.right), key).toBe(true);
      expect(text, key).toBe(`Access: ${typeof access === 'string' ? access : 'kinds' in access ? `kinds: ${access.kinds.join(', ')}` : `module ${access.module}, right ${access.right}`}`);
    }
  });

  it('are all that there is: no table has an address of Strapi’s making, and no plugin one that goes round the check', async () => {
    const things = readdirSync(path.join(root, 'cms/api'));
    expect(things.flatMap((thing) => readdirSync(path.join(root, 'cms/api', thing)).filter((entry) => entry !== 'content-types'))).toEqual([]);
    const administrator = everybody.find(({ who }) => who === 'administrator')?.person as Person;
    const served = new Set(routes.map(({ contract }) => contract.path.split('/')[1]));
    const plurals = things.map((thing) => (JSON.parse(readFileSync(path.join(root, 'cms/api', thing, 'content-types', thing, 'schema.json'), 'utf8')) as { info: { pluralName: string } }).info.pluralName);
    for (const name of [...plurals.filter((plural) => !served.has(plural)), 'users', 'users/me', 'auth/local', 'auth/local/register', 'upload', 'upload/files', 'users-permissions/roles', 'content-type-builder/content-types', 'connect/google']) {
      for (const [method, address] of [['GET', name], ['POST', name], ['GET', `${name}/${UNKNOWN}`], ['PUT', `${name}/${UNKNOWN}`], ['DELETE', `${name}/${UNKNOWN}`]]) {
        const { status } = await perform(administrator, { method, path: `/api/${address}`, ...(method === 'GET' ? {} : { body: {} }) });
        // 401 is Strapi's own, of its upload: it knows none of our sessions.
        expect([401, 404, 405], `${method} /api/${address}`).toContain(status);
      }
    }
    for (const plugin of readdirSync(path.join(root, 'plugins'))) {
      const entry = path.join(root, 'plugins', plugin, 'server/index.ts');
      if (!existsSync(entry)) continue;
      const { default: parts } = (await import(entry)) as { default: { routes?: Record<string, { routes: { method: string; path: string }[] }> } };
      for (const { method, path: address } of Object.values(parts.routes ?? {}).flatMap((group) => group.routes)) expect([...described.keys(), ...OUTSIDE], plugin).toContain(`${method} ${address}`);
    }
  }, 120_000);
});

describe('who comes', () => {
  it('gets in where the contract says so, and nowhere else', async () => {
    const wrong: string[] = [];
    for (const { key, contract } of routes) {
      const [{ method, path: address }] = callsOf(contract, UNKNOWN);
      const { access } = contract;
      const special = typeof access !== 'string' && 'module' in access ? ` ${access.module} ${access.right}` : 'none';
      const asking = everybody.filter(({ who }) => !/ (alone|but) |alone$/.test(who) || who.includes(`with${special} alone`) || who.includes(`but${special}`));
      expect(asking.length, key).toBe(special === 'none' ? 7 : 9);
      await Promise.all(asking.map(async ({ who, person, holder }) => {
        // An empty body: whoever is let in is told what it lacks, and changes nothing.
        const { status, body } = await perform(person, { method, path: address, ...(method === 'GET' || contract.raw ? {} : { body: {} }) });
        const admitted = mayCall(access, holder);
        const expected = admitted ? ![403, 500].includes(status) && (status !== 401 || access === 'public') : status === (holder ? 403 : 401);
        if (!expected) wrong.push(`${key} · ${who} · ${status} ${JSON.stringify(body)?.slice(0, 100)}`);
      }));
    }
    expect(wrong).toEqual([]);
  }, 300_000);

  it('follows every switch of every module at the next request: each route that names it is shut without the right, and open with it', async () => {
    const account = await build.account(own.school, { kind: 'staff' });
    const group = await build.roleGroup(own.school, { modules: [], members: [account] });
    const person = await signIn(server, account);
    const naming = (module: ModuleCode) => various.flatMap((route) => {
      const { access } = route.contract;
      return typeof access !== 'string' && 'module' in access && access.module === module ? [{ ...route, right: access.right }] : [];
    });
    const tryAll = async (module: ModuleCode, held: (right: Right) => boolean, state: string): Promise<string[]> => {
      const answers = await Promise.all(naming(module).map(async ({ key, contract, right }) => {
        const [{ method, path: address }] = callsOf(contract, UNKNOWN);
        const { status } = await perform(person, { method, path: address, ...(method === 'GET' ? {} : { body: {} }) });
        return { line: `${module} ${state} · ${key} · ${status}`, isRight: held(right) ? ![401, 403, 500].includes(status) : status === 403 };
      }));
      return answers.filter(({ isRight }) => !isRight).map(({ line }) => line);
    };
    const wrong: string[] = [];
    for (const module of moduleCodes) {
      await server.database.query('delete from role_group_modules where role_group_id = $1', [group.key]);
      wrong.push(...await tryAll(module, () => false, 'not held'));
      await build.insert('role_group_modules', { school_id: own.school.key, role_group_id: group.key, module_code: module, can_add: false, can_edit: false, can_delete: false });
      for (let bits = 0; bits < 8; bits += 1) {
        const on = { view: true, add: (bits & 1) !== 0, edit: (bits & 2) !== 0, delete: (bits & 4) !== 0 };
        await server.database.query('update role_group_modules set can_add = $2, can_edit = $3, can_delete = $4 where role_group_id = $1', [group.key, on.add, on.edit, on.delete]);
        wrong.push(...await tryAll(module, (right) => on[right], `${on.add ? '新增' : ''}${on.edit ? '修改' : ''}${on.delete ? '刪除' : ''}`));
      }
      await server.database.query('update role_groups set in_use = false where id = $1', [group.key]);
      wrong.push(...await tryAll(module, () => false, 'in a group out of use'));
      await server.database.query('update role_groups set in_use = true where id = $1', [group.key]);
    }
    expect(wrong).toEqual([]);
    expect(moduleCodes.flatMap(naming).length).toBeGreaterThan(30);
  }, 300_000);

  it('is held to 新增, 修改 and 刪除 one by one', async () => {
    const account = await build.account(own.school, { kind: 'staff' });
    const group = await build.roleGroup(own.school, { modules: [{ code: 'S0202S' }], members: [account] });
    const target = await build.roleGroup(own.school, { modules: [] });
    const person = await signIn(server, account);
    for (let bits = 0; bits < 8; bits += 1) {
      const [add, edit, remove] = [1, 2, 4].map((bit) => (bits & bit) !== 0);
      await server.database.query('update role_group_modules set can_add = $2, can_edit = $3, can_delete = $4 where role_group_id = $1', [group.key, add, edit, remove]);
      const number = `測${bits}`;
      const calls: [boolean, Call, number][] = [
        [true, { method: 'GET', path: '/api/role-groups' }, 200],
        [true, { method: 'GET', path: `/api/role-groups/${target.id}/rights` }, 200],
        [add, { method: 'POST', path: '/api/role-groups', body: { number, name: '新的' } }, 200],
        [edit, { method: 'PUT', path: `/api/role-groups/${target.id}`, body: { number: `改${bits}`, name: '改過的', inUse: true } }, 200],
        [edit, { method: 'PUT', path: `/api/role-groups/${target.id}/modules`, body: { modules: [] } }, 200],
        [edit, { method: 'PUT', path: `/api/role-groups/${target.id}/members`, body: { accounts: [] } }, 200],
        [remove, { method: 'DELETE', path: `/api/role-groups/${UNKNOWN}` }, 404],
      ];
      for (const [held, call, status] of calls) expect((await perform(person, call)).status, `${call.method} ${call.path} with ${bits.toString(2)}`).toBe(held ? status : 403);
      const { rows } = await server.database.query('select 1 from role_groups where school_id = $1 and number = $2', [own.school.key, number]);
      expect(rows).toHaveLength(add ? 1 : 0);
    }
  });
});

describe('a list', () => {
  it('lets no column be probed that it does not declare: neither by a filter nor by its order', async () => {
    const { rows } = await server.database.query<{ name: string }>(`select distinct column_name as name from information_schema.columns where table_schema = 'public'`);
    const camel = (name: string): string => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    const isPrivate = (name: string): boolean => /password|hash|sealed|national|token|birth|secret/.test(name);
    const names = new Set(rows.flatMap(({ name }) => [name, camel(name), ...(isPrivate(name) ? [`a.${name}`, `${name}_gte`] : [])]));
    expect(names.has('password_hash') && names.has('nationalIdIndex')).toBe(true);
    const lists = oneOfEach((await allContracts()).flatMap((contract) => contract.lists), ({ resource }) => resource);
    for (const list of lists) {
      // Long work between which the connections' timers have to run.
      await new Promise((resolve) => setTimeout(resolve, 0));
      const schema = listQuerySchema(list);
      const declared = new Set(['id', ...Object.keys(list.columns), ...Object.keys(list.params.shape)]);
      const through = [...names].filter((name) => !declared.has(name.replace(/_gte$/, '')) &&
        (schema.safeParse({ filter: JSON.stringify({ [name]: 'x' }) }).success || schema.safeParse({ sort: JSON.stringify([name, 'ASC']) }).success));
      expect(through, list.resource).toEqual([]);
      expect([...declared].filter((name) => /password|hash|sealed|nationalId|national_id/i.test(name)), list.resource).toEqual([]);
    }
  });

  it('says 422 to such a name, over the wire', async () => {
    const administrator = everybody.find(({ who }) => who === 'administrator')?.person as Person;
    for (const { contract: { path: address } } of various.filter(isWorkbook)) {
      const list = `/api${address.replace(/\/workbook$/, '')}`;
      const asking = everybody.find(({ holder }) => mayCall(routes.find(({ contract }) => `/api${contract.path}` === list)?.contract.access ?? 'public', holder))?.person ?? administrator;
      for (const name of ['password_hash', 'passwordHash', 'national_id_index', 'nationalIdIndex', 'national_id_sealed', 'school_id', 'birth_date']) {
        for (const query of [`filter=${encodeURIComponent(JSON.stringify({ [name]: 'x' }))}`, `sort=${encodeURIComponent(JSON.stringify([name, 'ASC']))}`]) {
          for (const place of [list, `${list}/workbook`]) expect((await asking.get(`${place}?${query}`)).status, `${place}?${query}`).toBe(422);
        }
      }
    }
  });
});

/** What an answer says, apart from the id that was asked for and the reference of a fault. */
const said = ({ status, headers, body }: Answered, id: string): string =>
  JSON.stringify([status, headers.get('content-type'), headers.get('content-range'), body]).replaceAll(id, UNKNOWN);

/** Everybody who is let in at a route: one of a kind is enough. */
const admittedTo = ({ contract }: Route): Someone[] =>
  everybody.filter(({ who, holder }) => mayCall(contract.access, holder) && (typeof contract.access === 'string' ? ['administrator', 'teacher', 'student', 'staff without a group'] : ['administrator', 'teacher', 'student', 'temporary']).includes(who));

const pointing = (): Route[] => various.filter(({ contract }) => contract.access !== 'public' && pointsAtObjects(contract));

/** What objects of `ids` are answered at a route, where that is another answer than for one that is not there. */
async function* telling({ key, contract }: Route, people: Someone[], ids: Ids, atOnce: number): AsyncGenerator<string> {
  const likelyFirst = [...ids].sort(([one], [other]) => Number(isNamedBy(key, other)) - Number(isNamedBy(key, one)));
  for (const { who, person } of people) {
    for (const [variant, blank] of callsOf(contract, UNKNOWN).entries()) {
      // A call that names no object tells nothing of one: it would only make another each time.
      if (!JSON.stringify(blank).includes(UNKNOWN)) continue;
      const unknown = said(await perform(person, blank), UNKNOWN);
      for (let index = 0; index < likelyFirst.length; index += atOnce) {
        const answers = await Promise.all(likelyFirst.slice(index, index + atOnce).map(async ([table, id]) => ({ table, known: said(await perform(person, callsOf(contract, id)[variant]), id) })));
        for (const { table, known } of answers) if (known !== unknown) yield `${key} · ${who} · ${table}: ${known.slice(0, 200)} in place of ${unknown.slice(0, 200)}`;
      }
    }
  }
}

/** `study_plans 2` is what `/me/study-plans/:id` most likely asks for. */
const isNamedBy = (key: string, table: string): boolean => key.includes(`/${table.split(' ')[0].replaceAll('_', '-')}/`);

async function allTelling(people: (route: Route) => Someone[], ids: Ids): Promise<string[]> {
  const found: string[] = [];
  for (const route of pointing()) for await (const line of telling(route, people(route), ids, 8)) found.push(line);
  return found;
}

describe('another’s object', () => {
  it('is met by calls that get as far as looking for it', async () => {
    const stopped: string[] = [];
    for (const route of pointing()) {
      for (const { who, person } of admittedTo(route)) {
        for (const call of callsOf(route.contract, UNKNOWN)) {
          const { status, body } = await perform(person, call);
          if (![200, 404, 409].includes(status)) stopped.push(`${route.key} · ${who} · ${status} ${JSON.stringify(body)}`);
        }
      }
    }
    expect(stopped).toEqual([]);
  }, 120_000);

  it('of another school is as if it did not exist, whoever asks by whatever route', async () => {
    const { ids, emptyTables } = await idsOf(server.database, foreign.school);
    expect(emptyTables, 'tables without a row to ask for: add one to test/access/world.ts').toEqual([]);
    const before = await fingerprint(server.database, foreign.school);
    expect(await allTelling(admittedTo, ids)).toEqual([]);
    expect(await fingerprint(server.database, foreign.school)).toEqual(before);
  }, 300_000);

  it('of another student of the school is as if it did not exist, for a student', async () => {
    const { ids } = await idsOf(server.database, own.school, { student: own.students[1] });
    expect([...ids.keys()]).toEqual(expect.arrayContaining(['outcomes', 'enrolments', 'stored_files', 'students', 'jobs']));
    const students = (route: Route) => admittedTo(route).filter(({ holder }) => holder?.kind === 'student' || holder?.kind === 'temporary');
    const before = await fingerprint(server.database, own.school);
    expect(await allTelling(students, ids)).toEqual([]);
    const after = await fingerprint(server.database, own.school);
    for (const table of ['audit_entries', 'accounts']) [before, after].forEach((each) => each.delete(table));
    expect(after).toEqual(before);
  }, 120_000);

  it('of another’s course is as if it did not exist, for a teacher without it', async () => {
    const stranger = await someone('another teacher', own.accounts.otherTeacher);
    const { ids } = await idsOf(server.database, own.school, { student: own.students[0], each: 6 });
    const teachers = (route: Route) => (mayCall(route.contract.access, stranger.holder) ? [stranger] : []);
    expect(await allTelling(teachers, ids)).toEqual([]);
  }, 120_000);

  it('is as if it did not exist where the rest of the call is the caller’s own', async () => {
    const [administrator, student] = ['administrator', 'student'].map((name) => everybody.find(({ who }) => who === name)?.person as Person);
    const group = await build.roleGroup(own.school, { modules: [], members: [own.accounts.staff] });
    const certifiers = await build.insert('certification_groups', { school_id: own.school.key, kind: 'subject', name: '國文' });
    const [draft] = own.outcomes;
    const [account, file, enrolment] = [foreign.accounts.teacher.id, foreign.outcomes[0].document?.id, own.room.students[0].enrolment.id];
    const performance = { category: 'work', year: 110, brief: '簡述', content: { name: '作品', madeOn: '2021-10-01' } };
    const pairs: [Person, (id: unknown) => Call][] = [
      [administrator, (id) => ({ method: 'PUT', path: `/api/role-groups/${group.id}/members`, body: { accounts: [own.accounts.staff.id, id] } })],
      [administrator, (id) => ({ method: 'POST', path: `/api/counselling-teachers/${own.room.teacher.id}/classes`, body: { classes: [id] } })],
      [administrator, (id) => ({ method: 'PUT', path: `/api/certification-groups/${certifiers.id}/staff`, body: { teachers: [id] } })],
      [administrator, (id) => ({ method: 'PUT', path: '/api/certification-stages', body: { stages: [{ kind: 'homeroom' }, { kind: 'group', groupId: id }] } })],
      [student, (id) => ({ method: 'POST', path: '/api/me/study-plans', body: { term: '1101', title: '計畫', weekly: [], documentId: id } })],
      [student, (id) => ({ method: 'PUT', path: `/api/me/outcomes/${draft.id}`, body: { documentId: id } })],
      [student, (id) => ({ method: 'POST', path: '/api/me/outcomes', body: { enrolmentId: enrolment, documentId: id } })],
      [student, (id) => ({ method: 'POST', path: '/api/me/outcomes', body: { enrolmentId: enrolment, mediaId: id } })],
      [student, (id) => ({ method: 'POST', path: '/api/me/performances', body: { ...performance, documentId: id } })],
      [student, (id) => ({ method: 'POST', path: '/api/me/performances', body: { ...performance, mediaId: id } })],
    ];
    const before = await fingerprint(server.database, own.school);
    for (const [person, call] of pairs) {
      for (const id of [account, file, own.accounts.student.id]) {
        const answers = [await perform(person, call(id)), await perform(person, call(UNKNOWN))];
        expect(answers.map(({ status, body }) => [status, body])).toEqual(Array(2).fill([404, expect.anything()]));
        expect(answers[0].body).toEqual(answers[1].body);
      }
    }
    expect(await fingerprint(server.database, own.school)).toEqual(before);
    expect((await perform(administrator, pairs[0][1](own.accounts.teacher.id))).body).toEqual({ done: 2 });
    // The same calls with what is the student's own: a study plan, an outcome, a performance.
    for (const index of [4, 6, 8]) expect((await perform(student, pairs[index][1](draft.document?.id))).status, String(index)).toBe(200);
  });

  it('never shows in what is read: no answer holds a word of another school', async () => {
    const leaks: string[] = [];
    for (const route of various.filter(({ contract }) => contract.method === 'GET' && contract.access !== 'public')) {
      for (const { who, person } of admittedTo(route)) {
        const [{ path: address }] = callsOf(route.contract, UNKNOWN);
        const separator = address.includes('?') ? '&' : '?';
        const query = route.contract.query && 'sort' in ((route.contract.query as { shape?: object }).shape ?? {}) ? `${separator}range=[0,999]` : '';
        const response = await person.fetch(address + query);
        if ((await response.text()).includes(foreign.mark)) leaks.push(`${route.key} · ${who}`);
      }
    }
    expect(leaks).toEqual([]);
  }, 120_000);

  // What comes before could not fail if no call found anything at all. Last, since these calls do what they say.
  it('would be told apart: an own object is answered otherwise than none', async () => {
    // Those who signed in after the administrator have the newer sessions.
    const hash = (token: string): Buffer => createHash('sha256').update(`told apart ${token}`).digest();
    await build.insert('sessions', { school_id: own.school.key, account_id: own.accounts.administrator.key, access_hash: hash('access'), access_expires_at: new Date(Date.now() + 3600_000), refresh_hash: hash('refresh'), expires_at: new Date(Date.now() + 3600_000), agent: 'another' });
    // A preview in a test before this one has taken the place of the world's sheet.
    await build.insert('sync_uploads', { school_id: own.school.key, year: 110, semester: 1, account_id: own.accounts.administrator.key, data_type: 'subjects', file_name: 'a.csv', format: 'csv', encoding: 'utf-8', sha_256: '0'.repeat(64) });
    const ids = new Map([
      ...(await idsOf(server.database, own.school, { student: own.students[0], each: 6 })).ids,
      ...[...(await idsOf(server.database, own.school, { each: 4 })).ids].map(([table, id]) => [`${table} of the school`, id] as const),
    ]);
    const untold: string[] = [];
    // Reading first; a student takes back after others have answered; what removes comes after everything that needs it.
    const turn = ({ key, contract: { method, path: address } }: Route): number => {
      if (ENDS_SESSIONS.includes(key)) return 4 + ENDS_SESSIONS.indexOf(key);
      if (method === 'GET') return 0;
      return method === 'DELETE' ? 3 : 1 + Number(address.startsWith('/me/'));
    };
    for (const route of pointing().sort((one, other) => turn(one) - turn(other))) {
      const { done } = await telling(route, admittedTo(route), ids, 1).next();
      if (done && !BY_TWO_IDS.includes(route.key)) untold.push(route.key);
    }
    expect(untold).toEqual([]);
  }, 300_000);
});
