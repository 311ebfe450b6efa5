import { useState } from 'react';
import { useController } from 'react-hook-form';
import type { FileReceipt } from '@portfolio/portfolio/contract';
import { FileUpload } from '../portfolio/FileUpload';

/** An optional document of a form: its value is the file's id. */
export function FormDocument({ name, given, onBusy }: { name: string; given: FileReceipt | null; onBusy: (busy: boolean) => void }) {
  const { field } = useController({ name });
  const [receipt, setReceipt] = useState(given);
  const change = (next: FileReceipt | null) => {
    setReceipt(next);
    field.onChange(next?.id ?? null);
  };
  return <FileUpload kind="document" value={receipt} onChange={change} onBusy={onBusy} />;
}
