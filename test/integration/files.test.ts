import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FileReceipt } from '@portfolio/portfolio/contract';
import { samplePng } from '../../database/seeds/sample-files';
import { createBuilders, mp3, pdf, signIn, type Account, type Builders, type Person, type School, type Student } from '../support/builders';
import { shareServer, type SharedTestServer } from '../support/server';

let server: SharedTestServer;
let build: Builders;
let school: School;
let owner: Student;
let account: Account;
let student: Person;

beforeAll(async () => {
  server = await shareServer({ worker: false });
  build = createBuilders(server);
  school = await build.school();
});
afterAll(() => server?.stop());
beforeEach(async () => {
  owner = await build.student(school);
  account = await build.account(school, { student: owner });
  student = await signIn(server, account);
});

const MIB = 1024 * 1024;
const sql = async <R = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<R[]> => (await server.database.query(text, values)).rows as R[];
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const stored = (): Promise<unknown[]> => sql('select * from stored_files where student_id = $1', [owner.key]);
const placeOf = (hash: string): string => path.join(server.dataDir, 'files/store', hash.slice(0, 2), hash.slice(2, 4), hash);
const incoming = (): string[] => fs.readdirSync(path.join(server.dataDir, 'files/incoming'));
const addressOf = (name: string, kind = 'document'): string => `/api/me/files?kind=${kind}&name=${encodeURIComponent(name)}`;

interface Refused {
  error: { code: string; message: string; fields?: Record<string, string> };
}
interface Uploaded {
  status: number;
  code?: string;
  message?: string;
  receipt: FileReceipt;
}

async function send(url: string, init: RequestInit): Promise<Uploaded> {
  const response = await student.fetch(url, { method: 'POST', ...init });
  const body = (await response.json()) as FileReceipt & Partial<Refused>;
  return { status: response.status, code: body.error?.code, message: body.error?.message, receipt: body };
}
const upload = (bytes: Buffer, name = '成果.pdf', kind = 'document', headers: Record<string, string> = {}) => send(addressOf(name, kind), { body: new Uint8Array(bytes), headers });
/** Without a Content-Length, as a program would that makes its bytes on the way. */
const uploadChunked = (bytes: Buffer, name: string, kind: string) => {
  const chunks = Array.from({ length: Math.ceil(bytes.length / 65_536) }, (_, index) => bytes.subarray(index * 65_536, (index + 1) * 65_536));
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = chunks.shift();
      if (chunk) controller.enqueue(new Uint8Array(chunk));
      else controller.close();
    },
  });
  return send(addressOf(name, kind), { body, duplex: 'half' } as RequestInit);
};

/** A PDF of exactly so many bytes, different each time. */
function pdfOf(size: number): Buffer {
  const head = Buffer.from(`%PDF-1.4\n%${randomBytes(8).toString('hex')}\n`);
  const tail = pdf('end').subarray(9);
  return Buffer.concat([head, Buffer.alloc(size - head.length - tail.length, '\n'), tail]);
}
function mp3Of(size: number): Buffer {
  const start = mp3(1);
  return Buffer.concat([start, Buffer.alloc(size - start.length)]);
}

