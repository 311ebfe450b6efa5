import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import AddIcon from '@mui/icons-material/Add';
import { useTranslate } from 'react-admin';
import { useNavigate, useSearchParams } from 'react-router-dom';
import type { StudyPlan } from '@portfolio/portfolio/contract';
import { useMe } from '../providers/session';
import { EmptyState } from '../shared/EmptyState';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { Page } from '../shared/Page';
import { cardGrid } from '../portfolio/card-grid';
import { PlanCard } from './PlanCard';
import { PlanFormDialog } from './PlanFormDialog';
import { PlanHistoryDialog } from './PlanHistoryDialog';
import { PlanMoveDialog, type AskedMove } from './PlanMoveDialog';
import { PlanResultDialog } from './PlanResultDialog';
import { useMyStudyPlans } from './queries';
import type { PlanAction } from './rules/plan-offers';

/** 自主學習計畫: what a student plans, where each plan is, and what can be done with it now. */
export default function StudyPlansPage() {
  const translate = useTranslate();
  const mayWrite = useMe().kind === 'student';
  const { data: plans, error, isPending, refetch } = useMyStudyPlans();
  const [search, setSearch] = useSearchParams();
  const add = mayWrite && <Button variant="contained" startIcon={<AddIcon aria-hidden />} onClick={() => setSearch({ new: '1' })}>{translate('self-study.plan.add')}</Button>;
  return (
    <Page title={translate('screens.studyPlans')} help={translate('self-study.plan.help')} actions={add}>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {isPending && <Loading />}
      {plans?.length === 0 && <EmptyState action={add}>{translate('self-study.plan.empty')}</EmptyState>}
      {plans && <Plans plans={plans} mayWrite={mayWrite} />}
      {plans && mayWrite && <FormInAddress key={search.toString()} plans={plans} />}
    </Page>
  );
}

/** What is asked in a dialog over the list; the other actions have a page or a form of their own. */
type Asked = Exclude<PlanAction, 'edit' | 'performance'>;

function Plans({ plans, mayWrite }: { plans: StudyPlan[]; mayWrite: boolean }) {
  const [, setSearch] = useSearchParams();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<{ action: Asked | 'history'; plan: StudyPlan } | null>(null);
  const close = () => setAsked(null);
  const act = (action: PlanAction, plan: StudyPlan) => {
    if (action === 'edit') setSearch({ edit: plan.id });
    else if (action === 'performance') navigate(`/performances?plan=${plan.id}`);
    else setAsked({ action, plan });
  };
  return (
    <>
      <Box component="ul" sx={cardGrid}>
        {plans.map((plan) => (
          <Box component="li" key={plan.id}>
            <PlanCard plan={plan} mayWrite={mayWrite} onHistory={() => setAsked({ action: 'history', plan })} onAction={(action) => act(action, plan)} />
          </Box>
        ))}
      </Box>
      {asked?.action === 'history' && <PlanHistoryDialog id={asked.plan.id} onClose={close} />}
      {asked?.action === 'result' && <PlanResultDialog plan={asked.plan} onClose={close} />}
      {asked && asked.action !== 'history' && asked.action !== 'result' && <PlanMoveDialog move={asked.action satisfies AskedMove} plan={asked.plan} onClose={close} />}
    </>
  );
}

/** The form stands in the address (`?new=1`, `?edit=<plan>`), so that a phone's back button closes it. */
function FormInAddress({ plans }: { plans: StudyPlan[] }) {
  const [search, setSearch] = useSearchParams();
  const [opened] = useState(() => plans.find(({ id }) => id === search.get('edit')) ?? null);
  if (search.get('new') === null && !opened) return null;
  return <PlanFormDialog plan={opened} onClose={() => setSearch({})} />;
}
