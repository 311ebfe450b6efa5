import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { limits } from '@portfolio/config/limits';
import type { FileReceipt, Upload } from '@portfolio/portfolio/contract';
import { createBuilders, mp3, pdf, signIn, type Answered, type Builders, type Classroom, type Person, type School, type Student } from '../support/builders';
import { startServer, type TestServer } from '../support/server';

let server: TestServer;
let build: Builders;
let school: School;
let room: Classroom;
let owner: Student;
let student: Person;

beforeAll(async () => {
  server = await startServer({ env: { WORKER: '0' } });
  build = createBuilders(server);
});
afterAll(() => server?.stop());

beforeEach(async () => {
  school = await build.school();
  room = await build.classroom(school);
  [{ student: owner }] = room.students;
  student = await signIn(server, await build.account(school, { student: owner }));
});

interface Refused {
  error: { code: string; message: string };
}
type Begun = Refused & { upload: Upload | null; receipt: FileReceipt | null };

const PART = limits.upload.partBytes;
const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
/** A real MP3 of several parts, other bytes each time. */
const film = (number: number, bytes = PART * 2 + 1000): Buffer => Buffer.concat([mp3(number), ...Array.from({ length: Math.ceil(bytes / 417) }, () => mp3(0).subarray(-417))]);
const refused = ({ status, body }: Answered<Refused>) => [status, body.error?.code];

const begin = (bytes: Buffer, more: object = {}, person = student) =>
  person.send<Begun>('POST', '/api/me/uploads', { kind: 'media', name: '口頭報告.mp3', bytes: bytes.length, sha256: hashOf(bytes), ...more });
async function part(id: string, offset: number, bytes: Buffer, headers: Record<string, string> = {}): Promise<Answered<Refused & Upload>> {
  const response = await student.fetch(`/api/me/uploads/${id}?offset=${offset}`, { method: 'PATCH', body: new Uint8Array(bytes), headers: { 'Content-Type': 'application/octet-stream', ...headers } });
  return { status: response.status, headers: response.headers, body: await response.json() };
}
async function sendAll(id: string, bytes: Buffer, from = 0): Promise<void> {
  for (let offset = from; offset < bytes.length; offset += PART) expect((await part(id, offset, bytes.subarray(offset, offset + PART))).status).toBe(200);
}
const finish = (id: string) => student.send<Refused & FileReceipt>('POST', `/api/me/uploads/${id}/finish`);
const partsFolder = (id: string): string => path.join(server.dataDir, 'files', 'incoming', 'parts', id);

/** Sends the beginning of a part and cuts the line. */
function cutOff(address: string, token: string, bytes: Buffer, said: number): Promise<void> {
  return new Promise((resolve) => {
    const { hostname, port, pathname, search } = new URL(address);
    const socket = net.connect(Number(port), hostname, () => {
      socket.write(`PATCH ${pathname}${search} HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: ${token}\r\nContent-Type: application/octet-stream\r\nContent-Length: ${said}\r\n\r\n`);
      socket.write(bytes, () => setTimeout(() => socket.destroy(), 100));
    });
    socket.on('close', () => resolve());
    socket.on('error', () => resolve());
  });
}

