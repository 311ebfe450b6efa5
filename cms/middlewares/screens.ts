import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Context, Next } from 'koa';
import type { Core } from '@strapi/strapi';

/**
 * Serves the school's screens (admin-ui/dist) at `/`. The files are known from the start, so no path from outside ever
 * reaches the disk; those with a hash in the name may be kept for ever.
 */
interface Asset {
  file: string;
  type: string;
  bytes: number;
  /** The best first. */
  compressed: { encoding: string; file: string; bytes: number }[];
  immutable: boolean;
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.woff2': 'font/woff2', '.webmanifest': 'application/manifest+json', '.json': 'application/json', '.wasm': 'application/wasm',
  // What the viewer of PDF files fetches for fonts that a document names without bringing them.
  '.bcmap': 'application/octet-stream', '.pfb': 'application/octet-stream', '.ttf': 'font/ttf',
};

/** As the build writes them beside each text file. */
const ENCODINGS = [['br', '.br'], ['gzip', '.gz']] as const;

function findAssets(directory: string): Map<string, Asset> {
  const assets = new Map<string, Asset>();
  if (!existsSync(directory)) return assets;
  for (const name of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(directory, name);
    const type = TYPES[path.extname(name)];
    if (!type || !statSync(file).isFile()) continue;
    const compressed = ENCODINGS.flatMap(([encoding, ending]) => (existsSync(file + ending) ? [{ encoding, file: file + ending, bytes: statSync(file + ending).size }] : []));
    assets.set(`/${name.split(path.sep).join('/')}`, { file, type, bytes: statSync(file).size, compressed, immutable: name.startsWith(`assets${path.sep}`) });
  }
  return assets;
}

/** Stricter than what Strapi's admin needs: the screens speak to this server alone. */
const POLICY = [
  "default-src 'self'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "media-src 'self' blob:", "font-src 'self' data:",
  "connect-src 'self'", "worker-src 'self' blob:", "frame-src 'self' blob:", "object-src 'none'", "base-uri 'self'", "form-action 'self'", "frame-ancestors 'self'",
].join('; ');

/** Addresses that belong to the server; all others are screens. */
const SERVED = /^\/(api|admin|files|uploads?|content-manager|content-type-builder|i18n|documentation|platform|_health)(\/|$)/;

export default (_: unknown, { strapi }: { strapi: Core.Strapi }) => {
  const directory = path.join(strapi.dirs.app.root, 'admin-ui/dist');
  const assets = findAssets(directory);
  const index = assets.has('/index.html') ? readFileSync(path.join(directory, 'index.html'), 'utf8') : undefined;

  const sendAsset = (http: Context, { file, type, bytes, compressed, immutable }: Asset): void => {
    const chosen = compressed.find(({ encoding }) => http.acceptsEncodings(encoding));
    if (chosen) http.set('Content-Encoding', chosen.encoding);
    http.set('Vary', 'Accept-Encoding');
    http.set('Cache-Control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
    http.type = type;
    http.length = chosen?.bytes ?? bytes;
    http.body = createReadStream(chosen?.file ?? file);
  };

  return async (http: Context, next: Next): Promise<void> => {
    if ((http.method !== 'GET' && http.method !== 'HEAD') || SERVED.test(http.path)) return next();
    const asset = http.path === '/' ? undefined : assets.get(http.path);
    if (asset) return sendAsset(http, asset);
    if (!index || path.extname(http.path) !== '') return next();
    http.set('Cache-Control', 'no-cache');
    http.set('Content-Security-Policy', POLICY);
    http.type = 'text/html; charset=utf-8';
    http.body = index;
  };
};
