import net from 'node:net';

/** Sends bytes as they are, past every client that would put them right, and reads until the server closes or is silent. @returns what came, from the status line on */
export async function sendRaw(url: string, text: string, silenceMs = 2000): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = net.connect(Number(port), hostname, () => {
    socket.setTimeout(silenceMs, () => socket.destroy());
    socket.write(text);
  });
  let answer = '';
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')));
  // A line that is cut is an end like any other.
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.once('close', resolve));
  return answer;
}

/** Status of an answer that `sendRaw` read; 0 when there was none. */
export const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