describe('a file in parts', () => {
  it('goes on where it stopped: after a broken line, after a restart of the server, under the same name and bytes', async () => {
    const bytes = film(1);
    const { body: { upload } } = await begin(bytes);
    const { id } = upload as Upload;
    expect(upload).toEqual({ id, offset: 0, bytes: bytes.length, partBytes: PART });
    expect((await part(id, 0, bytes.subarray(0, PART))).body).toMatchObject({ offset: PART });

    await cutOff(`${server.url}/api/me/uploads/${id}?offset=${PART}`, await tokenOf(student), bytes.subarray(PART, PART + 5000), PART);
    expect((await student.get<Upload>(`/api/me/uploads/${id}`)).body.offset).toBe(PART);
    expect(refused(await finish(id))).toEqual([409, 'upload-incomplete']);

    await server.kill();
    await server.restart();
    const again = await begin(bytes);
    expect(again.body.upload).toEqual({ id, offset: PART, bytes: bytes.length, partBytes: PART });
    await sendAll(id, bytes, PART);
    const { status, body: receipt } = await finish(id);
    expect(status, JSON.stringify(receipt)).toBe(200);
    expect(receipt).toMatchObject({ kind: 'media', name: '口頭報告.mp3', bytes: bytes.length, sha256: hashOf(bytes), mime: 'audio/mpeg' });
    const response = await student.fetch(`/api/files/${receipt.id}`);
    expect(hashOf(Buffer.from(await response.arrayBuffer()))).toBe(hashOf(bytes));
    expect(existsSync(partsFolder(id))).toBe(false);
    expect((await finish(id)).status).toBe(404);
    const { rows } = await server.database.query('select action from audit_entries where school_id = $1 order by id', [school.key]);
    expect(rows.map(({ action }) => action)).toEqual(['file.upload-begun', 'file.upload-begun', 'file.uploaded']);
  });

  it('takes each byte once: a part that does not join is refused, of two at once one counts', async () => {
    const bytes = film(2);
    const { body: { upload } } = await begin(bytes);
    const { id } = upload as Upload;
    expect(refused(await part(id, 1, bytes.subarray(1, PART)))).toEqual([409, 'upload-offset']);
    const both = await Promise.all([part(id, 0, bytes.subarray(0, PART)), part(id, 0, bytes.subarray(0, 20_000))]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { body: { offset } } = await student.get<Upload>(`/api/me/uploads/${id}`);
    expect(refused(await part(id, 0, bytes.subarray(0, PART)))).toEqual([409, 'upload-offset']);
    await sendAll(id, bytes, offset);
    expect((await finish(id)).body.sha256).toBe(hashOf(bytes));
  });

  it('takes no more than a part, nor more than the file has', async () => {
    const bytes = film(3);
    const { body: { upload } } = await begin(bytes);
    const { id } = upload as Upload;
    expect(refused(await part(id, 0, bytes.subarray(0, PART + 1)))).toEqual([413, 'file-large']);
    await sendAll(id, bytes);
    expect(refused(await part(id, bytes.length, Buffer.from('x')))).toEqual([413, 'file-large']);
    expect((await student.get<Upload>(`/api/me/uploads/${id}`)).body.offset).toBe(bytes.length);
  });

  it('is refused before a byte is sent when its name, kind or size cannot be, to the byte', async () => {
    const asked = async (more: object) => refused(await student.send<Refused>('POST', '/api/me/uploads', { kind: 'document', name: '成果.pdf', bytes: 10, ...more }));
    expect(await asked({ bytes: 0 })).toEqual([422, 'file-empty']);
    expect(await asked({ bytes: 4 * 1024 * 1024 })).toEqual([200, undefined]);
    expect(await asked({ bytes: 4 * 1024 * 1024 + 1 })).toEqual([413, 'file-large']);
    expect(await asked({ kind: 'media', name: 'a.mp4', bytes: 10 * 1024 * 1024 })).toEqual([200, undefined]);
    expect(await asked({ kind: 'media', name: 'a.mp4', bytes: 10 * 1024 * 1024 + 1 })).toEqual([413, 'file-large']);
    expect(await asked({ name: '成果.exe' })).toEqual([422, 'file-type']);
    expect(await asked({ kind: 'media' })).toEqual([422, 'file-type']);
    expect(await asked({ name: `${'𠮷'.repeat(62)}abc.pdf` })).toEqual([200, undefined]);
    expect(await asked({ name: `${'𠮷'.repeat(62)}abcd.pdf` })).toEqual([422, 'invalid-input']);
    expect(await asked({ name: '成\u0000果.pdf' })).toEqual([422, 'invalid-input']);
  });

  it('is refused at its end when the bytes lie, and then begins anew', async () => {
    const lie = Buffer.from('<html>not a document</html>');
    const { body: { upload } } = await begin(lie, { kind: 'document', name: '成果.pdf' });
    const { id } = upload as Upload;
    await part(id, 0, lie);
    expect(refused(await finish(id))).toEqual([422, 'file-lies']);
    expect((await student.get(`/api/me/uploads/${id}`)).status).toBe(404);
    expect((await begin(lie, { kind: 'document', name: '成果.pdf' })).body.upload).toMatchObject({ offset: 0 });
  });

  it('need not be sent again by who has handed it in before, and by nobody else', async () => {
    const bytes = pdf('handed in twice');
    const file = await build.file(owner, { bytes, name: '原來的名字.pdf' });
    const { body } = await begin(bytes, { kind: 'document', name: '新的名字.pdf' });
    expect(body.upload).toBeNull();
    expect(body.receipt).toMatchObject({ name: '新的名字.pdf', sha256: file.sha256, bytes: bytes.length });
    expect(body.receipt?.id).not.toBe(file.id);
    const other = await signIn(server, await build.account(school, { student: await build.student(school) }));
    expect((await begin(bytes, { kind: 'document', name: '新的名字.pdf' }, other)).body.receipt).toBeNull();
  });

  it('keeps to a few that are under way, forgets what was left for a day, and can be given up', async () => {
    const ids: string[] = [];
    for (let number = 0; number < limits.upload.perStudent + 1; number += 1) ids.push((await begin(film(20 + number, 1000))).body.upload?.id as string);
    expect((await student.get(`/api/me/uploads/${ids[0]}`)).status).toBe(404);
    expect(refused(await part(ids[1], 0, film(21, 1000).subarray(0, 100)))).toEqual([400, 'file-cut']);
    await part(ids[1], 0, film(21, 1000));
    expect(readdirSync(partsFolder(ids[1]))).toHaveLength(1);
    expect((await student.send('DELETE', `/api/me/uploads/${ids[1]}`)).status).toBe(200);
    expect(existsSync(partsFolder(ids[1]))).toBe(false);
  });
});

describe('the body of an upload', () => {
  it.each(['text/plain', 'application/json', 'application/x-www-form-urlencoded', 'text/html', 'application/pdf'])('is the file’s bytes when a browser calls it %s', async (type) => {
    const bytes = pdf(`called ${type}`);
    const response = await student.fetch('/api/me/files?kind=document&name=a.pdf', { method: 'POST', body: new Uint8Array(bytes), headers: { 'Content-Type': type } });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ sha256: hashOf(bytes), bytes: bytes.length });
    const second = pdf(`in parts ${type}`);
    const { body: { upload } } = await begin(second, { kind: 'document', name: 'b.pdf' });
    expect((await part((upload as Upload).id, 0, second, { 'Content-Type': type })).body.offset).toBe(second.length);
  });
});

/** The header that a person's calls carry, taken from one. */
async function tokenOf(person: Person): Promise<string> {
  const real = globalThis.fetch;
  let seen = '';
  globalThis.fetch = (async (input: string, init: RequestInit) => {
    seen = new Headers(init.headers).get('authorization') ?? '';
    return real(input, init);
  }) as typeof fetch;
  await person.get('/api/me').finally(() => (globalThis.fetch = real));
  return seen;
}
