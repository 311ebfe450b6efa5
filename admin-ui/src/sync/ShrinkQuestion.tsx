import { useState } from 'react';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { routes, type Status } from '@portfolio/sync/contract';
import { call } from '../providers/api';
import { useMay } from '../providers/session';
import { termName } from '../layout/TermPicker';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { rocDateTime } from '../shared/dates';

interface ShrinkQuestionProps {
  waiting: NonNullable<Status['waiting']>;
  /** Gets the job that the yes has started. */
  onStart: (jobId: string) => void;
}

/** What would end too many rows, with the numbers, and the yes to it. */
export function ShrinkQuestion({ waiting: { batch, term, at, questions, blocked }, onStart }: ShrinkQuestionProps) {
  const translate = useTranslate();
  const mayConfirm = useMay(routes.confirm.access);
  const [isOpen, setOpen] = useState(false);
  const name = (type: string): string => translate(`enums.syncType.${type}`);
  const numbers = (
    <Box component="ul" className="numeric" sx={{ my: 1, pl: 3 }}>
      {questions.map(({ type, ends, live, received, empty }) => (
        <li key={type}>{translate(empty ? 'sync.page.question-empty' : 'sync.page.question', { type: name(type), ends: ends.toLocaleString('zh-TW'), live: live.toLocaleString('zh-TW'), received: received.toLocaleString('zh-TW') })}</li>
      ))}
    </Box>
  );
  const confirm = async () => {
    const { jobId } = await call(routes.confirm, { params: { batch }, body: { questions: questions.map(({ type, ends }) => ({ type, ends })) } });
    onStart(jobId);
  };
  return (
    <Alert severity="warning" variant="outlined">
      <AlertTitle>{translate('sync.page.question-title')}</AlertTitle>
      {translate('sync.page.question-lead', { term: termName(translate, term), at: rocDateTime(at) })}
      {numbers}
      {blocked.length > 0 && translate('sync.page.question-blocked', { types: blocked.map(name).join(translate('ui.separator')) })}
      {mayConfirm && <Box sx={{ mt: 1.5 }}><Button variant="outlined" color="inherit" onClick={() => setOpen(true)}>{translate('sync.page.confirm')}</Button></Box>}
      <ConfirmDialog open={isOpen} title={translate('sync.page.confirm-title')} confirm={translate('sync.page.confirm')} danger onConfirm={confirm} onClose={() => setOpen(false)}>
        {numbers}
        {translate('sync.page.confirm-help')}
      </ConfirmDialog>
    </Alert>
  );
}
