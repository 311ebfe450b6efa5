import { useState } from 'react';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import AddIcon from '@mui/icons-material/Add';
import { useNotify, useTranslate } from 'react-admin';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';
import { categoryCodes, headingOf, isPerformanceEditable, performanceOfPlan, performanceRoutes, type CategoryCode, type Performance, type PerformanceShelf } from '@portfolio/portfolio/contract';
import { call } from '../providers/api';
import { useMe, useTerm } from '../providers/session';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { EmptyState } from '../shared/EmptyState';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { Page } from '../shared/Page';
import { CategoryDialog } from './CategoryDialog';
import { PerformanceCard } from './PerformanceCard';
import { PerformanceFormDialog } from './PerformanceFormDialog';
import { PerformanceSections } from './PerformanceSections';
import { useCodeLists, useMyPerformances } from './performance-queries';
import { useRefreshPortfolio } from './queries';
import { useMyStudyPlans } from '../self-study/queries';

/** 多元表現: what a student has written in the ten categories, for a year. */
export default function PerformancesPage() {
  const translate = useTranslate();
  const { year } = useTerm();
  const mayWrite = useMe().kind === 'student';
  const { data: shelf, error, isPending, refetch } = useMyPerformances(year);
  const [search, setSearch] = useSearchParams();
  const add = mayWrite && <Button variant="contained" startIcon={<AddIcon aria-hidden />} onClick={() => setSearch({ new: '' })}>{translate('performances.add')}</Button>;
  const tick = <Button component={RouterLink} to="/performances/tick" variant="outlined">{translate('screens.tickPerformances')}</Button>;
  return (
    <Page title={translate('screens.myPerformances')} help={translate('performances.lead')} actions={<>{tick}{add}</>}>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {isPending && <Loading />}
      {shelf && <Shelf shelf={shelf} mayWrite={mayWrite} empty={<EmptyState action={add}>{translate('performances.empty')}</EmptyState>} />}
      {shelf && mayWrite && <FormInAddress key={search.toString()} shelf={shelf} />}
    </Page>
  );
}

function Shelf({ shelf, mayWrite, empty }: { shelf: PerformanceShelf; mayWrite: boolean; empty: JSX.Element }) {
  const translate = useTranslate();
  const [, setSearch] = useSearchParams();
  const { data: codes = {} } = useCodeLists();
  const [removing, setRemoving] = useState<Performance | null>(null);
  const actions = (performance: Performance) => {
    const name = headingOf(performance.category, performance.content) ?? '';
    return (
      <>
        <Button size="small" variant="contained" onClick={() => setSearch({ edit: performance.id })} aria-label={translate('performances.editOne', { name })}>{translate('portfolio.action.edit')}</Button>
        <Button size="small" variant="outlined" color="error" onClick={() => setRemoving(performance)} aria-label={translate('performances.removeOne', { name })}>{translate('portfolio.action.remove')}</Button>
      </>
    );
  };
  if (shelf.performances.length === 0) return empty;
  return (
    <>
      <Typography className="numeric" sx={{ fontWeight: 600, mb: 2 }}>{translate('portfolio.tick.counter', shelf.limits.ticks)}</Typography>
      <PerformanceSections
        performances={shelf.performances}
        card={(performance) => <PerformanceCard performance={performance} codes={codes} actions={mayWrite && isPerformanceEditable(performance.state) && actions(performance)} />}
      />
      {removing && <RemoveDialog performance={removing} onClose={() => setRemoving(null)} />}
    </>
  );
}

function RemoveDialog({ performance, onClose }: { performance: Performance; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refreshAll = useRefreshPortfolio();
  const run = async () => {
    try {
      await call(performanceRoutes.removePerformance, { params: { id: performance.id } });
    } finally {
      void refreshAll();
    }
    notify(translate('performances.removed'), { type: 'success' });
  };
  const name = headingOf(performance.category, performance.content) ?? performance.brief ?? '';
  return (
    <ConfirmDialog open danger title={translate('performances.removeTitle')} confirm={translate('portfolio.action.remove')} onConfirm={run} onClose={onClose}>
      {translate('performances.removeText', { category: translate(`enums.performanceCategory.${performance.category}`), name })}
    </ConfirmDialog>
  );
}

const isCategory = (text: string | null): text is CategoryCode => (categoryCodes as string[]).includes(text ?? '');

/** The form stands in the address (`?new=<category>`, `?edit=<performance>`, `?plan=<self-study plan>`), so that a phone's back button closes it. */
function FormInAddress({ shelf }: { shelf: PerformanceShelf }) {
  const [search, setSearch] = useSearchParams();
  const close = () => setSearch({});
  const asked = search.get('new');
  const plan = search.get('plan');
  const [edited] = useState(shelf.performances.find(({ id, state }) => id === search.get('edit') && isPerformanceEditable(state)) ?? null);
  if (edited) return <PerformanceFormDialog performance={edited} category={edited.category} onClose={close} />;
  if (plan) return <FormOfPlan id={plan} onClose={close} />;
  if (isCategory(asked)) return <PerformanceFormDialog performance={null} category={asked} onClose={close} />;
  return asked === null ? null : <CategoryDialog onChosen={(category) => setSearch({ new: category }, { replace: true })} onClose={close} />;
}

/** What came of a self-study plan, with everything filled in that the plan knows. */
function FormOfPlan({ id, onClose }: { id: string; onClose: () => void }) {
  const { data: plans } = useMyStudyPlans();
  const plan = plans?.find((each) => each.id === id);
  if (!plan) return null;
  const proposal = performanceOfPlan(plan);
  return <PerformanceFormDialog performance={null} category={proposal.category} proposal={proposal} onClose={onClose} />;
}
