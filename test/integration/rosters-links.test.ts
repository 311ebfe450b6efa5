import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadSecrets } from '@portfolio/config/secrets';
import { createSigner } from '@portfolio/kernel/server/seal';
import { packLink } from '@portfolio/rosters/domain/link-token';
import { createBuilders, jobEnd, mp3, personAt, signIn, type Builders, type Classroom, type Person, type School, type StoredFile } from '../support/builders';
import { shareServer, type SharedTestServer } from '../support/server';
import { readTextWorkbook, sheetNamed } from '../support/workbook';

const EDITION = { year: 110, roster: '26', grades: '1,2,3' };

let server: SharedTestServer;
let build: Builders;
let visitor: Person;
let sign: (payload: string) => string;

beforeAll(async () => {
  server = await shareServer();
  build = createBuilders(server);
  visitor = personAt(server);
  sign = createSigner(loadSecrets(server.dataDir, {}).LINK_KEY).sign;
});
afterAll(() => server?.stop());

let school: School;
let room: Classroom;
let clerk: Person;
let film: StoredFile;
let exportId: string;
let links: { document: string; media: string };

beforeEach(async () => {
  school = await build.school();
  room = await build.classroom(school);
  clerk = await signIn(server, await build.account(school));
  const { student, enrolment } = room.students[0];
  film = await build.file(student, { kind: 'media', name: '影片 一.mp3', bytes: mp3(1) });
  await build.outcome(enrolment, { state: 'ticked', media: film });
  ({ exportId, links } = await exportRoster('draft'));
});

async function exportRoster(mode: 'draft' | 'final') {
  const { body } = await clerk.send<{ jobId: string; exportId: string }>('POST', '/api/rosters/export', { ...EDITION, mode });
  await jobEnd(clerk, body.jobId);
  const response = await clerk.fetch(`/api/roster-exports/${body.exportId}/file`);
  const [row] = sheetNamed(await readTextWorkbook(await response.arrayBuffer()), '學期課程學習成果').rows;
  return { exportId: body.exportId, links: { document: row.文件檔案連結, media: row.影音檔案連結 } };
}

const pathOf = (link: string): string => new URL(link).pathname;
const openings = async (): Promise<unknown[]> => (await server.database.query('select sha_256, address from link_openings where school_id = $1 order by id', [school.key])).rows;
const days = (number: number): Date => new Date(Date.now() + number * 24 * 3600 * 1000);

describe('a link of a roster', () => {
  it('opens its file without a sign-in, shut off from everything else, and is logged', async () => {
    expect(links.media.startsWith(`${server.url}/files/`)).toBe(true);
    expect(links.media.length).toBeLessThanOrEqual(300);
    const response = await visitor.fetch(pathOf(links.media));
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer()).equals(film.bytes)).toBe(true);
    expect(response.headers.get('content-type')).toContain('audio/mpeg');
    expect(response.headers.get('content-disposition')).toBe(`inline; filename*=UTF-8''${encodeURIComponent(film.name)}`);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
    expect(await openings()).toEqual([{ sha_256: film.sha256, address: '127.0.0.1' }]);
  });

  it('is served in pieces, and counts as opened once', async () => {
    const first = await visitor.fetch(pathOf(links.media), { headers: { Range: 'bytes=0-9' } });
    expect([first.status, first.headers.get('content-range')]).toEqual([206, `bytes 0-9/${film.bytes.length}`]);
    expect(Buffer.from(await first.arrayBuffer()).equals(film.bytes.subarray(0, 10))).toBe(true);
    expect((await visitor.fetch(pathOf(links.media), { headers: { Range: 'bytes=10-' } })).status).toBe(206);
    expect((await visitor.fetch(pathOf(links.media), { headers: { Range: `bytes=${film.bytes.length}-` } })).status).toBe(416);
    expect((await visitor.fetch(pathOf(links.media), { method: 'HEAD' })).status).toBe(200);
    expect(await openings()).toHaveLength(1);
  });

  it('is another file’s when the cell is another', async () => {
    const response = await visitor.fetch(pathOf(links.document));
    expect(response.headers.get('content-type')).toContain('application/pdf');
  });

  it('gives one and the same answer to every token that is not good', async () => {
    const payload = (changes: Partial<Parameters<typeof packLink>[0]> = {}) => packLink({ exportId, sha256: film.sha256, expiresAt: days(1), ...changes });
    const elsewhere = await build.classroom(await build.school());
    const foreign = await build.file(elsewhere.students[0].student);
    const removed = await build.file(room.students[0].student);
    await build.update('stored_files', removed.key, { removed_at: new Date() });
    const tokens = {
      control: sign(payload()),
      garbage: 'garbage',
      unsigned: `${Buffer.from(payload()).toString('base64url')}.${'A'.repeat(43)}`,
      cut: sign(payload()).slice(0, -1),
      expired: sign(payload({ expiresAt: days(-1) })),
      'of no export': sign(payload({ exportId: 'z'.repeat(24) })),
      'of another school’s file': sign(payload({ sha256: foreign.sha256 })),
      'of a file that is removed': sign(payload({ sha256: removed.sha256 })),
      'of no file': sign(payload({ sha256: '0'.repeat(64) })),
      'of another purpose': sign('mail.reset.1'),
      long: 'x'.repeat(1000),
    };
    const answers: Record<string, unknown> = {};
    for (const [name, token] of Object.entries(tokens)) {
      const { status, body } = await visitor.get(`/files/${token}`);
      answers[name] = { status, body };
    }
    const { control, ...bad } = answers;
    expect(control).toMatchObject({ status: 200 });
    const [first] = Object.values(bad);
    expect(first).toMatchObject({ status: 404, body: { error: { code: 'not-found' } } });
    for (const [name, answer] of Object.entries(bad)) expect(answer, name).toEqual(first);
  });

  it('does not open before the export is done, nor after one that failed', async () => {
    await build.update('roster_exports', await keyOf(exportId), { state: 'running' });
    expect((await visitor.get(pathOf(links.media))).status).toBe(404);
    await build.update('roster_exports', await keyOf(exportId), { state: 'failed' });
    expect((await visitor.get(pathOf(links.media))).status).toBe(404);
  });

  it('ends when its export is revoked, with a reason, once, and no other export’s', async () => {
    const other = await exportRoster('draft');
    expect((await clerk.send('POST', `/api/roster-exports/${exportId}/revoke`, { reason: '' })).status).toBe(422);
    expect((await visitor.fetch(pathOf(links.media))).status).toBe(200);
    const revoked = await clerk.send('POST', `/api/roster-exports/${exportId}/revoke`, { reason: '名冊交錯對象' });
    expect([revoked.status, revoked.body]).toEqual([200, { done: 1 }]);
    expect((await visitor.fetch(pathOf(links.media))).status).toBe(404);
    expect((await visitor.fetch(pathOf(other.links.media))).status).toBe(200);
    expect((await clerk.send<{ error: { code: string } }>('POST', `/api/roster-exports/${exportId}/revoke`, { reason: '再一次' })).body.error.code).toBe('roster-not-revocable');
    const { rows } = await server.database.query(`select target, details from audit_entries where school_id = $1 and action = 'roster.links-revoked'`, [school.key]);
    expect(rows).toMatchObject([{ target: exportId, details: { reason: '名冊交錯對象' } }]);
    const history = await clerk.get<Record<string, unknown>[]>(`/api/roster-exports?filter=${encodeURIComponent('{"state":"revoked"}')}`);
    expect(history.body).toMatchObject([{ id: exportId, revokedReason: '名冊交錯對象', openings: 1 }]);
  });

  it('lives longer in a final export than in a draft', async () => {
    const expiryOf = (link: string): number => parseInt(Buffer.from(pathOf(link).split('/')[2].split('.')[0], 'base64url').toString().split('.')[3], 36) * 1000;
    const final = await exportRoster('final');
    const hoursFrom = (moment: Date, expiry: number): number => Math.abs(moment.getTime() - expiry) / 3_600_000;
    expect(hoursFrom(days(7), expiryOf(links.media))).toBeLessThan(1);
    expect(hoursFrom(days(400), expiryOf(final.links.media))).toBeLessThan(1);
  });

  it('says that it cannot serve now, when the store has lost the bytes', async () => {
    await rm(path.join(server.dataDir, 'files', 'store', film.sha256.slice(0, 2), film.sha256.slice(2, 4), film.sha256));
    expect((await visitor.get(pathOf(links.media))).status).toBe(503);
    expect(await openings()).toEqual([]);
    await build.file(room.students[0].student, { kind: 'media', bytes: film.bytes });
  });
});

