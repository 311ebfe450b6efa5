import { once } from 'node:events';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../support/server';
import { startServerProcess } from '../support/server-process';

describe('the server as a process', () => {
  let server: TestServer;

  beforeEach(async () => {
    server = await startServer();
  });
  afterEach(() => server.stop());

  const isServing = async (): Promise<boolean> => (await fetch(`${server.url}/api/health/live`).catch(() => undefined))?.ok ?? false;

  it('answers the request that is under way when it is told to stop, and takes no other', async () => {
    const request = await beginRequest(server.url);
    const stopped = server.terminate();
    await sleep(500);
    expect(await isServing()).toBe(false);
    expect(await request.finish()).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(await stopped).toBe(0);
  });

  it('starts again on what it had when it was killed', async () => {
    await server.database.query('CREATE TABLE drill AS SELECT 1 AS number');
    await server.kill();
    expect(await isServing()).toBe(false);
    await server.restart();
    expect(await isServing()).toBe(true);
    expect((await server.database.query('SELECT number FROM drill')).rows).toEqual([{ number: 1 }]);
  });

  it('starts on the database of a version with another schema', async () => {
    // Strapi compares with the database itself only when the schema that it remembers is another one.
    await server.database.query(`UPDATE strapi_database_schema SET hash = 'another version'`);
    await server.restart();
    expect(await isServing()).toBe(true);
  });

  it('ends with the reason when its port is taken', async () => {
    const { databaseUrl, dataDir } = server;
    const port = Number(new URL(server.url).port);
    await expect(startServerProcess({ port, dataDir, databaseUrl, env: { WORKER: '0' } })).rejects.toThrow(
      /exit code 1[\s\S]*already used by another application/,
    );
    expect(await isServing()).toBe(true);
  });
});

/** A request of which the last part is sent at `finish`. */
async function beginRequest(url: string): Promise<{ finish(): Promise<string> }> {
  const { hostname, port } = new URL(url);
  const body = '{"email":"nobody@example.org","password":"unknown"}';
  const socket = net.connect(Number(port), hostname);
  let answer = '';
  socket.on('data', (text: Buffer) => (answer += text.toString()));
  await once(socket, 'connect');
  socket.write(`POST /admin/login HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 10)}`);
  await sleep(200);
  return {
    async finish() {
      socket.write(body.slice(10));
      await once(socket, 'close');
      return answer;
    },
  };
}
