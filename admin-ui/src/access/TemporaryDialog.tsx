import { useState } from 'react';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import PrintIcon from '@mui/icons-material/PrintOutlined';
import { useRefresh, useTranslate } from 'react-admin';
import { limits } from '@portfolio/config/limits';
import { temporaryRoutes, type PasswordSlip } from '@portfolio/access/contract';
import { call } from '../providers/api';
import { ErrorNote } from '../shared/ErrorNote';
import { rocDateTime } from '../shared/dates';
import { IssuedPassword } from './IssuedPassword';
import { PasswordSlips } from './PasswordSlips';
import type { TemporaryRow } from './TemporaryPage';

/** Asks, opens a temporary account for a student, and shows its password once. */
export function TemporaryDialog({ student, onClose }: { student: TemporaryRow; onClose: () => void }) {
  const translate = useTranslate();
  const refresh = useRefresh();
  const [slip, setSlip] = useState<PasswordSlip | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const name = String(student.name);
  const open = async () => {
    setBusy(true);
    setError(null);
    try {
      const made = await call(temporaryRoutes.openTemporary, { body: { studentId: student.id } });
      setSlip({ ...made, id: student.id, kind: 'temporary', className: student.className as string | null, seatNo: student.seatNo as number | null });
      refresh();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {/* A click beside it is no reason to lose a password that is shown once. */}
      <Dialog open onClose={(_, reason) => !busy && !(slip && reason === 'backdropClick') && onClose()} maxWidth="sm" fullWidth aria-labelledby="temporary-title">
        <DialogTitle id="temporary-title">{translate(slip ? 'temporary.open-title' : 'temporary.open-of', { name })}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          {slip ? (
            <>
              <Typography role="status">{translate('temporary.opened', { until: rocDateTime(slip.expiresAt) })}</Typography>
              <IssuedPassword login={slip.login} password={slip.password} />
            </>
          ) : (
            <>
              <Typography>{translate('temporary.open-ask', { name, studentNo: String(student.studentNo), days: limits.temporaryAccountDays })}</Typography>
              {student.state === 'open' && <Typography>{translate('temporary.open-again', { login: String(student.login) })}</Typography>}
            </>
          )}
          <ErrorNote error={error} />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose} disabled={busy} autoFocus>{translate(slip ? 'ui.action.close' : 'ui.action.cancel')}</Button>
          {slip
            ? <Button variant="contained" startIcon={<PrintIcon />} onClick={() => window.print()}>{translate('passwords.print')}</Button>
            : <Button variant="contained" onClick={open} loading={busy}>{translate('temporary.open')}</Button>}
        </DialogActions>
      </Dialog>
      {slip && <PasswordSlips slips={[slip]} />}
    </>
  );
}