describe('an upload', () => {
  it('is acknowledged with a receipt when its bytes are in their place and in the database', async () => {
    const bytes = pdf('receipt');
    const { status, receipt } = await upload(bytes, '我的成果.pdf');
    expect(status).toBe(200);
    expect(receipt).toMatchObject({ kind: 'document', name: '我的成果.pdf', bytes: bytes.length, sha256: sha256(bytes), mime: 'application/pdf' });
    expect(Math.abs(Date.parse(receipt.keptAt) - Date.now())).toBeLessThan(60_000);
    expect(fs.readFileSync(placeOf(receipt.sha256)).equals(bytes)).toBe(true);
    expect(fs.statSync(placeOf(receipt.sha256)).mode & 0o077).toBe(0);
    expect(await sql('select bytes::int, tombstoned_at from blobs where sha_256 = $1', [receipt.sha256])).toEqual([{ bytes: bytes.length, tombstoned_at: null }]);
    expect(await sql(`select account_id, target from audit_entries where action = 'file.uploaded' order by id desc limit 1`)).toEqual([{ account_id: account.key, target: receipt.id }]);
  });

  it('of the same bytes twice makes two receipts and one file', async () => {
    const bytes = pdf('twice');
    const [first, second] = [await upload(bytes, 'a.pdf'), await upload(bytes, 'b.pdf')];
    expect(first.receipt.id).not.toBe(second.receipt.id);
    expect(await stored()).toHaveLength(2);
    expect(await sql('select 1 from blobs where sha_256 = $1', [sha256(bytes)])).toHaveLength(1);
  });

  it.each([['a.png', 'document', samplePng(3, 30, 20), 'image/png'], ['a.mp3', 'media', mp3(9), 'audio/mpeg'], ['a.PDF', 'document', pdf('caps'), 'application/pdf']])('tells the type by the bytes: %s', async (name, kind, bytes, mime) => {
    expect((await upload(bytes, name, kind, { 'Content-Type': 'image/gif' })).receipt.mime).toBe(mime);
  });

  it('takes ten at once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => upload(pdfOf(MIB))));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(incoming()).toEqual([]);
  });

  it('repairs bytes that the disk has damaged meanwhile', async () => {
    const bytes = pdf('damaged');
    await upload(bytes);
    fs.writeFileSync(placeOf(sha256(bytes)), 'something else');
    expect((await upload(bytes)).status).toBe(200);
    expect(fs.readFileSync(placeOf(sha256(bytes))).equals(bytes)).toBe(true);
  });

  it('is a student’s: no one else has a place for files', async () => {
    const temporary = await build.account(school, { kind: 'temporary', student: owner });
    for (const person of [await signIn(server, temporary), await signIn(server, await build.account(school, { teacher: await build.teacher(school) })), await signIn(server, await build.account(school))]) {
      expect((await person.fetch(addressOf('a.pdf'), { method: 'POST', body: new Uint8Array(pdf('x')) })).status).toBe(403);
    }
  });
});

describe('the size', () => {
  it.each([['document', 'a.pdf', 4, pdfOf], ['media', 'a.mp3', 10, mp3Of]] as const)('of a %s may be the limit and not one byte more', async (kind, name, megabytes, make) => {
    expect((await upload(make(megabytes * MIB), name, kind)).status).toBe(200);
    for (const sender of [upload, uploadChunked]) {
      const { status, code, message } = await sender(make(megabytes * MIB + 1), name, kind);
      expect([status, code]).toEqual([413, 'file-large']);
      expect(message).toContain(`${megabytes} MB`);
    }
    expect(await stored()).toHaveLength(1);
    expect(incoming()).toEqual([]);
  });

  it('may be unknown beforehand', async () => {
    const bytes = pdfOf(MIB);
    expect((await uploadChunked(bytes, 'a.pdf', 'document')).receipt.sha256).toBe(sha256(bytes));
  });

  it('is more than nothing', async () => {
    expect(await upload(Buffer.alloc(0))).toMatchObject({ status: 422, code: 'file-empty' });
  });
});

