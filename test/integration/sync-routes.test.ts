import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import iconv from 'iconv-lite';
import { openDatabase } from '@portfolio/kernel/server/database';
import { scopeOn } from '@portfolio/kernel/server/scope';
import { workbookStream } from '@portfolio/kernel/server/workbook';
import { syncTypes, typeNames, type Counts, type Preview, type RunDetail, type Status, type Trial, type TypeName } from '@portfolio/sync/contract';
import { deleteOldUploads, findUpload } from '@portfolio/sync/server/repositories/uploads';
import { startSchoolServer, type SchoolServer } from '../../database/school-server/server';
import { createBuilders, jobEnd, signIn, type Answered, type Builders, type Person, type School } from '../support/builders';
import { startServer, type TestServer } from '../support/server';

let server: TestServer;
let builders: Builders;
let source: SchoolServer;
let school: School;
let uploads: School;
let admin: Person;
let clerk: Person;

const connection = { baseUrl: '', clientId: 'demo', secret: 'demo-secret', dailyAt: '08:00', enabled: true };

beforeAll(async () => {
  source = await startSchoolServer({ schools: [{ code: '900801', name: '甲校', students: 60 }, { code: '900802', name: '乙校', students: 60 }] });
  connection.baseUrl = source.url;
  server = await startServer({ env: { SYNC_TIMEOUT_SECONDS: '5' } });
  builders = createBuilders(server);
  school = await builders.school({ code: '900801' });
  uploads = await builders.school({ code: '900802' });
  for (const each of [school, uploads]) await builders.term(each, { year: 110, semester: 2 });
  admin = await signIn(server, await builders.account(school, { kind: 'administrator' }));
  clerk = await signIn(server, await builders.account(uploads, { kind: 'administrator' }));
});
afterAll(async () => {
  await server?.stop();
  await source?.stop();
});

const code = (answer: Answered<unknown>): string => (answer.body as { error: { code: string } }).error.code;
const status = async (person: Person = admin): Promise<Status> => (await person.get<Status>('/api/sync/status')).body;
const start = (person: Person = admin) => person.send<{ jobId: string }>('POST', '/api/sync/start', { term: '1102' });

describe('the connection', () => {
  test('is empty at first, and nothing starts without it', async () => {
    expect((await admin.get('/api/sync/connection')).body).toEqual({ baseUrl: null, clientId: null, hasSecret: false, dailyAt: null, enabled: false });
    expect(code(await start())).toBe('sync-not-set');
  });

  test('is tried before it is kept', async () => {
    const good = await admin.send<Trial>('POST', '/api/sync/connection/test', { baseUrl: source.url, clientId: 'demo', secret: 'demo-secret' });
    expect(good.body).toMatchObject({ ok: true, httpStatus: 200, statusCode: '00', total: source.data('900801', 110, 2).subjects.length });
    const wrong = await admin.send<Trial>('POST', '/api/sync/connection/test', { baseUrl: source.url, clientId: 'demo', secret: 'wrong' });
    expect(wrong.body).toMatchObject({ ok: false, httpStatus: 401, message: expect.stringContaining('密鑰') as string });
    const nobody = await admin.send<Trial>('POST', '/api/sync/connection/test', { baseUrl: 'http://127.0.0.1:9', clientId: 'demo', secret: 'x' });
    expect(nobody.body).toMatchObject({ ok: false, httpStatus: null });
  });

  test.each(['ftp://example.tw', 'http://user:secret@example.tw', 'http://169.254.169.254/latest', 'not an address', 'http://[::ffff:169.254.169.254]/'])('%s is refused', async (baseUrl) => {
    const answer = await admin.send('PUT', '/api/sync/connection', { ...connection, baseUrl });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ error: { code: 'sync-address', fields: { baseUrl: expect.any(String) as string } } });
  });

  test('is kept with its secret sealed, which never comes back', async () => {
    const saved = await admin.send('PUT', '/api/sync/connection', connection);
    expect(saved.body).toEqual({ baseUrl: source.url, clientId: 'demo', hasSecret: true, dailyAt: '08:00', enabled: true });
    const { rows: [row] } = await server.database.query<{ secret_sealed: string }>('select secret_sealed from sync_connections where school_id = $1', [school.key]);
    expect(row.secret_sealed).not.toContain('demo-secret');
    const again = await admin.send('PUT', '/api/sync/connection', { ...connection, secret: null, dailyAt: null });
    expect(again.body).toMatchObject({ hasSecret: true, dailyAt: null });
    // Another server: the kept secret must not go there.
    const elsewhere = await admin.send('PUT', '/api/sync/connection', { ...connection, secret: null, baseUrl: 'https://example.tw' });
    expect(elsewhere.body).toMatchObject({ error: { code: 'sync-secret-needed', fields: { secret: expect.any(String) as string } } });
    expect(code(await admin.send('POST', '/api/sync/connection/test', { baseUrl: 'http://127.0.0.1:9', clientId: 'demo' }))).toBe('sync-secret-needed');
  });

  test('is the own school’s only', async () => {
    expect((await clerk.get('/api/sync/connection')).body).toMatchObject({ baseUrl: null });
  });
});

