import type { Context } from 'koa';
import { kernelError } from '@portfolio/kernel/contract';
import { services } from '@portfolio/kernel/server/services';

export interface ServedFile {
  name: string;
  mime: string;
  bytes: number;
  sha256: string;
}

/** `bytes=0-`, `bytes=-500`, `bytes=10-20`; undefined when the header asks for something that is not served. */
export function parseRange(header: string, bytes: number): { start: number; end: number } | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header);
  if (!match || (match[1] === '' && match[2] === '')) return undefined;
  const start = match[1] === '' ? Math.max(bytes - Number(match[2]), 0) : Number(match[1]);
  const end = match[1] === '' || match[2] === '' ? bytes - 1 : Math.min(Number(match[2]), bytes - 1);
  return start <= end ? { start, end } : undefined;
}

/**
 * Streams a file that somebody handed in: never as a page of this site, whatever its bytes say.
 * @throws unavailable when the store has lost it: the database knows better than to say 404.
 */
export async function sendFile(http: Context, file: ServedFile, download: boolean): Promise<void> {
  const range = http.get('range') ? parseRange(http.get('range'), file.bytes) : undefined;
  http.set('X-Content-Type-Options', 'nosniff');
  // A browser's own PDF viewer runs nothing of this site, and refuses to open in a sandbox.
  http.set('Content-Security-Policy', `default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'${file.mime === 'application/pdf' ? '' : '; sandbox'}`);
  http.set('Content-Disposition', `${download ? 'attachment' : 'inline'}; filename*=UTF-8''${encodeURIComponent(file.name)}`);
  http.set('Cache-Control', 'private, no-store');
  http.set('Accept-Ranges', 'bytes');
  http.type = file.mime;
  if (http.get('range') && !range) {
    http.status = 416;
    http.set('Content-Range', `bytes */${file.bytes}`);
    http.body = '';
    return;
  }
  const stream = await services().files.read(file.sha256, range).catch((error: Error) => {
    services().log.error(`file ${file.sha256} cannot be read: ${error.message}`);
    throw kernelError('unavailable');
  });
  if (range) {
    http.status = 206;
    http.set('Content-Range', `bytes ${range.start}-${range.end}/${file.bytes}`);
  }
  http.length = range ? range.end - range.start + 1 : file.bytes;
  http.body = stream;
}