describe('a file that is not what it says', () => {
  it.each<[string, string, Buffer, string, string]>([
    ['a page as PDF', 'a.pdf', Buffer.from('<html><script>alert(1)</script></html>'), 'document', 'file-lies'],
    ['a drawing as PNG', 'a.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'document', 'file-lies'],
    ['a page before a PDF', 'a.pdf', Buffer.concat([Buffer.from('<html></html>'), pdf('behind')]), 'document', 'file-lies'],
    ['a cut PDF', 'a.pdf', pdfOf(5000).subarray(0, 4000), 'document', 'file-lies'],
    ['a cut PNG', 'a.png', samplePng(1, 30, 20).subarray(0, 20), 'document', 'file-lies'],
    ['a PNG as PDF', 'a.pdf', samplePng(1, 30, 20), 'document', 'file-lies'],
    ['a PDF as MP3', 'a.mp3', pdf('x'), 'media', 'file-lies'],
    ['a page', 'a.html', Buffer.from('<html></html>'), 'document', 'file-type'],
    ['a drawing', 'a.svg', Buffer.from('<svg/>'), 'document', 'file-type'],
    ['a program', 'a.pdf.exe', pdf('x'), 'document', 'file-type'],
    ['no extension', 'pdf', pdf('x'), 'document', 'file-type'],
    ['a document among films', 'a.pdf', pdf('x'), 'media', 'file-type'],
  ])('is refused and leaves nothing: %s', async (_, name, bytes, kind, code) => {
    const answer = await upload(bytes, name, kind);
    expect([answer.status, answer.code]).toEqual([422, code]);
    expect(await stored()).toEqual([]);
    expect(incoming()).toEqual([]);
    expect(fs.existsSync(placeOf(sha256(bytes)))).toBe(false);
  });

  it.each([[{ 'Content-Type': 'application/json' }], [{ 'Content-Type': 'application/x-www-form-urlencoded' }], [{ 'Content-Type': 'multipart/form-data; boundary=x' }], [{ 'Content-Type': 'text/plain' }]])('does not slip through by another way of reading: %j', async (headers) => {
    const { status } = await upload(Buffer.from('{"a":1}'), 'a.pdf', 'document', headers);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(await stored()).toEqual([]);
  });

  it('needs a kind that there is', async () => {
    for (const kind of ['report', '', 'Document']) expect((await upload(pdf('x'), 'a.pdf', kind)).status).toBe(422);
    expect((await send('/api/me/files?name=a.pdf', { body: 'x' })).status).toBe(422);
  });
});

describe('an upload that breaks off', () => {
  /** Sends a part of what it announced, then ends the connection in one of two ways. */
  async function breakOff(end: (socket: net.Socket) => void): Promise<void> {
    const { hostname, port } = new URL(server.url);
    const signed = (await signInToken()).accessToken;
    const bytes = pdfOf(200_000);
    const socket = net.connect(Number(port), hostname);
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.write(`POST ${addressOf('a.pdf')} HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${signed}\r\nContent-Length: ${bytes.length}\r\n\r\n`);
    socket.write(bytes.subarray(0, 100_000));
    await expect.poll(incoming, { timeout: 10_000 }).toHaveLength(1);
    socket.on('error', () => undefined);
    end(socket);
    await expect.poll(incoming, { timeout: 10_000 }).toEqual([]);
    socket.destroy();
    expect(await stored()).toEqual([]);
  }
  const signInToken = async () =>
    (await (await fetch(`${server.url}/api/sign-in`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ school: school.code, login: account.login, password: account.password }) })).json()) as { accessToken: string };

  it('keeps nothing when the connection is lost', () => breakOff((socket) => socket.resetAndDestroy()));
  it('keeps nothing when the sender hangs up early', () => breakOff((socket) => socket.end()));
});

describe('the name of a file', () => {
  it('may have 255 bytes, of any characters, and comes back whole', async () => {
    const name = `${'𠮷'.repeat(62)}abc.pdf`;
    expect(Buffer.byteLength(name)).toBe(255);
    const { status, receipt } = await upload(pdf('long name'), name);
    expect(status).toBe(200);
    expect(receipt.name).toBe(name);
    const response = await student.fetch(`/api/files/${receipt.id}?download=true`);
    const disposition = response.headers.get('content-disposition') ?? '';
    await response.body?.cancel();
    expect(disposition).toMatch(/^attachment; filename\*=UTF-8''/);
    expect(decodeURIComponent(disposition.split("''")[1])).toBe(name);

    const long = await upload(pdf('long name'), `a${name}`);
    expect([long.status, long.code]).toEqual([422, 'invalid-input']);
  });

  it.each([`a"b'; c=d.pdf`, '../../etc/passwd.pdf', 'a/b\\c.pdf', '學 習 成 果 (1).pdf', '100%.pdf', '.pdf', 'a;b,c.pdf'])('is a name and nothing more: %s', async (name) => {
    const { status, receipt } = await upload(pdf('odd name'), name);
    expect(status).toBe(200);
    const response = await student.fetch(`/api/files/${receipt.id}`);
    await response.body?.cancel();
    expect(response.headers.get('content-disposition')).not.toContain('"');
    expect(receipt.name).toBe(name);
  });

  it.each(['a\u0000.pdf', 'a\r\nSet-Cookie: b=c.pdf', 'a\tb.pdf', '\u001b[2J.pdf'])('has no control characters: %j', async (name) => {
    expect(await upload(pdf('x'), name)).toMatchObject({ status: 422, code: 'invalid-input' });
  });
});

