import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { PlanEvent } from '@portfolio/portfolio/contract';
import { rocDateTime } from '../shared/dates';
import { stageLabel } from './stage-label';

/** What an event was, told from where it came from and went to. */
function moveOf({ from, to, stage }: PlanEvent): 'submit' | 'withdraw' | 'pass' | 'return' {
  if (to === 'draft') return 'withdraw';
  if (to === 'returned') return 'return';
  return from === 'submitted' || stage ? 'pass' : 'submit';
}

/** Every move of a plan, newest first: when, who, at which stage, why. */
export function PlanHistory({ events }: { events: readonly PlanEvent[] }) {
  const translate = useTranslate();
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {[...events].reverse().map((event) => (
        <Box component="li" key={`${event.at}${event.to}`} sx={{ borderLeft: 2, borderColor: 'divider', pl: 2, pb: 2, '&:last-of-type': { pb: 0 } }}>
          <Typography sx={{ fontWeight: 600 }}>{[translate(`self-study.event.${moveOf(event)}`), event.stage && stageLabel(translate, event.stage)].filter(Boolean).join('　')}</Typography>
          <Typography variant="body2" className="numeric" sx={{ color: 'text.secondary' }}>{[rocDateTime(event.at), event.actor].filter(Boolean).join('　')}</Typography>
          {event.reason && <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>{translate('portfolio.history.reason', { reason: event.reason })}</Typography>}
        </Box>
      ))}
    </Box>
  );
}
