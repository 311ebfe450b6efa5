import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;

/** Tests read the sources; only the server under test runs from what was built. */
const alias = [
  { find: /^@portfolio\/config\/(.+)$/, replacement: path.join(root, 'config/$1.ts') },
  { find: /^@portfolio\/([^/]+)\/(.+)$/, replacement: path.join(root, 'plugins/$1/$2') },
];

const exclude = ['**/node_modules/**', '**/dist/**'];

/** One database server for both, and two test files at a time: of a server, its database and its test one waits for the other. */
const withServer = {
  environment: 'node',
  exclude,
  globalSetup: 'test/support/global-setup.ts',
  pool: 'forks',
  maxWorkers: 2,
  testTimeout: 60_000,
  hookTimeout: 180_000,
  disableConsoleIntercept: true,
} as const;

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          // A loaded machine is slow, not wrong.
          testTimeout: 60_000,
          include: ['plugins/**/*.test.ts', 'admin-ui/src/**/*.test.ts', 'config/**/*.test.ts', 'database/**/*.test.ts'],
          exclude,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          ...withServer,
          name: 'integration',
          include: ['test/{integration,access,drills}/**/*.test.ts'],
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          ...withServer,
          name: 'journeys',
          // A browser that draws by software takes both cores.
          maxWorkers: 1,
          include: ['test/journeys/**/*.test.ts'],
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
