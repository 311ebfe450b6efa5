import { randomInt } from 'node:crypto';
import { spawn, type ChildProcess } from 'node:child_process';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './database-server';

/** Long: the machine may be busy with other things than this one test. */
const startLimitMs = 120_000;
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
    await untilReady(child, () => output);
    await assertLive(url);
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

/** By its own word, since another program may be the one that answers at the address. */
async function untilReady(child: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + startLimitMs;
  while (child.exitCode === null && child.signalCode === null) {
    if (output().includes('Ready: ')) return;
    if (Date.now() > deadline) throw new Error(`The server was not ready within ${startLimitMs / 1000} s`);
    await sleep(50);
  }
  throw new Error(`The server ended (${child.signalCode ?? `exit code ${child.exitCode}`})`);
}

async function assertLive(url: string): Promise<void> {
  const answer = await fetch(url + liveAddress);
  await answer.body?.cancel();
  if (answer.status !== 200) throw new Error(`${liveAddress} answers ${answer.status}`);
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

/** Below those that the system gives to outgoing connections: none of them can take it before it is listened at, or between two starts. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(10_000, 32_000);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
