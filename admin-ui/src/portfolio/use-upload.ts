import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { FileReceipt } from '@portfolio/portfolio/contract';
import { ApiError, toApiError, type FileKind } from '../providers/api';
import { checkFile } from './rules/file-check';
import { sendFile } from './send-file';

export type UploadState =
  | { phase: 'idle'; message?: string }
  /** `share` safe, 0 to 1; at 1 the server makes sure of it. `waiting`: the line is broken just now. */
  | { phase: 'sending'; name: string; share: number; waiting: boolean };

/** Sends one file at a time; what is wrong with it before or after is a message in `state`. */
export function useUpload(kind: FileKind, onKept: (receipt: FileReceipt) => void): { state: UploadState; send: (file: File) => Promise<void>; cancel: () => void } {
  const translate = useTranslate();
  const [state, setState] = useState<UploadState>({ phase: 'idle' });
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);
  // No answer came: what has come stays there, and the same file goes on from it.
  const messageOf = (error: unknown): string => (error instanceof ApiError && error.status === 0 ? translate('portfolio.file.broken') : toApiError(error).message);
  const send = async (file: File) => {
    const refusal = checkFile(kind, file);
    if (refusal) return setState({ phase: 'idle', message: translate(refusal.key, refusal.values) });
    const { signal } = (controller.current = new AbortController());
    const show = (share: number, waiting: boolean) => !signal.aborted && setState({ phase: 'sending', name: file.name, share, waiting });
    show(0, false);
    try {
      onKept(await sendFile(kind, file, show, signal));
      setState({ phase: 'idle' });
    } catch (error) {
      setState({ phase: 'idle', message: signal.aborted ? translate('portfolio.file.cancelled') : messageOf(error) });
    }
  };
  const cancel = useCallback(() => controller.current?.abort(), []);
  return { state, send, cancel };
}