describe('a file that is served', () => {
  let file: FileReceipt;
  let bytes: Buffer;
  beforeEach(async () => {
    bytes = pdfOf(10_000);
    file = (await upload(bytes)).receipt;
  });
  const fetchFile = async (headers: Record<string, string> = {}, query = '', method = 'GET') => {
    const response = await student.fetch(`/api/files/${file.id}${query}`, { method, headers });
    return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
  };

  it('is never a page of this site', async () => {
    const { headers, bytes: got, status } = await fetchFile();
    expect(status).toBe(200);
    expect(got.equals(bytes)).toBe(true);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    // A browser's own PDF viewer does not open in a sandbox; nothing of a PDF runs as this site.
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    expect(headers.get('content-disposition')).toMatch(/^inline;/);
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(headers.get('content-length')).toBe('10000');
    expect((await fetchFile({}, '?download=true')).headers.get('content-disposition')).toMatch(/^attachment;/);
    expect((await fetchFile({}, '', 'HEAD'))).toMatchObject({ status: 200, bytes: Buffer.alloc(0) });
  });

  it('is shut in a sandbox, being a picture or a film', async () => {
    for (const [name, kind, content] of [['a.png', 'document', samplePng(5, 30, 20)], ['a.mp3', 'media', mp3(5)]] as const) {
      file = (await upload(content, name, kind)).receipt;
      expect((await fetchFile()).headers.get('content-security-policy')).toMatch(/^default-src 'none'.*; sandbox$/);
    }
  });

  it.each([['bytes=0-99', 0, 99], ['bytes=9900-', 9900, 9999], ['bytes=-100', 9900, 9999], ['bytes=9999-20000', 9999, 9999]])('in a part: %s', async (range, start, end) => {
    const part = await fetchFile({ Range: range });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe(`bytes ${start}-${end}/10000`);
    expect(part.headers.get('content-length')).toBe(String(end - start + 1));
    expect(part.bytes.equals(bytes.subarray(start, end + 1))).toBe(true);
  });

  it.each(['bytes=10000-', 'bytes=-0', 'bytes=5-1', 'bytes=0-1,5-6'])('not in a part that is none: %s', async (range) => {
    const part = await fetchFile({ Range: range });
    expect([part.status, part.headers.get('content-range'), part.bytes.length]).toEqual([416, 'bytes */10000', 0]);
  });

  it('is said to be unavailable, not unknown, when the disk has lost it', async () => {
    fs.rmSync(placeOf(file.sha256));
    const { status, bytes: body } = await fetchFile();
    expect(status).toBe(503);
    expect(JSON.parse(body.toString())).toMatchObject({ error: { code: 'unavailable' } });
  });
});

describe('the file of a job', () => {
  it('is for whoever asked for the job, leaves a row in the audit log, and is said to be unavailable when it is lost', async () => {
    const file = await build.file(owner, { name: '名冊.xlsx', bytes: Buffer.from(randomBytes(100)) });
    const job = await build.insert('jobs', { school_id: school.key, kind: 'test', state: 'done', requested_by_id: account.key, file_name: '名冊.xlsx', file_sha_256: file.sha256 });
    const fileless = await build.insert('jobs', { school_id: school.key, kind: 'test', state: 'running', requested_by_id: account.key });
    const response = await student.fetch(`/api/jobs/${job.id}/file`);
    expect(Buffer.from(await response.arrayBuffer()).equals(file.bytes)).toBe(true);
    expect(decodeURIComponent(response.headers.get('content-disposition') ?? '')).toBe("attachment; filename*=UTF-8''名冊.xlsx");
    expect([response.headers.get('x-content-type-options'), response.headers.get('cache-control')]).toEqual(['nosniff', 'private, no-store']);
    expect(await sql(`select target from audit_entries where action = 'job.file-opened' and school_id = $1`, [school.key])).toEqual([{ target: job.id }]);

    const other = await signIn(server, await build.account(school));
    expect([(await other.get(`/api/jobs/${job.id}/file`)).status, (await other.get(`/api/jobs/${job.id}`)).status, (await student.get(`/api/jobs/${fileless.id}/file`)).status]).toEqual([404, 404, 404]);
    expect((await student.get<unknown[]>('/api/me/jobs')).body).toHaveLength(2);
    expect((await other.get<unknown[]>('/api/me/jobs')).body).toEqual([]);
    fs.rmSync(placeOf(file.sha256));
    expect((await student.get(`/api/jobs/${job.id}/file`)).status).toBe(503);
  });
});
