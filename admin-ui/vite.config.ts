import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'vite';
import { compressAssets } from './build/compress-assets.ts';
import { copyPdfData } from './build/copy-pdf-data.ts';
import { firstPage } from './build/first-page.ts';
import { leanContracts } from './build/lean-contracts.ts';
import { oneLanguage } from './build/one-language.ts';

const root = path.resolve(import.meta.dirname, '..');

// The browser reads the sources of the contracts and of the rules that it shares with the server.
const alias = [
  { find: /^@portfolio\/config\/(.+)$/, replacement: path.join(root, 'config/$1.ts') },
  { find: /^@portfolio\/([^/]+)\/(.+)$/, replacement: path.join(root, 'plugins/$1/$2') },
];
/** Contracts and rules do nothing by being loaded: of what a module gathers, a screen loads what it names. */
const treeshake = { moduleSideEffects: [{ test: /plugins[\\/][^\\/]+[\\/](contract|domain)[\\/]/, sideEffects: false }] };

const isReact = (id: string): boolean => /node_modules[\\/](react|react-dom|scheduler|react-router|react-router-dom|@remix-run)[\\/]/.test(id);
const isInterface = (id: string): boolean => /node_modules[\\/](@mui|@emotion|stylis|react-transition-group|@popperjs)[\\/]/.test(id);
const isTable = (id: string): boolean =>
  /src[\\/]shared[\\/](grid|Grid|TwoLists|PickList|SaveBar|use-all-rows)|@mui[\\/]material[\\/](Table|Pagination|Skeleton)|ra-core[\\/].*[\\/]list[\\/]/.test(id);

/** What a student's first page opens, one after another. */
const OPENED = ['src/main.tsx', 'layout/PublicPages.tsx', 'layout/LearnerPlace.tsx', 'home/HomePage.tsx'];
/** What so many screens need comes in few files. */
const MANY = 16;

/**
 * A student's first page is in a few files with nothing else in them; libraries apart, which change rarely. What many
 * other screens need is in a few more, and the rest comes with the screen that asks for it.
 */
const groupsOf = (first: ReadonlySet<string>) => [
  { name: 'react', test: (id: string) => first.has(id) && isReact(id), priority: 60 },
  { name: 'interface', test: (id: string) => first.has(id) && isInterface(id), priority: 50 },
  { name: 'libraries', test: (id: string) => first.has(id) && id.includes('node_modules'), priority: 40 },
  { name: 'first', test: (id: string) => first.has(id), priority: 30 },
  { name: 'more-interface', test: (id: string) => isInterface(id) && !isTable(id), minShareCount: MANY, priority: 20 },
  { name: 'shared', test: (id: string) => !isTable(id), minShareCount: MANY, priority: 10 },
  { name: 'table', test: isTable, minShareCount: MANY },
];

const shared = {
  base: '/',
  resolve: { alias, dedupe: ['react', 'react-dom', 'react-router', 'react-router-dom', 'react-hook-form', '@tanstack/react-query', '@mui/material', 'zod'] },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: false,
    target: 'es2022',
    chunkSizeWarningLimit: 700,
    // Fonts and pictures stay files: the policy of the pages is simplest when nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { treeshake },
  },
} satisfies UserConfig;

const reading = () => [react(), oneLanguage(alias), leanContracts(), copyPdfData()];

export default defineConfig(async ({ command }) => {
  const first = command === 'build' ? await firstPage({ ...shared, root: import.meta.dirname, plugins: reading() }, OPENED) : new Set<string>();
  return {
    ...shared,
    plugins: [...reading(), compressAssets()],
    build: { ...shared.build, rolldownOptions: { treeshake, output: { codeSplitting: { groups: groupsOf(first) } } } },
    server: { port: 5173, fs: { allow: [root] }, proxy: { '/api': 'http://127.0.0.1:1337' } },
  };
});
