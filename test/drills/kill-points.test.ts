import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Upload } from '@portfolio/portfolio/contract';
import type { OutcomeState } from '@portfolio/portfolio/domain/outcome';
import { createBuilders, jobEnd, mp3, pdf, personAt, signIn, type Account, type Answered, type Builders, type Outcome, type Person, type School } from '../support/builders';
import { allDrills, noteDrill } from '../support/drill';
import { answer, commit, row, startPointServer, type Act, type Place, type Point, type PointServer } from '../support/points';
import { startSmtp, headerOf, type TestSmtp } from '../support/smtp';

/**
 * kill -9 at named points of what people do: in the statement, before the commit, and between the commit and the answer.
 * What was acknowledged is there, nothing is half done, and whoever asks again comes to the same end.
 */
let server: PointServer;
let build: Builders;
let smtp: TestSmtp;
let school: School;

beforeAll(async () => {
  smtp = await startSmtp();
  server = await startPointServer();
  build = createBuilders(server);
  school = await newSchool();
});
afterAll(async () => {
  await server?.stop();
  await smtp?.stop();
});

async function newSchool(): Promise<School> {
  const made = await build.school();
  await build.openWindows(made);
  return made;
}

const one = async <R>(sql: string, values: unknown[]): Promise<R> => (await server.database.query(sql, values)).rows[0] as R;

interface Cast {
  outcome: Outcome;
  student: Account;
  teacher: Account;
}

/** A course of its own: what one point does, no other sees. */
async function cast(state: OutcomeState, of = school): Promise<Cast> {
  const { teacher, students: [{ student, enrolment }] } = await build.classroom(of);
  return { outcome: await build.outcome(enrolment, { state }), student: await build.account(of, { student }), teacher: await build.account(of, { teacher }) };
}

/** State, history, log and message of one move. */
const movesOf = ({ outcome, student, teacher }: Cast) => () =>
  one(
    `select o.state, (select count(*)::int from outcome_events where outcome_id = o.id) as events, (select count(*)::int from audit_entries where account_id in ($2, $3) and action like 'outcome.%') as entries,
       (select count(*)::int from notifications where account_id = $2) as told from outcomes o where o.id = $1`, [outcome.key, student.key, teacher.key]);

interface Move {
  from: OutcomeState;
  to: OutcomeState;
  by: 'student' | 'teacher';
  path: (outcome: Outcome) => string;
  told?: number;
}

const moving = ({ from, to, by, path, told = 0 }: Move) => async (): Promise<Act> => {
  const made = await cast(from);
  const person = await signIn(server, made[by]);
  const ask = (): Promise<Answered> => person.send('POST', path(made.outcome), { ids: [made.outcome.id] });
  // Who asks again after it was done is told that it cannot be done twice, which its log notes where many are asked for at once.
  return { begin: ask, facts: movesOf(made), again: async () => (await stateOf(made.outcome)) === from && ask(), done: { state: to, events: 1, entries: 1, told } };
};
const stateOf = async ({ key }: Outcome): Promise<string> => (await one<{ state: string }>('select state from outcomes where id = $1', [key])).state;

const send = moving({ from: 'draft', to: 'sent', by: 'student', path: ({ id }) => `/api/me/outcomes/${id}/send` });
const certify = moving({ from: 'sent', to: 'certified', by: 'teacher', path: () => '/api/certifications/certify', told: 1 });
const undo = moving({ from: 'certified', to: 'sent', by: 'teacher', path: () => '/api/certifications/undo' });
const tick = moving({ from: 'certified', to: 'ticked', by: 'student', path: () => '/api/me/outcomes/tick' });

