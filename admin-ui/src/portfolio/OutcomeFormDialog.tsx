import { useCallback, useId, useState } from 'react';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useTheme } from '@mui/material/styles';
import { useNotify, useTranslate } from 'react-admin';
import { routes, type Course, type Outcome, type OutcomeShelf } from '@portfolio/portfolio/contract';
import { call, toApiError } from '../providers/api';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { ErrorNote } from '../shared/ErrorNote';
import { useWarnBeforeUnload } from '../shared/use-warn-unsaved';
import { OutcomeFields } from './OutcomeFields';
import { AfterSending } from './OutcomeMoveDialog';
import { useRefreshPortfolio } from './queries';
import { ReturnReason } from './ReturnReason';
import { useOutcomeForm } from './use-outcome-form';

interface OutcomeFormDialogProps {
  /** Null: a new one. */
  outcome: Outcome | null;
  /** Courses to choose from. */
  courses: Course[];
  /** The course of a new one, when it is known. */
  enrolmentId: string;
  /** Is the school's window for sending open, for a term? */
  maySend: (term: string) => boolean;
  limits: OutcomeShelf['limits'];
  onClose: () => void;
}

type Step = 'form' | 'send' | 'leave';

/** The form of an outcome: keep it as a draft, or keep and send it. */
export function OutcomeFormDialog({ outcome, courses, enrolmentId, maySend, limits, onClose }: OutcomeFormDialogProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const refreshAll = useRefreshPortfolio();
  const titleId = useId();
  const isPhone = useMediaQuery(useTheme().breakpoints.down('sm'));
  const form = useOutcomeForm(outcome, enrolmentId);
  const [uploads, setUploads] = useState({ document: false, media: false });
  const [step, setStep] = useState<Step>('form');
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const onBusy = useCallback((kind: 'document' | 'media', busy: boolean) => setUploads((before) => (before[kind] === busy ? before : { ...before, [kind]: busy })), []);

  useWarnBeforeUnload(form.isDirty);

  const course = courses.find(({ id }) => id === form.draft.enrolmentId);
  const term = outcome?.term ?? course?.term;
  const busy = uploads.document || uploads.media || saving;
  const canSend = term !== undefined && maySend(term) && form.lacks === null && form.canSave;

  const hint = term === undefined ? null : !maySend(term) ? 'portfolio.form.windowClosed' : form.lacks && `errors.${form.lacks}`;

  const keep = async (): Promise<string | null> => {
    setError(null);
    setSaving(true);
    try {
      return await form.save();
    } catch (thrown) {
      setError(thrown);
      return null;
    } finally {
      setSaving(false);
      void refreshAll();
    }
  };
  const keepDraft = async () => {
    if (!(await keep())) return;
    notify(translate(outcome?.state === 'returned' ? 'portfolio.saved.change' : 'portfolio.saved.draft'), { type: 'success' });
    onClose();
  };
  const send = async () => {
    const id = await form.save();
    try {
      await call(routes.sendOutcome, { params: { id } });
    } finally {
      void refreshAll();
    }
    notify(translate('portfolio.send.done'), { type: 'success' });
    onClose();
  };
  const leave = () => (form.isDirty || busy ? setStep('leave') : onClose());

  return (
    <Dialog open onClose={(_, reason) => reason === 'escapeKeyDown' && leave()} fullScreen={isPhone} fullWidth maxWidth="sm" aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{translate(outcome ? 'portfolio.form.editTitle' : 'portfolio.form.newTitle')}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2, alignContent: 'start' }}>
        {outcome && <ReturnReason outcome={outcome} />}
        <OutcomeFields form={form} courses={courses} fixedCourse={outcome?.courseName ?? null} fields={error ? toApiError(error).fields : {}} onBusy={onBusy} />
        {hint && <Typography variant="body2" sx={{ color: 'text.secondary' }}>{translate(hint)}</Typography>}
        <ErrorNote error={error} />
      </DialogContent>
      <DialogActions sx={{ flexWrap: 'wrap', gap: 1 }}>
        <Button onClick={leave}>{translate('ui.action.cancel')}</Button>
        <Button variant="outlined" onClick={keepDraft} disabled={busy || !form.canSave} loading={saving}>{translate(outcome?.state === 'returned' ? 'ui.action.save' : 'portfolio.action.saveDraft')}</Button>
        <Button variant="contained" onClick={() => setStep('send')} disabled={busy || !canSend}>{translate('portfolio.action.saveAndSend')}</Button>
      </DialogActions>
      <ConfirmDialog open={step === 'send'} title={translate('portfolio.send.title')} confirm={translate('portfolio.action.send')} onConfirm={send} onClose={() => setStep('form')}>
        {translate('portfolio.send.text', { course: outcome?.courseName ?? course?.name ?? '' })}
        {term !== undefined && <AfterSending term={term} limits={limits} />}
      </ConfirmDialog>
      <ConfirmDialog open={step === 'leave'} danger title={translate('portfolio.form.leaveTitle')} confirm={translate('portfolio.form.leave')} onConfirm={onClose} onClose={() => setStep('form')}>
        {translate('portfolio.form.leaveText')}
      </ConfirmDialog>
    </Dialog>
  );
}
