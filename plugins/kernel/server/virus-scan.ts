import net from 'node:net';
import type { Readable } from 'node:stream';
import { kernelError } from '../contract';
import { StoreAway, type FileStore } from './file-store';

/** Looks through bytes. @returns what was found in them, or null. @throws StoreAway when nobody looked */
export type Scan = (input: Readable) => Promise<string | null>;

const SILENCE_MS = 60_000;

/**
 * Asks ClamAV's daemon (INSTREAM): its protocol is a length of four bytes before each piece, and nothing at the end.
 * @param address path of a socket, or `host:port`
 */
export function scanWithClamAV(address: string): Scan {
  const [host, port] = address.startsWith('/') ? [] : address.split(/:(?=\d+$)/);
  return async (input) => {
    const socket = port ? net.connect(Number(port), host) : net.connect(address);
    socket.setTimeout(SILENCE_MS, () => socket.destroy(new Error('no answer in time')));
    try {
      const said = answerOf(socket);
      // Whoever is refused at once answers before everything is sent: the answer is looked at below.
      await Promise.race([send(socket, input), said]);
      return foundIn(await said);
    } catch (error) {
      throw new StoreAway(`the virus scanner: ${(error as Error).message}`, { cause: error });
    } finally {
      input.destroy();
      socket.destroy();
    }
  };
}

async function send(socket: net.Socket, input: Readable): Promise<void> {
  const write = (bytes: Buffer): Promise<void> => new Promise((resolve, reject) => socket.write(bytes, (error) => (error ? reject(error) : resolve())));
  await write(Buffer.from('zINSTREAM\0'));
  for await (const chunk of input as AsyncIterable<Buffer>) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.length);
    await write(Buffer.concat([length, chunk]));
  }
  await write(Buffer.alloc(4));
}

function answerOf(socket: net.Socket): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    socket.on('data', (text: Buffer) => (said += text.toString()));
    socket.once('error', reject);
    socket.once('close', () => (said ? resolve(said) : reject(new Error('it closed without an answer'))));
  });
}

/** @throws Error for anything but a clear word: too large for it is not clean. */
function foundIn(said: string): string | null {
  const line = said.replace(/\0/g, '').trim();
  if (line === 'stream: OK') return null;
  const found = /^stream: (.+) FOUND$/.exec(line);
  if (!found) throw new Error(line.slice(0, 200));
  return found[1];
}

/** A store that keeps nothing from outside that has not been looked through. What the product makes itself has no limit, and is passed. */
export function scanned(store: FileStore, scan: Scan): FileStore {
  return {
    ...store,
    async receive(input, limit) {
      const incoming = await store.receive(input, limit);
      if (limit === Infinity) return incoming;
      return {
        ...incoming,
        async keep() {
          const name = await scan(incoming.read());
          if (name) throw kernelError('file-infected', { name });
          return incoming.keep();
        },
      };
    },
  };
}