/** Of a student: hashes that are held, rows without an entry of the log, and whether the bytes are there. */
const filesOf = ({ key }: Account, sha: string) => () =>
  one(
    `select count(distinct f.sha_256)::int as files, (count(*) filter (where not exists (select 1 from audit_entries e where e.action = 'file.uploaded' and e.target = f.document_id)))::int as unlogged
     from accounts a left join stored_files f on f.student_id = a.student_id and f.sha_256 = $2 where a.id = $1 and f.id is not null`, [key, sha]);

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
let number = 0;

async function upload(): Promise<Act> {
  const { student } = await cast('draft');
  const person = await signIn(server, student);
  const bytes = pdf(`point ${(number += 1)}`);
  const ask = async () => {
    const response = await person.fetch('/api/me/files?kind=document&name=point.pdf', { method: 'POST', body: new Uint8Array(bytes) });
    return { status: response.status, body: (await response.json()) as { id: string; sha256: string } };
  };
  const again = async () => {
    // The bytes are kept before the row: asked again, they are the same ones.
    expect(await build.store.verify(hashOf(bytes))).toBe(true);
    const { status, body } = await ask();
    expect([status, body.sha256]).toEqual([200, hashOf(bytes)]);
    const file = await person.fetch(`/api/files/${body.id}`);
    expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true);
  };
  return { begin: ask, facts: filesOf(student, hashOf(bytes)), again, done: { files: 1, unlogged: 0 } };
}

interface InParts {
  person: Person;
  bytes: Buffer;
  id: string;
  sendPart(): Promise<{ status: number }>;
}

async function beginParts(student: Account): Promise<InParts> {
  const person = await signIn(server, student);
  const bytes = mp3((number += 1));
  const { body } = await person.send<{ upload: Upload }>('POST', '/api/me/uploads', { kind: 'media', name: '錄音.mp3', bytes: bytes.length, sha256: hashOf(bytes) });
  const { id } = body.upload;
  const sendPart = () => person.fetch(`/api/me/uploads/${id}?offset=0`, { method: 'PATCH', body: new Uint8Array(bytes), headers: { 'Content-Type': 'application/octet-stream' } });
  return { person, bytes, id, sendPart };
}

async function uploadPart(at: Place): Promise<Act> {
  const { student } = await cast('draft');
  const { person, bytes, id, sendPart } = await beginParts(student);
  const again = async () => {
    const { body: { offset } } = await person.get<Upload>(`/api/me/uploads/${id}`);
    expect(offset).toBe(at.during === 'answer' ? bytes.length : 0);
    if (offset === 0) expect((await sendPart()).status).toBe(200);
    expect((await person.send('POST', `/api/me/uploads/${id}/finish`)).status).toBe(200);
  };
  return { begin: sendPart, facts: filesOf(student, hashOf(bytes)), stands: { files: 0, unlogged: 0 }, again, done: { files: 1, unlogged: 0 } };
}

async function uploadFinish(): Promise<Act> {
  const { student } = await cast('draft');
  const { person, bytes, id, sendPart } = await beginParts(student);
  await sendPart();
  const finish = () => person.send('POST', `/api/me/uploads/${id}/finish`);
  const again = async () => {
    const { status } = await finish();
    if (status === 200) return;
    // Forgotten with its end: begun anew by its hash, it is there without a byte being sent.
    expect(status).toBe(404);
    const { body } = await person.send<{ receipt: { sha256: string } }>('POST', '/api/me/uploads', { kind: 'media', name: '錄音.mp3', bytes: bytes.length, sha256: hashOf(bytes) });
    expect(body.receipt.sha256).toBe(hashOf(bytes));
  };
  const facts = () => one('select count(distinct f.id) > 0 as held from accounts a join stored_files f on f.student_id = a.student_id and f.sha_256 = $2 where a.id = $1', [student.key, hashOf(bytes)]);
  return { begin: finish, facts, again, done: { held: true } };
}

const NEXT = 'Another-river-8';

