import { uploadRoutes, type FileReceipt } from '@portfolio/portfolio/contract';
import { ApiError, call, type FileKind } from '../providers/api';
import { sendInParts, type PartSender } from './rules/send-in-parts';

/** One part, on a line as slow as a bus in a tunnel. */
const PART_TIMEOUT_MS = 90_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 15_000;

/** What the file is known by: the same bytes need not come twice. Null where the browser cannot tell (no https). */
async function fingerprint(file: File): Promise<string | null> {
  if (!globalThis.crypto?.subtle) return null;
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Until the time is over or the browser says that it is online again. @throws AbortError when the person gives up */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      window.removeEventListener('online', end);
      signal.removeEventListener('abort', end);
      if (signal.aborted) reject(new DOMException('', 'AbortError'));
      else resolve();
    };
    const timer = setTimeout(end, milliseconds);
    window.addEventListener('online', end);
    signal.addEventListener('abort', end);
  });
}

/** No answer came, or none that says anything about the file: worth another try. */
function kindOf(error: unknown): ReturnType<PartSender['kindOf']> {
  if (!(error instanceof ApiError)) return 'refused';
  if (error.code === 'upload-offset' || error.code === 'upload-incomplete' || error.code === 'file-cut') return 'elsewhere';
  // A file that was begun and is gone is begun anew.
  if (error.code === 'not-found') return 'elsewhere';
  return error.status === 0 || error.status === 502 || error.status === 503 || error.status === 504 ? 'broken' : 'refused';
}

/**
 * Sends a file in parts and answers with its receipt, which comes once it is safe on the disk. A broken line is waited
 * for; what has come is kept for a day, so that choosing the same file again goes on from there.
 * @param onProgress share that is safe, 0 to 1, and whether the line is broken just now
 * @throws ApiError; AbortError when `signal` gives up, and what has come is thrown away
 */
export async function sendFile(kind: FileKind, file: File, onProgress: (share: number, waiting: boolean) => void, signal: AbortSignal): Promise<FileReceipt> {
  const sha256 = await fingerprint(file);
  const begun: { id: string | null } = { id: null };
  try {
    return await sendInParts({
      begin: async () => {
        const answer = await call(uploadRoutes.beginUpload, { body: { kind, name: file.name, bytes: file.size, sha256 }, signal });
        begun.id = answer.upload?.id ?? null;
        return answer;
      },
      send: ({ id, offset, partBytes }) =>
        call(uploadRoutes.sendPart, { params: { id }, query: { offset }, raw: file.slice(offset, offset + partBytes), signal, timeoutMs: PART_TIMEOUT_MS }),
      finish: ({ id }) => call(uploadRoutes.finishUpload, { params: { id }, signal, timeoutMs: PART_TIMEOUT_MS }),
      kindOf,
      pause: (attempt) => pause(Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS), signal),
      onProgress,
    });
  } catch (error) {
    if (signal.aborted && begun.id) void call(uploadRoutes.dropUpload, { params: { id: begun.id } }).catch(() => undefined);
    throw error;
  }
}
