import { useState } from 'react';
import Button from '@mui/material/Button';
import UploadFileIcon from '@mui/icons-material/UploadFileOutlined';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import type { Outcome, OutcomeShelf } from '@portfolio/portfolio/contract';
import { useMe, useTerm } from '../providers/session';
import { EmptyState } from '../shared/EmptyState';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { Page } from '../shared/Page';
import { OutcomeActions } from './OutcomeActions';
import { OutcomeCard } from './OutcomeCard';
import { OutcomeFilter } from './OutcomeFilter';
import { OutcomeFormDialog } from './OutcomeFormDialog';
import { OutcomeMoveDialog, type AskedMove } from './OutcomeMoveDialog';
import { OutcomeSections } from './OutcomeSections';
import { useMyCourses, useMyShelf, useMyWindows } from './queries';
import { actionsOf, noteOf } from './rules/outcome-offers';
import { windowFor } from './rules/windows';
import { LimitCounters } from './LimitCounters';

/** 課程學習成果: what a student has made, where each stands, and what can be done with it now. */
export default function OutcomesPage() {
  const translate = useTranslate();
  const { year } = useTerm();
  const mayUpload = useMe().kind === 'student';
  const { data: shelf, error, isPending, refetch } = useMyShelf(year);
  const [search, setSearch] = useSearchParams();
  const upload = mayUpload && (
    <Button variant="contained" startIcon={<UploadFileIcon aria-hidden />} onClick={() => setSearch({ new: search.get('course') ?? '' })}>{translate('portfolio.action.new')}</Button>
  );
  return (
    <Page title={translate('screens.myOutcomes')} actions={upload}>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {isPending && <Loading />}
      {shelf && <Shelf shelf={shelf} mayChange={mayUpload} empty={<EmptyState action={upload}>{translate('portfolio.outcomes.empty')}</EmptyState>} />}
      {shelf && mayUpload && <FormInAddress key={search.toString()} shelf={shelf} />}
    </Page>
  );
}

function Shelf({ shelf, mayChange, empty }: { shelf: OutcomeShelf; mayChange: boolean; empty: JSX.Element }) {
  const { year } = useTerm();
  const [search, setSearch] = useSearchParams();
  const { data: windows = [] } = useMyWindows(year);
  const [asked, setAsked] = useState<{ move: AskedMove; outcome: Outcome } | null>(null);
  const card = (outcome: Outcome) => (
    <OutcomeCard
      outcome={outcome} note={noteOf(outcome, windows)}
      actions={mayChange && (
        <OutcomeActions outcome={outcome} actions={actionsOf(outcome, windows)} onAction={(action) => (action === 'edit' ? setSearch({ edit: outcome.id }) : setAsked({ move: action, outcome }))} />
      )}
    />
  );
  return (
    <>
      <LimitCounters limits={shelf.limits} semester={0} />
      <OutcomeFilter outcomes={shelf.outcomes} courseId={search.get('course')} onAllCourses={() => setSearch({})} empty={empty}>
        {(shown) => <OutcomeSections outcomes={shown} card={card} />}
      </OutcomeFilter>
      {asked && <OutcomeMoveDialog {...asked} limits={shelf.limits} onClose={() => setAsked(null)} />}
    </>
  );
}

/** The form stands in the address (`?new=<course>`, `?edit=<outcome>`), so that a phone's back button closes it. */
function FormInAddress({ shelf }: { shelf: OutcomeShelf }) {
  const { term, year } = useTerm();
  const [search, setSearch] = useSearchParams();
  const { data: windows = [] } = useMyWindows(year);
  const { data: courses = [] } = useMyCourses(term);
  const enrolmentId = search.get('new');
  const edited = shelf.outcomes.find(({ id }) => id === search.get('edit')) ?? null;
  const [opened] = useState(edited);
  if (enrolmentId === null && !opened) return null;
  const maySend = (of: string): boolean => windowFor(windows, 'send', of)?.state === 'open';
  return <OutcomeFormDialog outcome={opened} courses={courses} enrolmentId={enrolmentId ?? ''} maySend={maySend} limits={shelf.limits} onClose={() => setSearch({})} />;
}
