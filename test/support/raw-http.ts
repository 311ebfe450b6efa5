import { once } from 'node:events';
import net from 'node:net';

/** Sends bytes as they are, past every client that would put them right, and reads until the server closes or is silent. @returns what came, from the status line on */
export async function sendRaw(url: string, text: string, silenceMs = 2000): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = net.connect(Number(port), hostname);
  let answer = '';
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')));
  socket.on('error', () => undefined);
  socket.setTimeout(silenceMs, () => socket.destroy());
  await once(socket, 'connect');
  socket.write(text);
  await once(socket, 'close');
  return answer;
}

/** Status of an answer that `sendRaw` read; 0 when there was none. */
export const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
