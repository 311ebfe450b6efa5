import { useId, useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Chip from '@mui/material/Chip';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { limits } from '@portfolio/config/limits';
import { codePoints } from '@portfolio/kernel/domain/text';
import { useMe } from '../providers/session';
import { ErrorNote } from '../shared/ErrorNote';
import { dropReason, keepReason, readReasons } from './rules/reason-templates';

interface ReturnDialogProps {
  count: number;
  /** In place of the one for outcomes. */
  title?: string;
  /** @throws ApiError, which the dialog shows */
  onReturn: (reason: string) => Promise<unknown>;
  onClose: () => void;
}

/** Asks for the reason of a return, with the teacher's own ones at hand. */
export function ReturnDialog({ count, title, onReturn, onClose }: ReturnDialogProps) {
  const translate = useTranslate();
  const titleId = useId();
  const accountId = useMe().id;
  const [reasons, setReasons] = useState(() => readReasons(localStorage, accountId));
  const [reason, setReason] = useState('');
  const [keep, setKeep] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { max } = limits.reason;
  const used = codePoints(reason.trim());
  const run = async () => {
    setBusy(true);
    setError(null);
    try {
      if (keep) keepReason(localStorage, accountId, reason);
      await onReturn(reason.trim());
      onClose();
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={busy ? undefined : onClose} fullWidth maxWidth="sm" aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{title ?? translate('portfolio.return.title', { smart_count: count })}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <Typography>{translate('portfolio.return.text')}</Typography>
        <TextField
          autoFocus multiline minRows={3} required label={translate('portfolio.return.reason')} value={reason} error={used > max}
          onChange={({ target }) => setReason(target.value.replace(/\r?\n/g, ' '))} helperText={`${translate('portfolio.return.reasonHelp', { max })} ${used}/${max}`}
        />
        <Templates reasons={reasons} onPick={setReason} onDrop={(each) => setReasons(dropReason(localStorage, accountId, each))} />
        <FormControlLabel control={<Checkbox checked={keep} onChange={() => setKeep(!keep)} />} label={translate('portfolio.return.keep')} />
        <ErrorNote error={error} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} disabled={busy}>{translate('ui.action.cancel')}</Button>
        <Button variant="contained" color="warning" onClick={run} disabled={used === 0 || used > max} loading={busy}>{translate('portfolio.return.confirm', { smart_count: count })}</Button>
      </DialogActions>
    </Dialog>
  );
}

function Templates({ reasons, onPick, onDrop }: { reasons: string[]; onPick: (reason: string) => void; onDrop: (reason: string) => void }) {
  const translate = useTranslate();
  return (
    <Box>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>{translate(reasons.length > 0 ? 'portfolio.return.templates' : 'portfolio.return.templatesEmpty')}</Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {reasons.map((reason) => (
          <Chip key={reason} label={reason} clickable onClick={() => onPick(reason)} onDelete={() => onDrop(reason)} sx={{ maxWidth: '100%' }} />
        ))}
      </Box>
    </Box>
  );
}