describe('a sync', () => {
  test('runs as a job with progress; a second press is refused in words', async () => {
    const pressed = await Promise.all([start(), start(), start()]);
    expect(pressed.map((answer) => answer.status).sort()).toEqual([200, 409, 409]);
    const refused = pressed.find((answer) => answer.status === 409) as Answered<unknown>;
    expect(refused.body).toMatchObject({ error: { code: 'job-running', message: expect.stringContaining('進行中') as string } });
    const { jobId } = (pressed.find((answer) => answer.status === 200) as Answered<{ jobId: string }>).body;
    expect(await status()).toMatchObject({ job: { id: jobId, own: true } });
    const ended = await jobEnd(admin, jobId);
    expect(ended).toMatchObject({ state: 'done', message: expect.stringContaining('同步完成') as string });
    const seen = await status();
    expect(seen.job).toBeNull();
    expect(seen.types.map(({ type, last }) => [type, last?.state, last?.counts?.new])).toEqual(typeNames.map((type) => [type, 'applied', source.data('900801', 110, 2)[type].length]));
  });

  test('leaves its records in two tabs; one opens to the whole', async () => {
    const page = (feed: string) => admin.get<{ id: string; dataType: string; errors: string; result: string }[]>(`/api/sync-runs?filter=${encodeURIComponent(JSON.stringify({ feed }))}`);
    const first = await page('API-1');
    expect(first.body.map(({ dataType }) => dataType).sort()).toEqual(typeNames.filter((type) => type !== 'officer_posts').sort());
    expect(first.body[0]).toMatchObject({ errors: '{}', result: expect.stringContaining('"status_code"') as string });
    expect((await page('API-2')).body).toHaveLength(1);
    const detail = await admin.get<RunDetail>(`/api/sync/runs/${first.body[0].id}`);
    expect(detail.body).toMatchObject({ state: 'applied', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string, refusals: [], startedBy: expect.any(String) as string });
    expect((await clerk.get(`/api/sync/runs/${first.body[0].id}`)).status).toBe(404);
  });

  test('that would end too much asks, with the numbers, and a yes applies it', async () => {
    source.setFaults(['shrink']);
    const ended = await jobEnd(admin, (await start()).body.jobId);
    expect(ended).toMatchObject({ state: 'done', message: expect.stringContaining('學生學籍資料') as string });
    const { waiting } = await status();
    expect(waiting).toMatchObject({ term: '1102', questions: [{ type: 'students', empty: false }], blocked: ['enrolments', 'officer_posts'] });
    const [{ ends, live }] = waiting?.questions ?? [];
    expect(ends).toBeGreaterThan(live * 0.2);
    const yes = (number: number) => admin.send<{ jobId: string }>('POST', `/api/sync/batches/${waiting?.batch}/confirm`, { questions: [{ type: 'students', ends: number }] });
    expect(code(await yes(ends + 1))).toBe('sync-numbers-changed');
    expect(code(await clerk.send('POST', `/api/sync/batches/${waiting?.batch}/confirm`, { questions: [{ type: 'students', ends }] }))).toBe('sync-nothing-waits');
    expect(await jobEnd(admin, (await yes(ends)).body.jobId)).toMatchObject({ state: 'done' });
    expect((await status()).waiting).toBeNull();
    expect((await status()).types.find(({ type }) => type === 'students')?.last).toMatchObject({ state: 'applied', counts: { refused: 0 } });
    expect(code(await yes(ends))).toBe('sync-nothing-waits');
    source.setFaults([]);
  });

  test('that fails in part says what, and that the rest is done', async () => {
    source.setFaults(['failure:teachers']);
    const ended = await jobEnd(admin, (await start()).body.jobId);
    expect(ended).toMatchObject({ state: 'failed', message: expect.stringContaining('教師基本資料') as string });
    const seen = await status();
    expect(seen.types.find(({ type }) => type === 'teachers')?.last).toMatchObject({ state: 'failed', note: expect.stringContaining('99') as string });
    expect(seen.types.find(({ type }) => type === 'students')?.last?.state).toBe('applied');
    source.setFaults([]);
  });
});

