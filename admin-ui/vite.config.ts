import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressAssets } from './build/compress-assets';
import { copyPdfData } from './build/copy-pdf-data';

const root = path.resolve(import.meta.dirname, '..');

/** Where each package goes: what every page needs in two files that change rarely, the rest with the screen that asks for it. */
const groups = [
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|react-router|react-router-dom|@remix-run)[\\/]/, priority: 20 },
  { name: 'interface', test: /node_modules[\\/](@mui[\\/](material|system|styled-engine|utils|private-theming)|@emotion|stylis)[\\/]/, priority: 10, entriesAware: true },
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
