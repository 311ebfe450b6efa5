import { cpSync, existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Plugin } from 'vite';

const require = createRequire(import.meta.url);

/**
 * What pdf.js fetches when a document needs it: character maps of Chinese fonts that are not embedded, the standard
 * fonts, and decoders of pictures. They are found at `assets/pdf-<version>/`, which the viewer knows as `__PDF_DATA__`.
 */
export function copyPdfData(): Plugin {
  const manifest = require.resolve('pdfjs-dist/package.json');
  const folder = path.dirname(manifest);
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  let target = '';
  return {
    name: 'copy-pdf-data',
    config: () => ({ define: { __PDF_DATA__: JSON.stringify(`/assets/pdf-${version}/`) } }),
    configResolved(config) {
      target = path.resolve(config.root, config.build.outDir, 'assets', `pdf-${version}`);
    },
    writeBundle() {
      for (const name of ['cmaps', 'standard_fonts', 'wasm']) {
        const source = path.join(folder, name);
        if (existsSync(source)) cpSync(source, path.join(target, name), { recursive: true });
      }
    },
  };
}