describe('rights', () => {
  test('who only sees cannot start; who has neither sees nothing', async () => {
    const teacher = await builders.teacher(school);
    const account = await builders.account(school, { teacher });
    const person = await signIn(server, account);
    expect((await person.get('/api/sync/status')).status).toBe(403);
    const group = await builders.roleGroup(school, { modules: [{ code: 'S0101S', add: false, edit: false, delete: false }], members: [account] });
    expect(group).toBeTruthy();
    const viewer = await signIn(server, account);
    expect((await viewer.get('/api/sync/status')).status).toBe(200);
    expect((await start(viewer)).status).toBe(403);
    expect((await viewer.send('PUT', '/api/sync/connection', connection)).status).toBe(403);
    expect((await viewer.get('/api/sync-runs')).status).toBe(403);
  });
});

/** The rows of a type as a sheet of text, the headings in Chinese. */
function sheetOf(type: TypeName): string[][] {
  const { fields } = syncTypes[type];
  const rows = source.data('900802', 110, 2)[type] as unknown as Record<string, unknown>[];
  const cell = (value: unknown): string => (value === null || value === undefined ? '' : Array.isArray(value) ? value.join('、') : String(value));
  return [fields.map(({ headings }) => headings[0]), ...rows.map((row) => fields.map(({ name }) => cell(row[name])))];
}

