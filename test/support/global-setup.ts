import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { databasesNamed, databaseUrl, openDatabaseServer, runOn, type DatabaseServer } from './database-server';
import { freePort, startServerProcess } from './server-process';
import { openSharedServers, type SharedServers } from './shared-servers';
import { writeStatements } from './statements';

declare module 'vitest' {
  export interface ProvidedContext {
    databaseServer: string;
    /** An empty database with the whole schema, to be cloned; the names of the clones begin with its name. */
    templateDatabase: string;
    /** Address of what hands out the servers that test files share. */
    sharedServers: string;
  }
}

interface TestDatabases {
  server: DatabaseServer;
  template: string;
  sharedServers: SharedServers;
}

/** Vitest runs this file once a project, in one process: what the first has opened serves them all. */
const shared = globalThis as typeof globalThis & { testDatabases?: Promise<TestDatabases>; testDatabaseUsers?: number };

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  shared.testDatabaseUsers = (shared.testDatabaseUsers ?? 0) + 1;
  const { server, template, sharedServers } = await (shared.testDatabases ??= openTestDatabases());
  project.provide('databaseServer', server.url);
  project.provide('templateDatabase', template);
  project.provide('sharedServers', sharedServers.url);
  return tearDown;
}

async function tearDown(): Promise<void> {
  shared.testDatabaseUsers = (shared.testDatabaseUsers ?? 1) - 1;
  if (shared.testDatabaseUsers > 0 || !shared.testDatabases) return;
  const { server, template, sharedServers } = await shared.testDatabases;
  shared.testDatabases = undefined;
  await sharedServers.stop();
  await writeStatements(server.url);
  for (const name of await databasesNamed(server.url, template)) {
    await runOn(server.url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  }
  await server.stop();
}

async function openTestDatabases(): Promise<TestDatabases> {
  const server = await openDatabaseServer();
  const template = `test_${process.pid}`;
  try {
    await runOn(server.url, `DROP DATABASE IF EXISTS ${template}`, `CREATE DATABASE ${template}`);
    await buildSchema(databaseUrl(server.url, template));
    return { server, template, sharedServers: await openSharedServers(server.url, template) };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** By the product itself: it is started once on the empty database, and stopped. */
async function buildSchema(url: string): Promise<void> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'portfolio-template-'));
  try {
    const server = await startServerProcess({ port: await freePort(), dataDir, databaseUrl: url });
    const code = await server.stop();
    if (code !== 0) throw new Error(`The server did not stop in order (exit code ${code}):\n${server.output()}`);
  } finally {
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
}
