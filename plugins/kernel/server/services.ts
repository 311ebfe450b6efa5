import type { Env } from '@portfolio/config/env';
import type { Spool } from './archive/spool';
import type { Database } from './database';
import type { FileStore } from './file-store';
import type { Messenger } from './messenger';
import type { Seal, TokenSigner } from './seal';

/** What every capability's server side leans on. Opened once by the start (cms/index.ts), before any route is called. */
export interface Services {
  env: Env;
  database: Database;
  files: FileStore;
  /** Archives on their way in or out; apart from the store, since they do not stay. */
  spool: Spool;
  seal: Seal;
  links: TokenSigner;
  messenger: Messenger;
  log: Logger;
}

export interface Logger {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

let opened: Services | undefined;

export function provideServices(services: Services): void {
  opened = services;
}

/** @throws Error before the start has opened them. */
export function services(): Services {
  if (!opened) throw new Error('services are not open yet');
  return opened;
}
