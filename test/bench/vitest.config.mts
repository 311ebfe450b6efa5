import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = path.resolve(import.meta.dirname, '../..');

/** `npx vitest run --config test/bench/vitest.config.mts [file]`: one measurement at a time, on a database of its own. */
export default defineConfig({
  root,
  resolve: {
    alias: [
      { find: /^@portfolio\/config\/(.+)$/, replacement: path.join(root, 'config/$1.ts') },
      { find: /^@portfolio\/([^/]+)\/(.+)$/, replacement: path.join(root, 'plugins/$1/$2') },
    ],
  },
  test: {
    environment: 'node', include: ['test/bench/*.bench.ts'], globalSetup: 'test/support/global-setup.ts', pool: 'forks', maxWorkers: 1, execArgv: ['--expose-gc'],
    hookTimeout: 120_000, disableConsoleIntercept: true,
  },
});
