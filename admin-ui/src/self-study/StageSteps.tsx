import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import CheckCircleIcon from '@mui/icons-material/CheckCircleOutlined';
import CircleIcon from '@mui/icons-material/CircleOutlined';
import HourglassIcon from '@mui/icons-material/HourglassEmptyOutlined';
import ReplyIcon from '@mui/icons-material/ReplyOutlined';
import { useTranslate } from 'react-admin';
import type { StudyPlan } from '@portfolio/portfolio/contract';
import { stageLabel } from './stage-label';

type StepState = 'passed' | 'now' | 'returned' | 'ahead';

const icons = { passed: CheckCircleIcon, now: HourglassIcon, returned: ReplyIcon, ahead: CircleIcon } as const;

function stepState({ state, position }: Pick<StudyPlan, 'state' | 'position'>, index: number): StepState {
  if (state === 'passed' || index + 1 < (position ?? 0)) return 'passed';
  if (index + 1 > (position ?? 0)) return 'ahead';
  return state === 'returned' ? 'returned' : 'now';
}

/** The stages of a plan, how far it has come, and who has it now. */
export function StageSteps({ plan }: { plan: Pick<StudyPlan, 'state' | 'position' | 'stages' | 'people'> }) {
  const translate = useTranslate();
  if (plan.stages.length === 0) return null;
  return (
    <Box component="ol" aria-label={translate('self-study.stages.order')} sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.5 }}>
      {plan.stages.map((stage, index) => {
        const at = stepState(plan, index);
        const Icon = icons[at];
        return (
          <Box component="li" key={`${stage.kind}${stage.group}`} aria-current={at === 'now' ? 'step' : undefined} sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
            <Icon fontSize="small" aria-hidden color={at === 'passed' ? 'success' : at === 'ahead' ? 'disabled' : 'warning'} sx={{ mt: '2px' }} />
            <Typography variant="body2" sx={{ color: at === 'ahead' ? 'text.secondary' : 'text.primary' }}>
              {translate(`self-study.step.${at}`, { stage: stageLabel(translate, stage), people: plan.people ? `（${plan.people}）` : '' })}
              {at === 'now' && !plan.people && `　${translate('self-study.step.nobody')}`}
            </Typography>
          </Box>
        );
      })}
    </Box>
  );
}
