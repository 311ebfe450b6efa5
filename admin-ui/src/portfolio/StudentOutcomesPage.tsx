import { useState } from 'react';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import ArrowBackIcon from '@mui/icons-material/ArrowBack';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router-dom';
import LockOpenIcon from '@mui/icons-material/LockOpenOutlined';
import { unlockOf, unlockRoutes, type Outcome, type OutcomeShelf } from '@portfolio/portfolio/contract';
import { useMay, useTerm } from '../providers/session';
import { EmptyState } from '../shared/EmptyState';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { Page } from '../shared/Page';
import { OutcomeCard } from './OutcomeCard';
import { OutcomeFilter } from './OutcomeFilter';
import { OutcomeSections } from './OutcomeSections';
import { useStudentShelf } from './queries';
import { LimitCounters } from './LimitCounters';
import { UnlockDialog } from './UnlockDialog';

/** The eye of 4.1: what a student sees of the own outcomes, without anything to change. */
export default function StudentOutcomesPage() {
  const translate = useTranslate();
  const { id = '' } = useParams();
  const { year } = useTerm();
  const { data: shelf, error, isPending, refetch } = useStudentShelf(id, year);
  const title = shelf ? translate('portfolio.student.title', { name: shelf.student.name }) : translate('portfolio.student.fallbackTitle');
  const back = <Button component={RouterLink} to="/outcome-ticks" startIcon={<ArrowBackIcon aria-hidden />}>{translate('portfolio.student.back')}</Button>;
  return (
    <Page title={title} code="S0205S" help={translate('portfolio.student.readOnly')} actions={back}>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {isPending && <Loading />}
      {shelf && <Shelf shelf={shelf} />}
    </Page>
  );
}

function Shelf({ shelf }: { shelf: OutcomeShelf }) {
  const translate = useTranslate();
  const { student, limits } = shelf;
  const mayUnlock = useMay(unlockRoutes.unlockOutcome.access);
  const [unlocked, setUnlocked] = useState<Outcome | null>(null);
  const unlockButton = (outcome: Outcome) => mayUnlock && unlockOf(outcome.state) && (
    <Button size="small" variant="outlined" startIcon={<LockOpenIcon aria-hidden />} aria-haspopup="dialog" onClick={() => setUnlocked(outcome)}>{translate('portfolio.unlock.button')}</Button>
  );
  const facts = [student.className, student.seatNo !== null && translate('portfolio.student.seat', { seatNo: student.seatNo }), translate('portfolio.student.studentNo', { studentNo: student.studentNo })];
  return (
    <>
      <Typography className="numeric" sx={{ mb: 1 }}>{facts.filter(Boolean).join('　')}</Typography>
      <LimitCounters limits={limits} semester={0} />
      <OutcomeFilter outcomes={shelf.outcomes} courseId={null} onAllCourses={() => undefined} empty={<EmptyState>{translate('portfolio.student.empty')}</EmptyState>}>
        {(shown) => <OutcomeSections outcomes={shown} card={(outcome) => <OutcomeCard outcome={outcome} actions={unlockButton(outcome)} />} />}
      </OutcomeFilter>
      {unlocked && <UnlockDialog outcome={unlocked} onClose={() => setUnlocked(null)} />}
    </>
  );
}
