import { useEffect, useId, useRef, type ChangeEvent } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import UploadFileIcon from '@mui/icons-material/UploadFileOutlined';
import { useTranslate } from 'react-admin';
import type { FileReceipt } from '@portfolio/portfolio/contract';
import type { FileKind } from '../providers/api';
import { acceptOf, rulesOf } from './rules/file-check';
import { ReceiptButton, UploadReceipt } from './UploadReceipt';
import { useUpload } from './use-upload';

interface FileUploadProps {
  kind: FileKind;
  /** In place of the kind's own name. */
  label?: string;
  value: FileReceipt | null;
  onChange: (receipt: FileReceipt | null) => void;
  /** An upload is under way: the form waits for it. */
  onBusy: (busy: boolean) => void;
}

/** A place for one file: the rule before, the progress meanwhile, the receipt after. */
export function FileUpload({ kind, label, value, onChange, onBusy }: FileUploadProps) {
  const translate = useTranslate();
  const titleId = useId();
  const ruleId = useId();
  const input = useRef<HTMLInputElement>(null);
  const { state, send, cancel } = useUpload(kind, onChange);
  const busy = state.phase === 'sending';
  useEffect(() => onBusy(busy), [busy, onBusy]);
  const pick = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    // The same file may be picked again after it was mended.
    target.value = '';
    if (file) void send(file);
  };
  const { extensions, megabytes } = rulesOf(kind);
  return (
    <Paper component="section" variant="outlined" aria-labelledby={titleId} sx={{ p: 1.5, display: 'grid', gap: 1 }}>
      <Box>
        <Typography id={titleId} component="h3" sx={{ fontWeight: 600 }}>{label ?? translate(`portfolio.file.${kind}`)}</Typography>
        <Typography id={ruleId} variant="body2" sx={{ color: 'text.secondary' }}>{translate('portfolio.file.rule', { extensions: extensions.join(translate('ui.separator')), limit: megabytes })}</Typography>
      </Box>
      {value && !busy && <UploadReceipt receipt={value} />}
      {busy && <UploadProgress {...state} />}
      <Typography role="alert" variant="body2" sx={{ color: 'error.main', '&:empty': { display: 'none' } }}>{state.phase === 'idle' ? state.message : null}</Typography>
      <input ref={input} type="file" hidden accept={acceptOf(kind)} onChange={pick} data-kind={kind} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {busy
          ? <Button size="small" color="error" onClick={cancel}>{translate('portfolio.file.cancel')}</Button>
          : (
            <Button size="small" variant="outlined" startIcon={<UploadFileIcon aria-hidden />} onClick={() => input.current?.click()} aria-describedby={`${titleId} ${ruleId}`}>
              {translate(value ? 'portfolio.file.replace' : 'portfolio.file.choose')}
            </Button>
          )}
        {value && !busy && <ReceiptButton receipt={value} />}
        {value && !busy && <Button size="small" color="error" onClick={() => onChange(null)}>{translate('portfolio.file.drop')}</Button>}
      </Box>
    </Paper>
  );
}

function UploadProgress({ name, share, waiting }: { name: string; share: number; waiting: boolean }) {
  const translate = useTranslate();
  const percent = Math.floor(share * 100);
  const label = translate('portfolio.file.uploading', { name });
  return (
    <Box role="status">
      <LinearProgress variant={share < 1 ? 'determinate' : 'indeterminate'} value={percent} aria-label={label} sx={{ height: 8, borderRadius: 4 }} />
      <Typography variant="body2" className="numeric" sx={{ color: 'text.secondary', mt: 0.5, overflowWrap: 'anywhere' }}>
        {share < 1 ? `${label} ${percent}%` : translate('portfolio.file.checking')}
      </Typography>
      {waiting && <Typography variant="body2" sx={{ color: 'warning.main' }}>{translate('portfolio.file.waiting')}</Typography>}
    </Box>
  );
}
