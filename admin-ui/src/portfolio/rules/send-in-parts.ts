import type { FileReceipt, Upload } from '@portfolio/portfolio/contract';

/** What sending a file in parts needs of the world around it. */
export interface PartSender {
  /** Begins, or finds what was begun. */
  begin(): Promise<{ upload: Upload | null; receipt: FileReceipt | null }>;
  /** Sends the bytes from `offset` on, at most `partBytes` of them. */
  send(upload: Upload): Promise<Upload>;
  finish(upload: Upload): Promise<FileReceipt>;
  /** How a failure is to be met: the line broke, the server stands elsewhere than thought, or it is a refusal. */
  kindOf(error: unknown): 'broken' | 'elsewhere' | 'refused';
  /** Waits before the next try; longer each time. @throws when the person gives up */
  pause(attempt: number): Promise<void>;
  /** Share that is safe, 0 to 1; `waiting` while the line is broken. */
  onProgress(share: number, waiting: boolean): void;
}

/** Tries in a row without any progress, before the person is told. */
export const MOST_TRIES = 8;

/**
 * Sends a file in parts until its receipt is there. A broken line is waited for and asked where the file stands; only
 * when nothing moves for long is the failure told.
 * @throws the refusal, or the last failure
 */
export async function sendInParts(sender: PartSender): Promise<FileReceipt> {
  let share = 0;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const begun = await sender.begin();
      if (begun.receipt) return begun.receipt;
      let upload = begun.upload as Upload;
      while (upload.offset < upload.bytes) {
        share = upload.offset / upload.bytes;
        sender.onProgress(share, false);
        upload = await sender.send(upload);
        attempt = 1;
      }
      sender.onProgress(1, false);
      return await sender.finish(upload);
    } catch (error) {
      const kind = sender.kindOf(error);
      if (kind === 'refused' || attempt >= MOST_TRIES) throw error;
      if (kind === 'broken') sender.onProgress(share, true);
      await sender.pause(attempt);
    }
  }
}
