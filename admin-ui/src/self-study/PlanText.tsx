import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { StudyPlan } from '@portfolio/portfolio/contract';
import { OutcomeFiles } from '../portfolio/OutcomeFiles';

const PARTS = ['motive', 'content', 'weekly', 'resources', 'expected', 'result'] as const;

/** A plan, to read. */
export function PlanText({ plan }: { plan: StudyPlan }) {
  const translate = useTranslate();
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      {PARTS.map((part) => {
        const text = part === 'weekly' ? plan.weekly.map((week, index) => (week ? `${translate('self-study.plan.week', { week: index + 1 })}　${week}` : '')).filter(Boolean).join('\n') : plan[part];
        return text ? (
          <Box component="section" key={part} aria-labelledby={`plan-${part}`}>
            <Typography id={`plan-${part}`} variant="h3" component="h2" sx={{ mb: 0.5 }}>{translate(`self-study.plan.${part}`)}</Typography>
            <Typography sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere', maxWidth: '70ch' }}>{text}</Typography>
          </Box>
        ) : null;
      })}
      {plan.document && <OutcomeFiles files={[plan.document]} />}
    </Box>
  );
}
