import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import type { AddressInfo } from 'node:net';
import { databaseUrl, runOn } from './database-server';
import { freePort, startServerProcess, type ServerProcess } from './server-process';

/** Where a server that several test files use one after the other is, and what it stands on. */
export interface SharedServer {
  url: string;
  databaseUrl: string;
  dataDir: string;
}

export interface SharedServers {
  /** GET `?place=<of the worker>&worker=0|1` answers a SharedServer. */
  url: string;
  stop(): Promise<void>;
}

interface Running extends SharedServer {
  process: ServerProcess;
}

/**
 * Servers for test files that need nothing of their own but schools. A start costs as much of the processor as a hundred
 * tests, so each of Vitest's workers has one with and one without a worker of jobs, started by the first file that asks.
 */
export async function openSharedServers(databaseServer: string, template: string): Promise<SharedServers> {
  const servers = new Map<string, Promise<Running>>();
  const broker = http.createServer((request, response) => {
    const query = new URL(request.url ?? '', 'http://127.0.0.1').searchParams;
    const name = `${query.get('place')}_${query.get('worker')}`;
    const server = servers.get(name) ?? start(databaseServer, template, name, query.get('worker') ?? '1');
    servers.set(name, server);
    server.then(
      ({ url, databaseUrl: of, dataDir }) => response.end(JSON.stringify({ url, databaseUrl: of, dataDir } satisfies SharedServer)),
      (error: Error) => response.writeHead(500).end(error.message),
    );
  });
  await new Promise<void>((resolve) => broker.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(broker.address() as AddressInfo).port}`,
    async stop() {
      broker.close();
      for (const started of await Promise.allSettled(servers.values())) if (started.status === 'fulfilled') await end(started.value);
    },
  };
}

async function start(databaseServer: string, template: string, name: string, worker: string): Promise<Running> {
  const database = `${template}_shared_${name}`;
  await runOn(databaseServer, `CREATE DATABASE ${database} TEMPLATE ${template}`);
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'portfolio-data-'));
  const url = databaseUrl(databaseServer, database);
  const server = await startServerProcess({ port: await freePort(), dataDir, databaseUrl: url, env: { WORKER: worker } });
  return { url: server.url, databaseUrl: url, dataDir, process: server };
}

async function end({ process: server, dataDir }: Running): Promise<void> {
  const code = await server.stop();
  fs.rmSync(dataDir, { recursive: true, force: true });
  if (code !== 0) throw new Error(`A shared server ended with exit code ${code}. It wrote:\n${server.output()}`);
}
