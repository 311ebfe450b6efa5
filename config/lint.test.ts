import path from 'node:path';
import { ESLint } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';

/** The rules of eslint.config.mjs that stand for promises: each is broken once here, and has to say so. */
const root = path.resolve(import.meta.dirname, '..');
let eslint: ESLint;

beforeAll(() => {
  eslint = new ESLint({ cwd: root });
});

async function said(file: string, text: string): Promise<string[]> {
  const [{ messages }] = await eslint.lintText(text, { filePath: path.join(root, file) });
  return messages.map(({ message }) => message);
}

describe('lint refuses', () => {
  it.each([
    ["export const a = (database: { query(sql: string): unknown }) => database.query('select 1 from accounts');"],
    ['export const a = (scope: { run(sql: string): unknown }, name: string) => scope.run(`delete from accounts where name = ${name}`);'],
    ["declare const strapi: { documents(uid: string): unknown };\nexport const a = () => strapi.documents('api::account.account');"],
    ["declare const strapi: { db: { query(uid: string): unknown } };\nexport const a = () => strapi.db.query('api::account.account');"],
  ])('a query outside of repositories and sql: %s', async (text) => {
    expect(await said('plugins/portfolio/server/use-cases/anything.ts', text)).toContain('Queries stand in repositories/ and sql/ only.');
    expect(await said('plugins/portfolio/server/repositories/anything.ts', text)).not.toContain('Queries stand in repositories/ and sql/ only.');
  });

  it('a look at the environment outside of config/env.ts, a rule that asks for the time, a way back among the capabilities', async () => {
    expect(await said('plugins/portfolio/server/use-cases/anything.ts', 'export const a = process.env.SECRET;')).toContainEqual(expect.stringContaining('Only config/env.ts reads the environment.'));
    expect(await said('plugins/portfolio/domain/anything.ts', 'export const a = Date.now();')).toContain('Rules are told the time.');
    expect(await said('plugins/kernel/server/anything.ts', "import { a } from '@portfolio/access/server/routes';\nexport const b = a;")).toContainEqual(expect.stringContaining('kernel must not lean on access.'));
    expect(await said('plugins/access/contract/anything.ts', 'export const a: any = 1;')).toContainEqual(expect.stringContaining('Unexpected any'));
  });
});
