import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLocalStore, StoreAway, type FileStore } from './file-store';
import { scanned, scanWithClamAV } from './virus-scan';

/** The test file of all scanners, not written out so that none of them takes this one away. */
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!', '$H+H*'].join('');

/** Speaks as clamd does. `mode` is what is wrong with it. */
async function startScanner(mode: () => 'well' | 'silent' | 'large'): Promise<{ address: string; stop(): void }> {
  const server = net.createServer((socket) => {
    let bytes = Buffer.alloc(0);
    socket.on('error', () => undefined).on('data', (chunk: Buffer) => {
      if (mode() === 'silent') return void socket.destroy();
      if (mode() === 'large') return void socket.end('INSTREAM size limit exceeded. ERROR\0');
      bytes = Buffer.concat([bytes, chunk]);
      const content: Buffer[] = [];
      for (let at = 'zINSTREAM\0'.length; at + 4 <= bytes.length;) {
        const length = bytes.readUInt32BE(at);
        if (length === 0) return void socket.end(Buffer.concat(content).includes(EICAR) ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0');
        if (at + 4 + length > bytes.length) return undefined;
        content.push(bytes.subarray(at + 4, at + 4 + length));
        at += 4 + length;
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `127.0.0.1:${(server.address() as net.AddressInfo).port}`, stop: () => server.close() };
}

describe('a store whose files are looked through', () => {
  let mode: 'well' | 'silent' | 'large' = 'well';
  let folder: string;
  let store: FileStore;
  let scanner: { address: string; stop(): void };

  beforeAll(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scanned-'));
    scanner = await startScanner(() => mode);
    store = scanned(openLocalStore(folder), scanWithClamAV(scanner.address));
  });
  afterAll(() => {
    scanner.stop();
    fs.rmSync(folder, { recursive: true });
  });

  const take = (bytes: Buffer, limit = 10_000_000) => store.receive(Readable.from([bytes]), limit);

  it('keeps what is clean, large files too', async () => {
    const bytes = randomBytes(3_000_000);
    const { sha256 } = await (await take(bytes)).keep();
    expect(await store.verify(sha256)).toBe(true);
  });

  it('keeps nothing that is infected', async () => {
    const taken = await take(Buffer.concat([randomBytes(100_000), Buffer.from(EICAR), randomBytes(100)]));
    await expect(taken.keep()).rejects.toMatchObject({ code: 'file-infected', status: 422, values: { name: 'Eicar-Signature' } });
    expect(await store.size(taken.sha256)).toBeNull();
    await taken.discard();
  });

  it.each(['silent', 'large'] as const)('keeps nothing that nobody could look through: %s', async (wrong) => {
    mode = wrong;
    const taken = await take(randomBytes(200_000));
    await expect(taken.keep()).rejects.toThrow(StoreAway);
    expect(await store.size(taken.sha256)).toBeNull();
    await taken.discard();
    mode = 'well';
  });

  it('keeps nothing while the scanner is away, and does not ask it about the product’s own files', async () => {
    const away = scanned(openLocalStore(folder), scanWithClamAV('/nowhere/clamd.ctl'));
    const taken = await away.receive(Readable.from([randomBytes(10)]), 100);
    await expect(taken.keep()).rejects.toThrow(StoreAway);
    await taken.discard();
    const own = await away.receive(Readable.from([randomBytes(10)]), Infinity);
    expect(await away.verify((await own.keep()).sha256)).toBe(true);
  });
});
