import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { crc32, deflateRawSync } from 'node:zlib';
import { setImmediate as breathe, setTimeout as sleep } from 'node:timers/promises';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '@portfolio/config/limits';
import { rawZip, type RawEntry } from '../../../../test/support/raw-zip';
import { openArchive, type ArchiveOptions } from './read-archive';
import { openSpool, type Spool } from './spool';
import { archiveStream, type NewEntry } from './write-archive';

let folder: string;
let spool: Spool;

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'portfolio-archive-'));
  spool = openSpool(path.join(folder, 'spool'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PASSWORD = '6f1e7a2c-0d3b-4d7e-9d8a-5b0f7f3c2a11';
const rare = '臺北𠮷野家 – 第１學期 😀.pdf';
const files: Record<string, Buffer> = {
  'A123456789/課程學習成果/C01.pdf': randomBytes(700_000),
  [`A123456789/多元表現/${rare}`]: Buffer.from('x'.repeat(300_000)),
  'empty.json': Buffer.alloc(0),
};

const entriesOf = (): NewEntry[] => Object.entries(files).map(([name, content]) => ({ name, content: content.length % 2 ? content : Readable.from([content]), pack: name.endsWith('.json') }));
const write = async (entries: Iterable<NewEntry>, password: string | null) => spool.write(archiveStream(entries, password), Infinity);
const bytesOf = async (stream: Readable): Promise<Buffer> => Buffer.concat(await stream.toArray() as Buffer[]);

function keep(bytes: Uint8Array): string {
  const file = path.join(folder, randomBytes(6).toString('hex'));
  writeFileSync(file, bytes);
  return file;
}

async function readAll(file: string, options: ArchiveOptions = {}): Promise<Record<string, Buffer>> {
  const archive = await openArchive(file, options);
  try {
    const found: Record<string, Buffer> = {};
    for (const name of archive.entries.keys()) found[name] = await bytesOf(archive.read(name));
    return found;
  } finally {
    await archive.close();
  }
}

/** Vitest compares large buffers byte by byte, slowly. */
function expectSame(found: Record<string, Buffer>): void {
  expect(Object.keys(found)).toEqual(Object.keys(files));
  for (const [name, content] of Object.entries(files)) expect(found[name].equals(content), name).toBe(true);
}

const codeOf = (file: string, options: ArchiveOptions = {}): Promise<string> =>
  readAll(file, options).then(() => 'taken', (error: { code?: string; message: string; status?: number }) => (error.status ? String(error.code) : `unexpected ${error.message}`));

/** A program that reads archives and is not ours; null when the machine has none. */
function reader(...names: string[]): string | null {
  for (const name of names) {
    const found = (process.env.PATH ?? '').split(path.delimiter).map((each) => path.join(each, name)).find((file) => {
      try {
        readFileSync(file);
        return true;
      } catch {
        return false;
      }
    });
    if (found) return found;
  }
  return null;
}

describe('what is written', () => {
  it.each([PASSWORD, null])('comes back byte for byte (password %s), with its hashes', async (password) => {
    const made = await write(entriesOf(), password);
    const bytes = readFileSync(spool.pathOf(made.name));
    expect(createHash('md5').update(bytes).digest('hex')).toBe(made.md5);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(made.sha256);
    expect(made.bytes).toBe(bytes.length);
    expectSame(await readAll(spool.pathOf(made.name), { password }));
  });

  const sevenZip = reader('7zz', '7z', '7za');
  it.skipIf(!sevenZip)('is read by 7-Zip (skipped where it is not installed: apt install 7zip)', async () => {
    const made = await write(entriesOf(), PASSWORD);
    const to = path.join(folder, 'seven');
    execFileSync(String(sevenZip), ['x', `-p${PASSWORD}`, `-o${to}`, spool.pathOf(made.name)]);
    for (const [name, content] of Object.entries(files)) expect(readFileSync(path.join(to, name)).equals(content), name).toBe(true);
    expect(execFileSync(String(sevenZip), ['l', '-slt', `-p${PASSWORD}`, spool.pathOf(made.name)]).toString()).toContain('AES-256');
  });

  const bsdtar = reader('bsdtar');
  it.skipIf(!bsdtar)('is read by bsdtar (skipped where it is not installed: apt install libarchive-tools)', async () => {
    const made = await write(entriesOf(), PASSWORD);
    const to = mkdtempSync(path.join(folder, 'bsd-'));
    execFileSync(String(bsdtar), ['-x', '-f', spool.pathOf(made.name), '-C', to, '--passphrase', PASSWORD], { env: { ...process.env, LC_ALL: 'C.UTF-8' } });
    for (const [name, content] of Object.entries(files)) expect(readFileSync(path.join(to, name)).equals(content), name).toBe(true);
  });

  it('takes no more memory than a few chunks', async () => {
    setFlagsFromString('--expose_gc');
    const collect = runInNewContext('gc') as () => void;
    const megabytes = 64;
    // As large as those of a file that is read.
    const chunk = randomBytes(64 * 1024);
    let most = 0;
    collect();
    const before = process.memoryUsage().arrayBuffers;
    const look = () => {
      collect();
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    };
    const source = async function* () {
      for (let index = 0; index < megabytes * 16; index += 1) {
        if (index % 128 === 127) look();
        yield Buffer.from(chunk);
        await breathe(); // as a disk would
      }
    };
    const made = await write([{ name: 'film.mp4', content: Readable.from(source()), pack: false }], PASSWORD);
    const archive = await openArchive(spool.pathOf(made.name), { password: PASSWORD, limits: { ...limits.archive, entryBytes: 200 * 1024 ** 2 } });
    let read = 0;
    let looked = 0;
    for await (const part of archive.read('film.mp4') as AsyncIterable<Buffer>) {
      read += part.length;
      if (read - looked < 8 * 1024 * 1024) continue;
      looked = read;
      await sleep(20);
      look();
    }
    await archive.close();
    expect(read).toBe(megabytes * 1024 * 1024);
    expect(most).toBeLessThan(48 * 1024 * 1024);
  });

  it('fails with what its source throws, and leaves nothing in the spool', async () => {
    const before = readdirSync(path.join(folder, 'spool')).length;
    const broken = async function* () {
      yield Buffer.from('a');
      throw new Error('the disk is gone');
    };
    await expect(write([{ name: 'a', content: Readable.from(broken()), pack: false }], PASSWORD)).rejects.toThrow('the disk is gone');
    await expect(spool.write(Readable.from([Buffer.alloc(100)]), 99)).rejects.toMatchObject({ code: 'archive-large' });
    expect(readdirSync(path.join(folder, 'spool'))).toHaveLength(before);
  });
});

describe('archives of others', () => {
  const foreign = async (options: ConstructorParameters<typeof ZipWriter>[1]) => {
    const writer = new ZipWriter(new Uint8ArrayWriter(), options);
    for (const [name, content] of Object.entries(files)) await writer.add(name, new Uint8ArrayReader(content));
    return keep(await writer.close() as Uint8Array);
  };

  it.each([
    ['ZipCrypto', { password: PASSWORD, zipCrypto: true }],
    ['AES-128', { password: PASSWORD, encryptionStrength: 1 as const }],
    ['AES-192', { password: PASSWORD, encryptionStrength: 2 as const }],
    ['AES-256 packed', { password: PASSWORD, encryptionStrength: 3 as const, level: 9 }],
    ['plain', {}],
    ['Zip64', { zip64: true }],
  ])('of %s come in', async (_, options) => {
    expectSame(await readAll(await foreign(options), { password: PASSWORD }));
  });

  it('have names in Big5, backslashes between folders, and folders of their own', async () => {
    // 課程\C01.pdf, and 功.txt, whose second byte in Big5 is a backslash.
    const big5 = Buffer.from([0xbd, 0xd2, 0xb5, 0x7b, 0x5c, 0x43, 0x30, 0x31, 0x2e, 0x70, 0x64, 0x66]);
    const found = await readAll(keep(rawZip([{ name: 'folder/' }, { name: big5, data: Buffer.from('a') }, { name: Buffer.from([0xa5, 0x5c, 0x2e, 0x74, 0x78, 0x74]), data: Buffer.from('b'), deflate: true }])));
    expect(Object.fromEntries(Object.entries(found).map(([name, data]) => [name, data.toString()]))).toEqual({ '課程/C01.pdf': 'a', '功.txt': 'b' });
  });

  it.each([['ZipCrypto', { zipCrypto: true }], ['AES', {}]])('of %s with a wrong password or none are refused', async (_, options) => {
    const file = await foreign({ password: PASSWORD, ...options });
    expect(await codeOf(file, { password: null })).toBe('archive-password');
    // ZipCrypto checks one byte of twelve: the checksum is what finds the others.
    expect(['archive-password', 'archive-damaged']).toContain(await codeOf(file, { password: 'wrong' }));
  });
});

describe('hostile archives', () => {
  const data = Buffer.from('hello world, hello world');
  const bomb = Buffer.alloc(8 * 1024 * 1024);
  const cases: [string, string, RawEntry[]][] = [
    ['that climb out', 'archive-path', [{ name: '../../etc/passwd', data }]],
    ['that climb out by backslashes', 'archive-path', [{ name: '..\\..\\evil.dll', data }]],
    ['with an absolute name', 'archive-path', [{ name: '/etc/passwd', data }]],
    ['with a drive', 'archive-path', [{ name: 'C:\\evil.exe', data }]],
    ['with a name that is no text', 'archive-path', [{ name: Buffer.from([0xff, 0xfe, 0x80]), data }]],
    ['with a link', 'archive-link', [{ name: 'a', data: Buffer.from('/etc/passwd'), mode: 0o120777 }]],
    ['with a device', 'archive-link', [{ name: 'a', data, mode: 0o060666 }]],
    ['with two of one name', 'archive-twice', [{ name: 'a.pdf', data }, { name: 'a.pdf', data }]],
    ['with two of one name on some systems', 'archive-twice', [{ name: 'a.pdf', data }, { name: 'A.PDF', data }]],
    ['with two entries on the same bytes', 'archive-overlap', [{ name: 'a', data }, { name: 'b', data, offset: 0 }]],
    ['with a wrong checksum', 'archive-damaged', [{ name: 'a', data, crc: 1 }]],
    ['with a wrong checksum of packed data', 'archive-damaged', [{ name: 'a', data, deflate: true, crc: 1 }]],
    ['with less than they say', 'archive-damaged', [{ name: 'a', data, deflate: true, bytes: 9_999 }]],
    ['with more than they say', 'archive-damaged', [{ name: 'a', data: bomb, deflate: true, bytes: 9 }]],
    ['with packed data that is cut off', 'archive-damaged', [{ name: 'a', data: deflateRawSync(data).subarray(0, -3), method: 8, bytes: data.length, crc: crc32(data) }]],
    ['with something behind what was packed', 'archive-damaged', [{ name: 'a', data: Buffer.concat([deflateRawSync(data), Buffer.from('more')]), method: 8, bytes: data.length, crc: crc32(data) }]],
    ['with garbage for packed data', 'archive-damaged', [{ name: 'a', data: Buffer.alloc(50, 0xff), method: 8, bytes: 50 }]],
    ['that are bombs', 'archive-bomb', [{ name: 'a', data: bomb, deflate: true }]],
    ['that say to be enormous', 'archive-entry-large', [{ name: 'a', data, bytes: 0xf0000000 }]],
    ['within an archive', 'archive-nested', [{ name: 'inner.zip', data }]],
    ['packed in an unknown way', 'archive-method', [{ name: 'a', data, method: 14 }]],
    ['that point behind their end', 'archive-unreadable', [{ name: 'a', data, packed: 900_000_000, bytes: 24 }]],
    ['that begin where nothing is', 'archive-unreadable', [{ name: 'a', data, offset: 0x7fff0000 }]],
  ];

  it.each(cases)('%s are refused: %s', async (_, code, entries) => {
    expect(await codeOf(keep(rawZip(entries)))).toBe(code);
  });

  it('with too many entries are refused before any is read', async () => {
    const many = (count: number) => rawZip(Array.from({ length: count }, (_, index) => ({ name: `${index}` })));
    expect(await codeOf(keep(many(limits.archive.entries + 1)))).toBe('archive-entries');
    // 65,536 is 0 for a count of two bytes.
    expect(['archive-entries', 'archive-unreadable']).toContain(await codeOf(keep(many(65_536))));
  });

  it('cut off, empty, or no archive at all are refused', async () => {
    const whole = rawZip([{ name: 'a', data }, { name: 'b', data: randomBytes(5_000) }]);
    for (const bytes of [whole.subarray(0, whole.length - 30), whole.subarray(0, 40), Buffer.alloc(0), randomBytes(5_000), Buffer.from('%PDF-1.7')]) {
      expect(await codeOf(keep(bytes))).toBe('archive-unreadable');
    }
  });

  it('with an AES code that is wrong are refused', async () => {
    const made = await write([{ name: 'a', content: randomBytes(40_000), pack: false }], PASSWORD);
    const bytes = readFileSync(spool.pathOf(made.name));
    bytes[20_000] ^= 1;
    expect(await codeOf(keep(bytes), { password: PASSWORD })).toBe('archive-damaged');
  });

  it('whose directory is a lie about its own size are refused without reading it', async () => {
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(1, 8);
    end.writeUInt16LE(1, 10);
    end.writeUInt32LE(40 * 1024 * 1024, 12);
    expect(await codeOf(keep(Buffer.concat([Buffer.alloc(40 * 1024 * 1024), end])))).toBe('archive-unreadable');
  });

  it('never end in anything but words, whatever byte is changed', async () => {
    const whole = rawZip([{ name: 'a.json', data, deflate: true }, { name: '課程/b.pdf', data: randomBytes(300) }]);
    for (let round = 0; round < 300; round += 1) {
      const bytes = Buffer.from(whole);
      bytes[(round * 7919) % bytes.length] = (round * 31) % 256;
      expect(await codeOf(keep(bytes)), `byte ${(round * 7919) % bytes.length}`).not.toMatch(/^unexpected/);
    }
  });
});
