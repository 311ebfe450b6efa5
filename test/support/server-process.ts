import { spawn, type ChildProcess } from 'node:child_process';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './database-server';

const startLimitMs = 60_000;
const stopLimitMs = 20_000;
const liveAddress = '/api/health/live';

/** The built server as a child process, as an operator would run it. */
export interface ServerProcess {
  url: string;
  pid: number;
  /** Everything it has written so far. */
  output(): string;
  /** SIGTERM and the wait for its end. @returns its exit code */
  stop(): Promise<number | null>;
  /** SIGKILL: as when the power goes. */
  kill(): Promise<void>;
}

export interface ServerSettings {
  port: number;
  dataDir: string;
  databaseUrl: string;
  env?: Record<string, string>;
}

/** @throws Error with what the server wrote, when it does not come up. */
export async function startServerProcess(settings: ServerSettings): Promise<ServerProcess> {
  const child = spawn(process.execPath, [path.join(root, 'dist/src/start.js')], {
    cwd: root,
    env: environment(settings),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (text: Buffer) => (output += text.toString()));
  child.stderr.on('data', (text: Buffer) => (output += text.toString()));
  const url = `http://127.0.0.1:${settings.port}`;
  try {
    await untilLive(child, url);
  } catch (error) {
    child.kill('SIGKILL');
    throw new Error(`${(error as Error).message}. The server wrote:\n${output}`, { cause: error });
  }
  return {
    url,
    pid: child.pid ?? 0,
    output: () => output,
    stop: () => end(child, 'SIGTERM'),
    kill: async () => void (await end(child, 'SIGKILL')),
  };
}

/** Nothing of the developer's own settings, from the shell or from a `.env` file, but for the paths. */
function environment({ port, dataDir, databaseUrl, env }: ServerSettings): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return {
    PATH,
    HOME,
    TMPDIR,
    ENV_PATH: os.devNull,
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    CAPTCHA: 'off',
    SEED: 'none',
    ...env,
  };
}

async function untilLive(child: ChildProcess, url: string): Promise<void> {
  const deadline = Date.now() + startLimitMs;
  while (child.exitCode === null && child.signalCode === null) {
    if (await isLive(url)) return;
    if (Date.now() > deadline) throw new Error(`The server did not answer ${liveAddress} within ${startLimitMs / 1000} s`);
    await sleep(50);
  }
  throw new Error(`The server ended (${child.signalCode ?? `exit code ${child.exitCode}`})`);
}

async function isLive(url: string): Promise<boolean> {
  const status = await statusOf(url + liveAddress);
  return status === 200 || (status === 404 && (await statusOf(`${url}/_health`)) === 204);
}

async function statusOf(address: string): Promise<number | undefined> {
  const answer = await fetch(address).catch(() => undefined);
  await answer?.body?.cancel();
  return answer?.status;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.kill(signal);
  const late = setTimeout(() => child.kill('SIGKILL'), stopLimitMs);
  const code = await ended;
  clearTimeout(late);
  return code;
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