async function password(): Promise<Act> {
  const { student } = await cast('draft');
  const person = await signIn(server, student);
  const before = await one<{ hash: string; session: number }>('select a.password_hash as hash, s.id as session from accounts a join sessions s on s.account_id = a.id where a.id = $1', [student.key]);
  const ask = (): Promise<Answered> => person.send('POST', '/api/me/password', { present: student.password, password: NEXT });
  const facts = () => one(
    `select a.password_hash <> $2 as changed, (select ended_at is null from sessions where id = $3) as former, (select count(*)::int from audit_entries where account_id = a.id and action = 'password.changed') as entries
     from accounts a where a.id = $1`, [student.key, before.hash, before.session]);
  const again = async () => {
    const { status } = await ask();
    if (status !== 200) expect(status).toBe(401);
    await signIn(server, { ...student, password: NEXT });
    await expect(signIn(server, student)).rejects.toThrow('401');
  };
  return { begin: ask, facts, again, done: { changed: true, former: false, entries: 1 } };
}

async function refresh(): Promise<Act> {
  const { student } = await cast('draft');
  const post = (path: string, headers: Record<string, string>, body: object = {}) => fetch(server.url + path, { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) });
  const entered = await post('/api/sign-in', {}, { school: school.code, login: student.login, password: student.password });
  const [cookie] = /refresh=[^;]*/.exec(entered.headers.get('set-cookie') ?? '') ?? [''];
  const ask = () => post('/api/sign-in/refresh', { Cookie: cookie });
  const again = async () => {
    // A machine that is slow to start is not what is tried.
    await server.database.query('update sessions set rotated_at = now() where account_id = $1 and rotated_at is not null', [student.key]);
    const { accessToken } = (await (await ask()).json()) as { accessToken: string };
    expect((await personAt(server, accessToken).get('/api/me')).status).toBe(200);
  };
  const facts = () => one('select rotated_at is not null as rotated, ended_at is null as live from sessions where account_id = $1', [student.key]);
  return { begin: ask, facts, again, done: { rotated: true, live: true } };
}

/** A draft of a roster: the job itself is what is looked at. */
async function job(at: Place): Promise<Act> {
  const own = await newSchool();
  const clerk = await build.account(own);
  const person = await signIn(server, clerk);
  const begin = async () => (await person.send<{ jobId: string }>('POST', '/api/rosters/export', { year: 110, roster: '26', grades: '1,2,3', mode: 'draft' })).body.jobId;
  const facts = async () => (await server.database.query('select j.state, x.state as made from jobs j left join roster_exports x on x.school_id = j.school_id where j.school_id = $1', [own.key])).rows;
  const again = async (id: unknown) => void (await jobEnd(await signIn(server, clerk), String(id), 60));
  const stands = [{ state: at.during === 'row' ? 'waiting' : 'running', made: 'running' }];
  return { begin, facts, stands, again, done: [{ state: 'done', made: 'done' }] };
}

async function letter({ during }: Place): Promise<Act> {
  const own = await newSchool();
  await build.insert('mail_servers', { school_id: own.key, host: '127.0.0.1', port: smtp.port, encryption: 'none', sender: 'noreply@school.test' });
  const { outcome, student, teacher } = await cast('sent', own);
  const address = `student${student.key}@school.test`;
  await build.update('accounts', student.key, { email: address });
  const person = await signIn(server, teacher);
  const facts = async () => {
    const came = smtp.received.filter(({ to }) => to === address);
    const { rows } = await server.database.query('select state from outbox_mails where school_id = $1', [own.key]);
    return { states: rows.map(({ state }) => state as string), came: came.length, letters: new Set(came.map(({ raw }) => headerOf(raw, 'Message-ID'))).size };
  };
  // It rests for ten minutes, lest two processes send it: now they are over.
  const again = () => server.database.query(`update outbox_mails set next_at = now() where school_id = $1`, [own.key]).then(() => undefined);
  return {
    begin: () => person.send('POST', '/api/certifications/certify', { ids: [outcome.id] }), facts, again,
    stands: { states: [during === 'row' ? 'waiting' : 'sent'], came: 1, letters: 1 },
    // At least once, and the same one.
    done: { states: ['sent'], came: during === 'row' ? 2 : 1, letters: 1 },
  };
}

