/**
 * The server process: environment, secrets, database, Strapi; and the way back at SIGTERM or Ctrl-C.
 */
// Before Strapi is loaded: it writes local time without a zone, and takes `development` when nothing is said.
process.env.TZ = 'UTC';
process.env.NODE_ENV ??= 'production';
process.env.STRAPI_TELEMETRY_DISABLED = 'true';

import fs from 'node:fs';
import type { Server as HttpServer } from 'node:http';
import path from 'node:path';
import { readEnv, type Env } from '@portfolio/config/env';
import { loadSecrets } from '@portfolio/config/secrets';
import { createStrapi, type Core } from '@strapi/strapi';
import { startEmbeddedPostgres } from '../database/embedded-postgres';
import { UNFINISHED } from '../database/keeping/restore';
import { writeContentTypesToSource } from './content-type-builder';

export interface RunningServer {
  url: string;
  strapi: Core.Strapi;
  /** Ends running requests first, then Strapi, then the embedded database. */
  stop(): Promise<void>;
}

/** Compiled to dist/src: two up is the root of the repository. */
const root = path.resolve(__dirname, '../..');

const drainLimitMs = 10_000;
/** A terminal signals npm and the server, and npm passes it on: twice within this time is one Ctrl-C. */
const repeatedSignalMs = 1_000;

/** What the start has opened so far; closed once, in the opposite order, whoever asks and however often. */
class Opened {
  private readonly closers: (() => Promise<void>)[] = [];
  private closing: Promise<void> | undefined;

  add(close: () => Promise<void>): void {
    this.closers.push(close);
  }

  close(): Promise<void> {
    return (this.closing ??= this.closeAll());
  }

  private async closeAll(): Promise<void> {
    // One that fails must not keep the next from being closed: least of all the database.
    for (const close of this.closers.reverse()) await close().catch((error: unknown) => console.error(error));
  }
}

/** @throws after everything that was opened has been closed again. */
export async function boot(opened = new Opened()): Promise<RunningServer> {
  process.chdir(root);
  const settings = readEnv(process.env);
  prepareDataFolder(settings.DATA_DIR);
  try {
    await openDatabase(settings, opened);
    const strapi = await startStrapi(settings, opened);
    return { url: settings.PUBLIC_URL, strapi, stop: () => opened.close() };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** As a process: serves until a signal comes, ends with 0 after an orderly stop and with 1 after a failure. */
export async function main(): Promise<void> {
  const opened = new Opened();
  const booting = boot(opened);
  onSignal(async () => {
    await booting;
    await opened.close();
  });
  onCrash(() => opened.close());
  try {
    const { url } = await booting;
    console.log(`Ready: ${url} (platform administration: ${url}/admin)`);
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
}

// --- the data folder and the database --------------------------------------------------------------------------------

/** Open for passing through only: the embedded database may run as another user. What is inside is closed by itself. */
function prepareDataFolder(folder: string): void {
  if (fs.existsSync(path.join(folder, UNFINISHED))) throw new Error(`A restore into ${folder} was cut off. Empty the folder and restore again.`);
  fs.mkdirSync(folder, { recursive: true, mode: 0o711 });
  // Strapi does not start without the folder of its media library.
  fs.mkdirSync(path.join(folder, 'public', 'uploads'), { recursive: true, mode: 0o700 });
  loadSecrets(folder);
}

async function openDatabase(settings: Env, opened: Opened): Promise<void> {
  if (settings.DATABASE_URL) return;
  const postgres = await startEmbeddedPostgres({
    directory: path.join(settings.DATA_DIR, 'postgres'),
    database: 'portfolio',
    log: console.log,
  });
  // From here on the same as with a database of one's own.
  process.env.DATABASE_URL = postgres.url;
  opened.add(async () => {
    delete process.env.DATABASE_URL;
    await postgres.stop();
  });
}

// --- Strapi ----------------------------------------------------------------------------------------------------------

async function startStrapi(settings: Env, opened: Opened): Promise<Core.Strapi> {
  const isDevelopment = settings.NODE_ENV === 'development';
  const strapi = withoutItsSignalHandlers(() =>
    createStrapi({ appDir: root, distDir: path.join(root, 'dist'), autoReload: isDevelopment }),
  );
  opened.add(() => stopStrapi(strapi));
  if (isDevelopment) writeContentTypesToSource(strapi, root);
  await Promise.race([serve(strapi), givenUp(strapi)]);
  return strapi;
}

async function serve(strapi: Core.Strapi): Promise<void> {
  await strapi.load();
  await strapi.listen();
}

/** In place of ending the process under our feet, as Strapi does when a schema is wrong or the port is taken. */
function givenUp(strapi: Core.Strapi): Promise<never> {
  return new Promise((_, reject) => {
    const giveUp = (reason: unknown): never => {
      reject(reason instanceof Error ? reason : new Error(String(reason)));
      // Strapi's caller counts on not going on; what it still does is closed with the rest.
      return undefined as never;
    };
    strapi.stopWithError = (error: unknown, message?: string) => giveUp(message ?? error);
    strapi.stop = () => giveUp('Strapi stopped itself; see the lines before');
  });
}

async function stopStrapi(strapi: Core.Strapi): Promise<void> {
  await drain(strapi.server.httpServer);
  await withoutRemovingListeners(() => strapi.destroy());
}

/** Accepts nothing new and waits for the requests that are being answered. */
function drain(server: HttpServer): Promise<void> {
  if (!server.listening) return Promise.resolve();
  return new Promise((resolve) => {
    // Browsers hold connections open between requests; those need no waiting.
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    const finish = (): void => {
      clearInterval(sweep);
      clearTimeout(limit);
      resolve();
    };
    const limit = setTimeout(finish, drainLimitMs);
    server.close(finish);
  });
}

/** Strapi's handlers would destroy it while this file drains it. */
function withoutItsSignalHandlers(create: () => Core.Strapi): Core.Strapi {
  const signals = ['SIGTERM', 'SIGINT'] as const;
  const before = new Set(signals.flatMap((signal) => process.listeners(signal)));
  const strapi = create();
  for (const signal of signals) {
    for (const listener of process.listeners(signal)) {
      if (!before.has(listener)) process.removeListener(signal, listener);
    }
  }
  return strapi;
}

/** `destroy` ends with `process.removeAllListeners()`, which would take the handlers of everybody else. */
async function withoutRemovingListeners(destroy: () => Promise<void>): Promise<void> {
  const removeAllListeners = process.removeAllListeners;
  process.removeAllListeners = () => process;
  try {
    await destroy();
  } finally {
    process.removeAllListeners = removeAllListeners;
  }
}

// --- the process -----------------------------------------------------------------------------------------------------

function onSignal(stop: () => Promise<void>): void {
  let first = 0;
  const handle = (): void => {
    if (!first) {
      first = Date.now();
      void exitAfter(stop, 0);
    } else if (Date.now() - first > repeatedSignalMs) {
      // Whoever asks twice does not want to wait. An embedded database that is left running is taken over next time.
      process.exit(1);
    }
  };
  process.on('SIGTERM', handle);
  process.on('SIGINT', handle);
}

function onCrash(stop: () => Promise<void>): void {
  process.once('uncaughtException', (error) => {
    console.error(error);
    void exitAfter(stop, 1);
  });
}

async function exitAfter(stop: () => Promise<void>, code: number): Promise<void> {
  try {
    await stop();
    process.exit(code);
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
}

if (require.main === module) void main();
