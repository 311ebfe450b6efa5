import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import CardActions from '@mui/material/CardActions';
import CardContent from '@mui/material/CardContent';
import Typography from '@mui/material/Typography';
import HistoryIcon from '@mui/icons-material/HistoryOutlined';
import { useTranslate } from 'react-admin';
import { parseTerm } from '@portfolio/kernel/domain/terms';
import { planLacks, type StudyPlan } from '@portfolio/portfolio/contract';
import { OutcomeFiles } from '../portfolio/OutcomeFiles';
import { StateChip } from '../shared/StateChip';
import { planActionsOf, type PlanAction } from './rules/plan-offers';
import { StageSteps } from './StageSteps';

interface PlanCardProps {
  plan: StudyPlan;
  mayWrite: boolean;
  onAction: (action: PlanAction) => void;
  onHistory: () => void;
}

/** One plan as its student sees it: where it is, and who has it. */
export function PlanCard({ plan, mayWrite, onAction, onHistory }: PlanCardProps) {
  const translate = useTranslate();
  const actions = mayWrite ? planActionsOf(plan) : [];
  const lacks = plan.state === 'draft' ? planLacks(plan) : [];
  return (
    <Card component="article" sx={{ display: 'flex', flexDirection: 'column' }}>
      <CardContent sx={{ flexGrow: 1, display: 'grid', gap: 1, alignContent: 'start' }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
          <StateChip enumName="planState" value={plan.state} />
          <Typography variant="body2" className="numeric" sx={{ color: 'text.secondary' }}>{translate('portfolio.outcomes.semester', parseTerm(plan.term))}</Typography>
        </Box>
        <Typography variant="h3" sx={{ overflowWrap: 'anywhere' }}>{plan.title}</Typography>
        <StageSteps plan={plan} />
        {plan.state === 'returned' && plan.reason && <Alert severity="warning" variant="outlined"><AlertTitle>{translate('portfolio.outcomes.returnedTitle')}</AlertTitle>{plan.reason}</Alert>}
        {lacks.length > 0 && <Typography variant="body2">{translate('self-study.plan.lacks', { fields: lacks.map((name) => translate(`self-study.plan.${name}`)).join(translate('ui.separator')) })}</Typography>}
        {plan.result && <Typography sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{translate('self-study.plan.result')}：{plan.result}</Typography>}
        {plan.document && <OutcomeFiles files={[plan.document]} />}
      </CardContent>
      <CardActions sx={{ flexWrap: 'wrap', gap: 1, px: 2, pb: 2, '& > :not(style) ~ :not(style)': { ml: 0 } }}>
        {actions.map((action, index) => (
          <Button key={action} size="small" variant={index === 0 ? 'contained' : 'outlined'} color={action === 'remove' ? 'error' : 'primary'} onClick={() => onAction(action)}>
            {translate(`self-study.plan.action.${action}`)}
          </Button>
        ))}
        {plan.state !== 'draft' && <Button size="small" color="inherit" startIcon={<HistoryIcon aria-hidden />} aria-haspopup="dialog" onClick={onHistory} sx={{ ml: 'auto !important' }}>{translate('portfolio.outcomes.history')}</Button>}
      </CardActions>
    </Card>
  );
}