const keyOf = async (id: string): Promise<number> => (await server.database.query('select id from roster_exports where document_id = $1', [id])).rows[0].id;

describe('who may', () => {
  const as = async (modules: Parameters<Builders['roleGroup']>[1]['modules'], of = school): Promise<Person> => {
    const account = await build.account(of, { kind: 'staff' });
    await build.roleGroup(of, { modules, members: [account] });
    return signIn(server, account);
  };
  const attempts = (person: Person) => ({
    table: () => person.get('/api/rosters?year=110'),
    history: () => person.get('/api/roster-exports'),
    check: () => person.send('POST', '/api/rosters/check', EDITION),
    file: () => person.get(`/api/roster-exports/${exportId}/file`),
    export: () => person.send('POST', '/api/rosters/export', { ...EDITION, mode: 'draft' }),
    revoke: () => person.send('POST', `/api/roster-exports/${exportId}/revoke`, { reason: '測試' }),
  });
  const statuses = async (person: Person): Promise<Record<string, number>> => {
    const result: Record<string, number> = {};
    for (const [name, attempt] of Object.entries(attempts(person))) result[name] = (await attempt()).status;
    return result;
  };
  const all = (status: number) => ({ table: status, history: status, check: status, file: status, export: status, revoke: status });

  it('needs a sign-in', async () => {
    expect(await statuses(visitor)).toEqual(all(401));
  });

  it('needs the module', async () => {
    expect(await statuses(await as(['S0205S', 'S0208S']))).toEqual(all(403));
    expect(await statuses(await signIn(server, await build.account(school, { teacher: room.teacher })))).toEqual(all(403));
    expect(await statuses(await signIn(server, await build.account(school, { student: room.students[0].student })))).toEqual(all(403));
  });

  it('needs each right by itself', async () => {
    expect(await statuses(await as([{ code: 'S0207S' }]))).toEqual({ ...all(403), table: 200, history: 200, check: 200 });
    expect(await statuses(await as([{ code: 'S0207S', add: true }]))).toEqual({ ...all(200), revoke: 403 });
  });

  it('sees nothing of another school', async () => {
    const stranger = await as(['S0207S'], await build.school());
    expect(await statuses(stranger)).toEqual({ ...all(200), file: 404, revoke: 404 });
    expect((await stranger.get<unknown[]>('/api/roster-exports')).body.length).toBeLessThanOrEqual(1);
    const missing = await stranger.get(`/api/roster-exports/${'z'.repeat(24)}/file`);
    expect((await stranger.get(`/api/roster-exports/${exportId}/file`)).body).toEqual(missing.body);
    expect((await visitor.fetch(pathOf(links.media))).status).toBe(200);
  });
});
