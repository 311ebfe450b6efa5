import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { ApiError, toApiError } from '../providers/api';

/** The ApiError behind what react-admin's data provider threw, or the thrown value itself as one. */
export function apiErrorOf(error: unknown): ApiError {
  const { cause } = (error ?? {}) as { cause?: unknown };
  return toApiError(cause instanceof ApiError ? cause : error);
}

interface ErrorNoteProps {
  error: unknown;
  onRetry?: () => void;
  /** In the middle of an otherwise empty page. */
  whole?: boolean;
}

/** What happened, what to do, and a code to quote. Says nothing when there is no error. */
export function ErrorNote({ error, onRetry, whole = false }: ErrorNoteProps) {
  const translate = useTranslate();
  if (!error) return null;
  const { message, reference } = apiErrorOf(error);
  const note = (
    <Alert severity="error" variant="outlined" sx={{ width: '100%' }} action={onRetry && <Button color="inherit" size="small" onClick={onRetry}>{translate('ui.action.retry')}</Button>}>
      <AlertTitle sx={{ mb: 0 }}>{translate('ui.error.title')}</AlertTitle>
      {message}
      {reference && !message.includes(reference) && <Box component="span" sx={{ display: 'block' }}>{translate('ui.error.reference', { reference })}</Box>}
    </Alert>
  );
  return whole ? <Box sx={{ maxWidth: 560, mx: 'auto', my: 8, px: 2 }}>{note}</Box> : note;
}
