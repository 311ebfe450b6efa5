import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressAssets } from './build/compress-assets.ts';
import { copyPdfData } from './build/copy-pdf-data.ts';

const root = path.resolve(import.meta.dirname, '..');

/** What many screens need is in a few files that change rarely; the rest comes with the screen that asks for it, so that a first page loads little. */
const MANY = 16;
/** Tables and pickers are for the staff's screens: a student's first page does without. */
const isTable = (id: string): boolean =>
  /src[\\/]shared[\\/](grid|Grid|TwoLists|PickList|SaveBar|use-all-rows)|@mui[\\/]material[\\/](Table|Pagination|Skeleton)|ra-core[\\/].*[\\/]list[\\/]/.test(id);
const isInterface = (id: string): boolean => /node_modules[\\/](@mui|@emotion|stylis|react-transition-group|@popperjs)[\\/]/.test(id);
const groups = [
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|react-router|react-router-dom|@remix-run)[\\/]/, priority: 30 },
  { name: 'interface', test: (id: string) => isInterface(id) && !isTable(id), minShareCount: MANY, priority: 20 },
  { name: 'shared', test: (id: string) => !isTable(id), minShareCount: MANY, priority: 10 },
  { name: 'table', test: isTable, minShareCount: MANY },
];

export default defineConfig({
  base: '/',
  plugins: [react(), copyPdfData(), compressAssets()],
  resolve: {
    // The browser reads the sources of the contracts and of the rules that it shares with the server.
    alias: [
      { find: /^@portfolio\/config\/(.+)$/, replacement: path.join(root, 'config/$1.ts') },
      { find: /^@portfolio\/([^/]+)\/(.+)$/, replacement: path.join(root, 'plugins/$1/$2') },
    ],
    dedupe: ['react', 'react-dom', 'react-router', 'react-router-dom', 'react-hook-form', '@tanstack/react-query', '@mui/material', 'zod'],
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: false,
    target: 'es2022',
    chunkSizeWarningLimit: 700,
    // Fonts and pictures stay files: the policy of the pages is simplest when nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
  server: { port: 5173, fs: { allow: [root] }, proxy: { '/api': 'http://127.0.0.1:1337' } },
});
