import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import CardContent from '@mui/material/CardContent';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import ArrowBackIcon from '@mui/icons-material/ArrowBack';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router-dom';
import { rocDate } from '@portfolio/kernel/domain/clock';
import type { ClassPortfolio } from '@portfolio/portfolio/contract';
import { useClassPortfolio } from '../counselling/queries';
import { cardGrid } from '../portfolio/card-grid';
import { OutcomeCard } from '../portfolio/OutcomeCard';
import { OutcomeFiles } from '../portfolio/OutcomeFiles';
import { OutcomeSections } from '../portfolio/OutcomeSections';
import { useTerm } from '../providers/session';
import { rocDateTime } from '../shared/dates';
import { EmptyState } from '../shared/EmptyState';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { Page } from '../shared/Page';
import { StateChip } from '../shared/StateChip';

/** What one student of the teacher's class has in a year, read-only. */
export default function ClassStudentPage() {
  const translate = useTranslate();
  const { id = '' } = useParams();
  const { year } = useTerm();
  const { data, error, isPending, refetch } = useClassPortfolio(id, year);
  const back = <Button component={RouterLink} to="/my-classes" startIcon={<ArrowBackIcon aria-hidden />}>{translate('portfolio.student.back')}</Button>;
  return (
    <Page title={data ? translate('classes.title', { name: data.student.name }) : translate('screens.myClasses')} help={translate('classes.read-only')} actions={back}>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {isPending && <Loading />}
      {data && <Portfolio of={data} />}
    </Page>
  );
}

function Portfolio({ of }: { of: ClassPortfolio }) {
  const translate = useTranslate();
  const { student } = of;
  const facts = [student.className, student.seatNo !== null && translate('portfolio.student.seat', { seatNo: student.seatNo }), translate('portfolio.student.studentNo', { studentNo: student.studentNo })];
  return (
    <>
      <Typography className="numeric" sx={{ mb: 2 }}>{facts.filter(Boolean).join('　')}</Typography>
      <Part title={translate('screens.myOutcomes')} count={of.outcomes.length}><OutcomeSections outcomes={of.outcomes} card={(outcome) => <OutcomeCard outcome={outcome} />} /></Part>
      <Part title={translate('classes.performances')} count={of.performances.length}>
        <Box component="ul" sx={cardGrid}>
          {of.performances.map(({ id, category, brief, document, media }) => (
            <Box component="li" key={id}>
              <Card component="article"><CardContent sx={{ display: 'grid', gap: 1 }}>
                <Typography variant="h3">{translate(`enums.performanceCategory.${category}`)}</Typography>
                <Typography sx={{ overflowWrap: 'anywhere' }}>{brief}</Typography>
                <OutcomeFiles files={[document, media]} />
              </CardContent></Card>
            </Box>
          ))}
        </Box>
      </Part>
      <Part title={translate('screens.studyPlans')} count={of.plans.length}>
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1 }}>
          {of.plans.map(({ id, title, state }) => (
            <Box component="li" key={id} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}><StateChip enumName="planState" value={state} /><Link component={RouterLink} to={`/study-plan-reviews/${id}`}>{title}</Link></Box>
          ))}
        </Box>
      </Part>
      <Part title={translate('screens.counsellingRecords')} count={of.records.length}>
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1 }}>
          {of.records.map(({ id, heldOn, kind, subject, teacher, readAt }) => (
            <Typography component="li" key={id} className="numeric">
              {[rocDate(heldOn), translate(`enums.counsellingKind.${kind}`), subject, teacher, readAt ? translate('counselling.read-at', { at: rocDateTime(readAt) }) : translate('counselling.unread')].join('　')}
            </Typography>
          ))}
        </Box>
      </Part>
    </>
  );
}

function Part({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  const translate = useTranslate();
  return (
    <Box component="section" aria-label={title} sx={{ mb: 4 }}>
      <Typography variant="h2" className="numeric" sx={{ mb: 1.5 }}>{translate('classes.part', { title, count })}</Typography>
      {count === 0 ? <EmptyState>{translate('classes.nothing')}</EmptyState> : children}
    </Box>
  );
}
