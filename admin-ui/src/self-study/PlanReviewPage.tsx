import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import ArrowBackIcon from '@mui/icons-material/ArrowBack';
import CheckCircleIcon from '@mui/icons-material/CheckCircleOutlined';
import ReplyIcon from '@mui/icons-material/ReplyOutlined';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, useNavigate, useParams } from 'react-router-dom';
import { parseTerm } from '@portfolio/kernel/domain/terms';
import type { ReadPlan } from '@portfolio/portfolio/contract';
import { studentLabel } from '../portfolio/student-label';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { Page } from '../shared/Page';
import { StateChip } from '../shared/StateChip';
import { PlanAnswerDialogs, type AskedAnswer } from './PlanAnswerDialogs';
import { PlanHistory } from './PlanHistory';
import { PlanText } from './PlanText';
import { useReadPlan } from './queries';
import { StageSteps } from './StageSteps';

/** One plan to read, and to answer while it is at this person's stage. */
export default function PlanReviewPage() {
  const translate = useTranslate();
  const { id = '' } = useParams();
  const { data: plan, error, isPending, refetch } = useReadPlan(id);
  const back = <Button component={RouterLink} to="/study-plan-reviews" startIcon={<ArrowBackIcon aria-hidden />}>{translate('portfolio.student.back')}</Button>;
  return (
    <Page title={plan?.title ?? translate('screens.planReviews')} actions={back}>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {isPending && <Loading />}
      {plan && <Plan plan={plan} />}
    </Page>
  );
}

function Plan({ plan }: { plan: ReadPlan }) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<AskedAnswer | null>(null);
  const { student } = plan;
  const ask = (answer: AskedAnswer['answer']) => setAsked({ answer, plans: [{ id: plan.id, position: plan.position ?? 1, name: plan.title }] });
  const facts = [studentLabel(translate, { ...student, studentName: student.name }), translate('portfolio.student.studentNo', { studentNo: student.studentNo }), translate('portfolio.outcomes.semester', parseTerm(plan.term))];
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', mb: 2 }}>
        <StateChip enumName="planState" value={plan.state} />
        <Typography className="numeric">{facts.join('　')}</Typography>
      </Box>
      <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) 320px' }, alignItems: 'start' }}>
        <Paper variant="outlined" sx={{ p: 2 }}><PlanText plan={plan} /></Paper>
        <Paper variant="outlined" sx={{ p: 2, display: 'grid', gap: 2 }}>
          <Typography variant="h3" component="h2">{translate('self-study.stages.order')}</Typography>
          <StageSteps plan={plan} />
          <Typography variant="h3" component="h2">{translate('self-study.plan.history')}</Typography>
          <PlanHistory events={plan.history} />
        </Paper>
      </Box>
      {plan.mine && (
        <Paper variant="outlined" className="no-print" sx={{ position: 'sticky', bottom: 'var(--above-bottom, 8px)', zIndex: 3, mt: 2, px: 2, py: 1.5, display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          <Button variant="contained" startIcon={<CheckCircleIcon aria-hidden />} onClick={() => ask('pass')}>{translate('self-study.reviews.pass')}</Button>
          <Button variant="outlined" color="warning" startIcon={<ReplyIcon aria-hidden />} onClick={() => ask('return')}>{translate('portfolio.certify.return')}</Button>
        </Paper>
      )}
      <PlanAnswerDialogs asked={asked} onClose={() => setAsked(null)} onDone={() => navigate('/study-plan-reviews')} />
    </>
  );
}
