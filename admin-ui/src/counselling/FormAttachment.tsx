import { useEffect, useRef, useState, type ChangeEvent } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import UploadFileIcon from '@mui/icons-material/UploadFileOutlined';
import { useController } from 'react-hook-form';
import { useTranslate } from 'react-admin';
import { counsellingRoutes, type FileReceipt } from '@portfolio/portfolio/contract';
import { acceptOf, checkFile, rulesOf } from '../portfolio/rules/file-check';
import { call, toApiError } from '../providers/api';

/** An optional attachment of a record: its value is the file's id. */
export function FormAttachment({ name, given, onBusy }: { name: string; given: FileReceipt | null; onBusy: (busy: boolean) => void }) {
  const translate = useTranslate();
  const { field } = useController({ name });
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState(given);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => onBusy(busy), [busy, onBusy]);
  const take = (next: FileReceipt | null) => {
    setFile(next);
    field.onChange(next?.id ?? null);
  };
  const send = async (chosen: File) => {
    const refusal = checkFile('document', chosen);
    setProblem(refusal ? translate(refusal.key, refusal.values) : null);
    if (refusal) return;
    setBusy(true);
    try {
      take(await call(counsellingRoutes.uploadCounsellingFile, { query: { name: chosen.name }, raw: chosen }));
    } catch (error) {
      setProblem(toApiError(error).message);
    } finally {
      setBusy(false);
    }
  };
  const pick = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const chosen = target.files?.[0];
    // The same file may be picked again after it was mended.
    target.value = '';
    if (chosen) void send(chosen);
  };
  const { extensions, megabytes } = rulesOf('document');
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <Typography sx={{ fontWeight: 600 }}>{translate('counselling.field.document')}</Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>{file ? file.name : translate('portfolio.file.rule', { extensions: extensions.join(translate('ui.separator')), limit: megabytes })}</Typography>
      <Typography role="alert" variant="body2" sx={{ color: 'error.main', '&:empty': { display: 'none' } }}>{problem}</Typography>
      <input ref={input} type="file" hidden accept={acceptOf('document')} onChange={pick} data-kind="attachment" />
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button size="small" variant="outlined" loading={busy} startIcon={<UploadFileIcon aria-hidden />} onClick={() => input.current?.click()}>{translate(file ? 'portfolio.file.replace' : 'portfolio.file.choose')}</Button>
        {file && <Button size="small" color="error" disabled={busy} onClick={() => take(null)}>{translate('portfolio.file.drop')}</Button>}
      </Box>
    </Box>
  );
}
