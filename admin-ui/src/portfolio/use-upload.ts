import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { FileReceipt } from '@portfolio/portfolio/contract';
import { toApiError, uploadFile, type FileKind } from '../providers/api';
import { checkFile } from './rules/file-check';

export type UploadState =
  | { phase: 'idle'; message?: string }
  /** `share` sent, 0 to 1; at 1 the server makes sure of it. */
  | { phase: 'sending'; name: string; share: number };

/** Sends one file at a time; what is wrong with it before or after is a message in `state`. */
export function useUpload(kind: FileKind, onKept: (receipt: FileReceipt) => void): { state: UploadState; send: (file: File) => Promise<void>; cancel: () => void } {
  const translate = useTranslate();
  const [state, setState] = useState<UploadState>({ phase: 'idle' });
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);
  const send = async (file: File) => {
    const refusal = checkFile(kind, file);
    if (refusal) return setState({ phase: 'idle', message: translate(refusal.key, refusal.values) });
    const { signal } = (controller.current = new AbortController());
    setState({ phase: 'sending', name: file.name, share: 0 });
    try {
      onKept(await uploadFile(kind, file, (share) => !signal.aborted && setState({ phase: 'sending', name: file.name, share }), signal));
      setState({ phase: 'idle' });
    } catch (error) {
      setState({ phase: 'idle', message: signal.aborted ? translate('portfolio.file.cancelled') : toApiError(error).message });
    }
  };
  const cancel = useCallback(() => controller.current?.abort(), []);
  return { state, send, cancel };
}
