import { useNotify, useTranslate } from 'react-admin';
import { studyPlanRoutes, type StudyPlan } from '@portfolio/portfolio/contract';
import { call } from '../providers/api';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { useRefreshSelfStudy } from './queries';

/** Moves that a student is asked about before they happen. */
export type AskedMove = 'submit' | 'withdraw' | 'remove';

const carryOut: Record<AskedMove, (id: string) => Promise<unknown>> = {
  submit: (id) => call(studyPlanRoutes.submitStudyPlan, { params: { id } }),
  withdraw: (id) => call(studyPlanRoutes.withdrawStudyPlan, { params: { id } }),
  remove: (id) => call(studyPlanRoutes.removeStudyPlan, { params: { id } }),
};

/** Says what a move does, and does it; a refusal stays in the dialog. */
export function PlanMoveDialog({ move, plan, onClose }: { move: AskedMove; plan: StudyPlan; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refreshAll = useRefreshSelfStudy();
  const run = async () => {
    try {
      await carryOut[move](plan.id);
    } finally {
      // A refusal too says that something is no longer as it is shown.
      void refreshAll();
    }
    notify(translate(`self-study.${move}.done`), { type: 'success' });
  };
  return (
    <ConfirmDialog open title={translate(`self-study.${move}.title`)} confirm={translate(`self-study.plan.action.${move}`)} danger={move === 'remove'} onConfirm={run} onClose={onClose}>
      {translate(`self-study.${move}.text`, { title: plan.title })}
    </ConfirmDialog>
  );
}
