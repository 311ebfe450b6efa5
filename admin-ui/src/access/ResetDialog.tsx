import { useId, useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import PrintIcon from '@mui/icons-material/PrintOutlined';
import { useRefresh, useTranslate } from 'react-admin';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { ErrorNote } from '../shared/ErrorNote';
import { rocDateTime } from '../shared/dates';
import { useWarnUnsaved } from '../shared/use-warn-unsaved';
import { AccountRefusals } from './AccountRefusals';
import { IssuedPassword } from './IssuedPassword';
import { PasswordSlips } from './PasswordSlips';
import { SlipTable } from './SlipTable';
import { usePasswordReset, type ResetRun } from './use-password-reset';

/** Whose passwords are reset: one person by name, or a number of them. */
export interface ResetTarget {
  count: number;
  person?: { name: string; login: string };
  findIds: () => Promise<string[]>;
}

/** Asks, resets with progress, and shows the new passwords once, to print or to read out. */
export function ResetDialog({ target, onClose }: { target: ResetTarget; onClose: () => void }) {
  const translate = useTranslate();
  const refresh = useRefresh();
  const titleId = useId();
  const run = usePasswordReset(target.findIds);
  const [taken, setTaken] = useState(false);
  const [sure, setSure] = useState(false);
  const { phase, slips } = run;
  const holdsSecrets = slips.length > 0 && !taken;
  useWarnUnsaved(phase === 'running' || holdsSecrets);
  const leave = () => {
    if (phase !== 'asking') refresh();
    onClose();
  };
  const close = () => {
    if (phase === 'running') return;
    if (holdsSecrets) setSure(true);
    else leave();
  };
  const print = () => {
    setTaken(true);
    window.print();
  };
  const isOver = phase === 'done' || phase === 'stopped';
  return (
    <>
      <Dialog open onClose={close} maxWidth={slips.length > 1 ? 'md' : 'sm'} fullWidth aria-labelledby={titleId}>
        <DialogTitle id={titleId}>{isOver && slips.length > 0 ? translate('passwords.done-title') : titleOf(translate, target)}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          {phase === 'asking' && <Question target={target} />}
          {phase === 'running' && <Progress run={run} expected={target.count} />}
          {phase === 'stopped' && <Typography>{translate('passwords.stopped', { done: run.done, left: (run.total || target.count) - run.done })}</Typography>}
          <ErrorNote error={run.error} />
          {isOver && <Outcome run={run} onTaken={() => setTaken(true)} />}
        </DialogContent>
        <DialogActions>
          {phase === 'asking' && <Button onClick={onClose} autoFocus>{translate('ui.action.cancel')}</Button>}
          {phase === 'asking' && <Button variant="contained" color="error" onClick={() => void run.go()}>{translate('passwords.reset')}</Button>}
          {isOver && <Button onClick={close}>{translate('ui.action.close')}</Button>}
          {phase === 'stopped' && <Button variant="outlined" onClick={() => void run.go()}>{translate('passwords.resume')}</Button>}
          {isOver && slips.length > 0 && <Button variant="contained" startIcon={<PrintIcon />} onClick={print}>{translate('passwords.print')}</Button>}
        </DialogActions>
      </Dialog>
      {isOver && <PasswordSlips slips={slips} />}
      <ConfirmDialog open={sure} danger title={translate('passwords.close-title')} confirm={translate('passwords.close-anyway')} onConfirm={leave} onClose={() => setSure(false)}>{translate('passwords.close-text')}</ConfirmDialog>
    </>
  );
}

const titleOf = (translate: ReturnType<typeof useTranslate>, { count, person }: ResetTarget): string =>
  (person ? translate('passwords.reset-of', { name: person.name }) : translate('passwords.reset-count', { count: count.toLocaleString('zh-TW') }));

function Question({ target: { count, person } }: { target: ResetTarget }) {
  const translate = useTranslate();
  return (
    <>
      <Typography>{person ? translate('passwords.ask-one', person) : translate('passwords.ask-many', { count: count.toLocaleString('zh-TW') })}</Typography>
      <Typography>{translate('passwords.ask-rest')}</Typography>
    </>
  );
}

function Progress({ run: { done, total }, expected }: { run: ResetRun; expected: number }) {
  const translate = useTranslate();
  const label = translate('passwords.running', { done: done.toLocaleString('zh-TW'), total: (total || expected).toLocaleString('zh-TW') });
  return (
    <Box role="status">
      <LinearProgress variant={total ? 'determinate' : 'indeterminate'} value={total ? (100 * done) / total : undefined} aria-label={label} sx={{ height: 8, borderRadius: 4 }} />
      <Typography className="numeric" sx={{ mt: 1 }}>{label}</Typography>
      <Typography sx={{ color: 'text.secondary' }}>{translate('passwords.running-stay')}</Typography>
    </Box>
  );
}

function Outcome({ run: { slips, refused, phase }, onTaken }: { run: ResetRun; onTaken: () => void }) {
  const translate = useTranslate();
  const [first] = slips;
  return (
    <>
      {first && <Typography role="status">{translate('passwords.done', { count: slips.length.toLocaleString('zh-TW'), until: rocDateTime(first.expiresAt) })}</Typography>}
      {!first && phase === 'done' && <Typography role="status">{translate('passwords.none-done')}</Typography>}
      {slips.length === 1 && <IssuedPassword login={first.login} password={first.password} onCopied={onTaken} />}
      {slips.length > 1 && <SlipTable slips={slips} />}
      <AccountRefusals refused={refused} />
    </>
  );
}
