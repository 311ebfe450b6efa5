import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import ArrowBackIcon from '@mui/icons-material/ArrowBack';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router-dom';
import { useTerm } from '../providers/session';
import { EmptyState } from '../shared/EmptyState';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { Page } from '../shared/Page';
import { PerformanceCard } from './PerformanceCard';
import { PerformanceSections } from './PerformanceSections';
import { useCodeLists, useStudentPerformances } from './performance-queries';

/** The eye of 4.2: what a student sees of the own performances, without anything to change. */
export default function StudentPerformancesPage() {
  const translate = useTranslate();
  const { id = '' } = useParams();
  const { year } = useTerm();
  const { data: shelf, error, isPending, refetch } = useStudentPerformances(id, year);
  const { data: codes = {} } = useCodeLists();
  const back = <Button component={RouterLink} to="/performance-ticks" startIcon={<ArrowBackIcon aria-hidden />}>{translate('portfolio.student.back')}</Button>;
  const { className, seatNo, studentNo } = shelf?.student ?? {};
  const facts = [className, typeof seatNo === 'number' && translate('portfolio.student.seat', { seatNo }), studentNo && translate('portfolio.student.studentNo', { studentNo })];
  return (
    <Page title={shelf ? translate('performances.ofStudent', { name: shelf.student.name }) : translate('screens.myPerformances')} code="S0206S" help={translate('performances.readOnly')} actions={back}>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {isPending && <Loading />}
      {shelf && (
        <>
          <Typography className="numeric" sx={{ mb: 1 }}>{facts.filter(Boolean).join('　')}</Typography>
          <Typography className="numeric" sx={{ fontWeight: 600, mb: 2 }}>{translate('portfolio.tick.counter', shelf.limits.ticks)}</Typography>
          {shelf.performances.length === 0 && <EmptyState>{translate('performances.emptyOfStudent')}</EmptyState>}
          <PerformanceSections performances={shelf.performances} card={(performance) => <PerformanceCard performance={performance} codes={codes} />} />
        </>
      )}
    </Page>
  );
}