const points: Point[] = [
  { point: 'upload: bytes kept, no row', at: row('insert', 'stored_files'), act: upload },
  { point: 'upload: row written, not its entry of the log', at: row('insert', 'audit_entries', `new.action = 'file.uploaded'`), act: upload },
  { point: 'upload: commit not acknowledged', at: answer('insert', 'stored_files'), act: upload, always: true },
  { point: 'upload in parts: part kept, not counted', at: row('update', 'incoming_uploads'), act: uploadPart },
  { point: 'upload in parts: part counted, not acknowledged', at: answer('update', 'incoming_uploads', 'new.received > 0'), act: uploadPart },
  { point: 'upload in parts: put together, no row', at: row('insert', 'stored_files'), act: uploadFinish },
  { point: 'upload in parts: end not acknowledged', at: answer('insert', 'stored_files'), act: uploadFinish },
  { point: 'send: in its history', at: row('insert', 'outcome_events'), act: send },
  { point: 'send: commit not acknowledged', at: answer('update', 'outcomes', `new.state = 'sent'`), act: send },
  { point: 'certify: state written, not its history', at: row('insert', 'outcome_events'), act: certify },
  { point: 'certify: state and history written, not the log', at: row('insert', 'audit_entries', `new.action = 'outcome.certified'`), act: certify },
  { point: 'certify: all written, no commit', at: commit('update', 'outcomes', `new.state = 'certified'`), act: certify, always: true },
  { point: 'certify: commit not acknowledged', at: answer('update', 'outcomes', `new.state = 'certified'`), act: certify },
  { point: 'undo: state written, not its history', at: row('insert', 'outcome_events'), act: undo },
  { point: 'undo: commit not acknowledged', at: answer('update', 'outcomes', `new.state = 'sent'`), act: undo },
  { point: 'tick: in the row', at: row('update', 'outcomes', `new.state = 'ticked'`), act: tick },
  { point: 'tick: counted and written, no commit', at: commit('insert', 'outcome_events'), act: tick },
  { point: 'tick: commit not acknowledged', at: answer('update', 'outcomes', `new.state = 'ticked'`), act: tick },
  { point: 'password: set, sessions ended, no new one', at: row('insert', 'sessions'), act: password },
  { point: 'password: commit not acknowledged', at: answer('update', 'accounts', 'new.password_hash <> old.password_hash'), act: password },
  { point: 'session: in its rotation', at: row('update', 'sessions', 'new.refresh_hash <> old.refresh_hash'), act: refresh },
  { point: 'session: rotated, answer lost', at: answer('update', 'sessions', 'new.refresh_hash <> old.refresh_hash'), act: refresh, always: true },
  { point: 'job: in the hand of a worker', at: row('update', 'jobs', `new.state = 'running'`), act: job },
  { point: 'job: taken, and the worker does not know', at: answer('update', 'jobs', `new.state = 'running'`), act: job, always: true },
  { point: 'mail: left, not noted', at: row('update', 'outbox_mails', `new.state = 'sent'`), act: letter },
  { point: 'mail: noted, not acknowledged', at: answer('update', 'outbox_mails', `new.state = 'sent'`), act: letter },
];

describe('kill -9 at a point of what people do', () => {
  const tried = points.filter(({ always }) => allDrills || always);
  const recovered: number[] = [];
  test.each(tried)('$point', { timeout: 240_000 }, async (point) => {
    recovered.push(await server.killAt(point));
    if (recovered.length === tried.length) noteDrill({ fault: 'kill -9 at named points of what people do', tries: tried.length, lost: 0, halfDone: 0, recoveredMs: Math.max(...recovered) });
  });
});
