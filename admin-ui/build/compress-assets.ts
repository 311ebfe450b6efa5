import { promises as fs } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const [toGzip, toBrotli] = [promisify(gzip), promisify(brotliCompress)];
const TEXT = /\.(js|mjs|css|html|svg|json)$/;
const SMALLEST_BYTES = 1024;

/** Writes `<file>.gz` and `<file>.br` beside each text file of the build: compressed once, not at every request. */
export function compressAssets(): Plugin {
  let directory = '';
  return {
    name: 'compress-assets',
    apply: 'build',
    configResolved(config) {
      directory = path.resolve(config.root, config.build.outDir);
    },
    async closeBundle() {
      const names = await fs.readdir(directory, { recursive: true }).catch(() => [] as string[]);
      for (const name of names.filter((candidate) => TEXT.test(candidate))) await compressFile(path.join(directory, name));
    },
  };
}

async function compressFile(file: string): Promise<void> {
  const content = await fs.readFile(file);
  if (content.length < SMALLEST_BYTES) return;
  await Promise.all([
    toGzip(content, { level: constants.Z_BEST_COMPRESSION }).then((bytes) => fs.writeFile(`${file}.gz`, bytes)),
    toBrotli(content).then((bytes) => fs.writeFile(`${file}.br`, bytes)),
  ]);
}
