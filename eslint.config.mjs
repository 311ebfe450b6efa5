import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Which capability may lean on which: never back (ARCHITECTURE.md). */
const mayImport = {
  config: [],
  kernel: ['config'],
  access: ['config', 'kernel'],
  operations: ['config', 'kernel', 'access'],
  school: ['config', 'kernel', 'access', 'operations'],
  portfolio: ['config', 'kernel', 'access', 'operations', 'school'],
  sync: ['config', 'kernel', 'access', 'operations', 'school'],
  rosters: ['config', 'kernel', 'access', 'operations', 'school', 'portfolio'],
  mail: ['config', 'kernel', 'access', 'operations'],
  exchange: ['config', 'kernel', 'access', 'operations', 'school', 'portfolio', 'sync'],
  receipts: ['config', 'kernel', 'access', 'operations', 'school', 'portfolio', 'rosters'],
  insight: ['config', 'kernel', 'access', 'operations', 'school', 'portfolio', 'receipts'],
  platform: ['config', 'kernel', 'access', 'operations', 'school', 'portfolio', 'sync', 'rosters'],
};
const capabilities = Object.keys(mayImport);

const importsOf = (capability) => capabilities.filter((other) => other !== capability && !mayImport[capability].includes(other)).map((other) => ({ group: [`@portfolio/${other}/*`, `@portfolio/${other}`], message: `${capability} must not lean on ${other}.` }));

const query = (selector, message) => ({ selector, message });
const queries = [
  query("CallExpression[callee.property.name='raw']", 'Queries stand in repositories/ and sql/ only.'),
  query("CallExpression[callee.object.name='strapi'][callee.property.name='documents']", 'Queries stand in repositories/ and sql/ only.'),
  query("MemberExpression[object.object.name='strapi'][object.property.name='db']", 'Queries stand in repositories/ and sql/ only.'),
  query("CallExpression[callee.property.name=/^(query|run|batches)$/]:has(TemplateLiteral, Literal[value=/\\b(select|insert|update|delete)\\b/i])", 'Queries stand in repositories/ and sql/ only.'),
];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.data/**', '.strapi/**'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'no-restricted-properties': ['error', { object: 'process', property: 'env', message: 'Only config/env.ts reads the environment.' }],
      'no-control-regex': 'off',
      'no-irregular-whitespace': ['error', { skipStrings: true, skipTemplates: true }],
      eqeqeq: 'error',
    },
  },
  { files: ['config/*.ts', 'cms/start.ts', '**/*.mjs', 'test/**', 'database/school-server/**', 'database/keeping/main.ts', 'database/embedded-postgres-cluster.ts', '**/*.test.ts'], rules: { 'no-restricted-properties': 'off' } },
  { files: ['**/*.mjs', 'test/**/*.ts'], languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly', setTimeout: 'readonly', clearTimeout: 'readonly', fetch: 'readonly', Buffer: 'readonly', AbortController: 'readonly' } } },
  ...capabilities.filter((name) => name !== 'config').map((capability) => ({
    files: [`plugins/${capability}/**/*.ts`],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: importsOf(capability) }] },
  })),
  {
    files: ['plugins/*/contract/**/*.ts', 'plugins/*/domain/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-syntax': ['error',
        query("CallExpression[callee.object.name='Date'][callee.property.name='now']", 'Rules are told the time.'),
        query("NewExpression[callee.name='Date'][arguments.length=0]", 'Rules are told the time.'),
        query("ImportDeclaration[source.value=/server\\//]", 'Rules and contracts know nothing of the server.')],
    },
  },
  {
    files: ['plugins/*/server/**/*.ts'],
    ignores: ['**/repositories/**', '**/sql/**', '**/*.test.ts', 'plugins/kernel/server/{database,scope,list-query,copy}.ts', 'plugins/operations/server/health.ts'],
    rules: { 'no-restricted-syntax': ['error', ...queries] },
  },
);