const csv = (rows: readonly string[][]): string => rows.map((row) => row.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')).join('\r\n');

async function xlsx(rows: string[][]): Promise<Buffer> {
  const [headings, ...body] = rows;
  const chunks: Buffer[] = [];
  for await (const chunk of workbookStream([{ name: '資料', headings, rows: [body] }]) as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const preview = async (type: TypeName, bytes: Buffer, options: { encoding?: string; name?: string } = {}): Promise<Answered<Preview>> => {
  const query = new URLSearchParams({ type, term: '1102', name: options.name ?? `${type}.csv`, encoding: options.encoding ?? 'auto' });
  const response = await clerk.fetch(`/api/sync/uploads/preview?${query}`, { method: 'POST', body: new Uint8Array(bytes), headers: { 'Content-Type': 'application/octet-stream' } });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Preview };
};

const applied = async ({ id }: Preview, confirmedEnds: number | null = null) => {
  const started = await clerk.send<{ jobId: string }>('POST', `/api/sync/uploads/${id}/apply`, { confirmedEnds });
  expect(started.status, JSON.stringify(started.body)).toBe(200);
  return jobEnd(clerk, started.body.jobId);
};

describe('sheets', () => {
  /** Each in another form: what they hold is the same. */
  const forms: Record<TypeName, (rows: string[][]) => Promise<Buffer> | Buffer> = {
    subjects: (rows) => Buffer.from(csv(rows)),
    classes: (rows) => Buffer.from(`\ufeff${csv(rows)}`),
    students: (rows) => xlsx(rows),
    teachers: (rows) => Buffer.from(csv(rows)),
    offerings: (rows) => iconv.encode(csv(rows), 'big5'),
    enrolments: (rows) => xlsx(rows),
    officer_posts: (rows) => Buffer.from(csv(rows)),
  };

  test.each(typeNames)('%s: the preview says what applying does, and applying does it', async (type) => {
    const rows = sheetOf(type);
    const { body, status: answered } = await preview(type, await forms[type](rows));
    expect(answered, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({ received: rows.length - 1, new: rows.length - 1, changed: 0, same: 0, ended: 0, refused: 0, needsYes: false, notes: [] });
    expect(await applied(body)).toMatchObject({ state: 'done', result: { [type]: { new: rows.length - 1, refused: 0 } } });
    expect((await preview(type, await forms[type](rows))).body).toMatchObject({ new: 0, changed: 0, same: rows.length - 1 });
  });

  test('are the same as the server’s way: a sync finds nothing to do', async () => {
    await clerk.send('PUT', '/api/sync/connection', { ...connection, dailyAt: null });
    const ended = await jobEnd(clerk, (await start(clerk)).body.jobId);
    for (const type of typeNames) expect((ended.result as Record<TypeName, Counts>)[type], type).toMatchObject({ new: 0, changed: 0, ended: 0, refused: 0 });
  });

  test('a name with a character that Big5 lacks is refused, not taken with a question mark', async () => {
    const rows = sheetOf('students').map((row, index) => (index === 0 ? row : row.map((cell, column) => (column === 2 ? `${cell.slice(0, 1)}𰻞` : cell))));
    const { body } = await preview('students', iconv.encode(csv(rows), 'big5'));
    expect(body).toMatchObject({ encoding: expect.stringMatching(/utf-8|big5/) as string, refused: rows.length - 1, ended: 0 });
    expect(body.refusals[0]).toMatchObject({ column: '姓名', reason: 'unreadable' });
  });

  test('refused rows are shown with line, column and reason, the rest would be taken', async () => {
    const [headings, first, ...others] = sheetOf('students');
    const bad = headings.map((heading, column) => (heading === '身分證號' ? 'A123456780' : heading === '學號' ? '1109999' : first[column]));
    const { body } = await preview('students', Buffer.from(csv([headings, bad, first, ...others])));
    expect(body).toMatchObject({ refused: 1, same: others.length + 1 });
    expect(body.refusals).toEqual([{ row: 2, key: '1109999', column: '身分證號', reason: 'check-digit', message: '身分證號檢查碼不符' }]);
  });

  test('that would end too much are applied only with the number that was shown', async () => {
    const [headings, ...rows] = sheetOf('officer_posts');
    const { body } = await preview('officer_posts', Buffer.from(csv([headings, rows[0]])));
    expect(body).toMatchObject({ ended: rows.length - 1, live: rows.length, needsYes: true });
    const refused = await clerk.send('POST', `/api/sync/uploads/${body.id}/apply`, { confirmedEnds: null });
    expect(code(refused)).toBe('sync-shrink-unconfirmed');
    expect(await applied(body, rows.length - 1)).toMatchObject({ state: 'done' });
    expect(code(await clerk.send('POST', `/api/sync/uploads/${body.id}/apply`, {}))).toBe('sync-upload-gone');
  });

  test.each<[string, string, Buffer]>([
    ['no headings', 'sync-sheet-headings', Buffer.from('甲,乙\r\n1,2\r\n')],
    ['headings only', 'sync-sheet-empty', Buffer.from('學號,單位名稱,擔任職務,開始日期,幹部等級,結束日期\r\n')],
    ['nothing', 'sync-sheet-empty', Buffer.alloc(0)],
    ['a damaged workbook', 'sync-sheet-unreadable', Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), Buffer.alloc(200, 7)])],
  ])('%s: refused, and nothing is kept', async (_, expectedCode, bytes) => {
    expect(code(await preview('officer_posts', bytes))).toBe(expectedCode);
    const { rows } = await server.database.query('select 1 from sync_uploads where school_id = $1 and data_type = $2', [uploads.key, 'officer_posts']);
    expect(rows).toEqual([]);
  });

  test('what is kept until the yes holds no national ID to read', async () => {
    const rows = sheetOf('students');
    const { body } = await preview('students', Buffer.from(csv(rows)));
    const { rows: parts } = await server.database.query<{ content: string }>('select p.content from sync_upload_parts p join sync_uploads u on u.id = p.upload_id where u.document_id = $1', [body.id]);
    const id = rows[1][1];
    expect(parts.some(({ content }) => content.includes(id) || Buffer.from(content, 'base64').includes(id))).toBe(false);
    expect(code(await admin.send('POST', `/api/sync/uploads/${body.id}/apply`, {}))).toBe('sync-upload-gone');
  });

  test('outlive their day while a job that was told to apply them has not ended', async () => {
    const { body: { id } } = await preview('students', Buffer.from(csv(sheetOf('students'))));
    const database = openDatabase(server.databaseUrl, 1);
    await database.transaction(async (transaction) => {
      const scope = scopeOn(transaction, uploads.key);
      await transaction.run(`update sync_uploads set made_at = now() - interval '25 hours' where document_id = :id`, { id });
      await transaction.run(`insert into jobs (school_id, kind, state, input) values (:school, 'sync', 'waiting', jsonb_build_object('upload', :id::text))`, { school: uploads.key, id });
      await deleteOldUploads(transaction);
      expect(await findUpload(scope, id)).not.toBeNull();
      await transaction.run(`update jobs set state = 'done' where school_id = :school and input->>'upload' = :id`, { school: uploads.key, id });
      expect(await findUpload(scope, id)).toBeNull();
      expect(await deleteOldUploads(transaction)).toBe(1);
    }).finally(() => database.close());
  });

  test('a template has the headings', async () => {
    const response = await clerk.fetch('/api/sync/templates/students');
    expect(response.headers.get('content-type')).toContain('spreadsheet');
    const { status: answered, body } = await preview('students', Buffer.from(await response.arrayBuffer()), { name: '範本.xlsx' });
    expect(answered).toBe(422);
    expect(body).toMatchObject({ error: { code: 'sync-sheet-empty' } });
  });
});
