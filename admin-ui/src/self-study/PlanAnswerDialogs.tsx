import { useState } from 'react';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import { useNotify, useTranslate } from 'react-admin';
import { studyPlanRoutes, type BulkResult } from '@portfolio/portfolio/contract';
import { ReturnDialog } from '../portfolio/ReturnDialog';
import { call } from '../providers/api';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { useRefreshSelfStudy } from './queries';

export interface AskedAnswer {
  answer: 'pass' | 'return';
  /** Each at the stage at which it was looked at. */
  plans: { id: string; position: number; name: string }[];
}

interface PlanAnswerDialogsProps {
  asked: AskedAnswer | null;
  onClose: () => void;
  /** At least one was answered. */
  onDone: () => void;
}

/** Asks before plans are passed on, or for the reason for which they are sent back; says which were refused, and why. */
export function PlanAnswerDialogs({ asked, onClose, onDone }: PlanAnswerDialogsProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const refreshAll = useRefreshSelfStudy();
  const [refused, setRefused] = useState<BulkResult['refused']>([]);
  const [names, setNames] = useState<Record<string, string>>({});
  const plans = asked?.plans ?? [];
  const smart = { smart_count: plans.length };
  const give = async (ask: () => Promise<BulkResult>, doneKey: string) => {
    setNames(Object.fromEntries(plans.map(({ id, name }) => [id, name])));
    try {
      const result = await ask();
      setRefused(result.refused);
      if (result.done > 0) {
        notify(translate(doneKey, { smart_count: result.done }), { type: 'success' });
        onDone();
      }
    } finally {
      void refreshAll();
    }
  };
  const of = plans.map(({ id, position }) => ({ id, position }));
  return (
    <>
      {refused.length > 0 && (
        <Alert severity="warning" variant="outlined" onClose={() => setRefused([])} sx={{ my: 2 }} slotProps={{ closeButton: { 'aria-label': translate('ui.action.close') } }}>
          <AlertTitle>{translate('self-study.reviews.refused', { smart_count: refused.length })}</AlertTitle>
          {refused.map(({ id, message }) => <div key={id}>{[names[id], message].filter(Boolean).join('：')}</div>)}
        </Alert>
      )}
      <ConfirmDialog
        open={asked?.answer === 'pass'} title={translate('self-study.reviews.pass-title', smart)} confirm={translate('self-study.reviews.pass-many', smart)}
        onConfirm={() => give(() => call(studyPlanRoutes.passStudyPlans, { body: { plans: of } }), 'self-study.reviews.passed')} onClose={onClose}
      >
        {translate('self-study.reviews.pass-text', smart)}
      </ConfirmDialog>
      {asked?.answer === 'return' && (
        <ReturnDialog
          count={plans.length} title={translate('self-study.reviews.return-title', smart)}
          onReturn={(reason) => give(() => call(studyPlanRoutes.returnStudyPlans, { body: { plans: of, reason } }), 'self-study.reviews.returned')} onClose={onClose}
        />
      )}
    </>
  );
}
