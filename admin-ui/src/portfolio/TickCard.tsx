import { useId } from 'react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import CardContent from '@mui/material/CardContent';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';
import BlockIcon from '@mui/icons-material/BlockOutlined';
import { useTranslate } from 'react-admin';
import type { MyWindow } from '@portfolio/school/contract';
import { rocDateTime, rocEnd } from '../shared/dates';
import { CardHeading } from './OutcomeCard';
import { OutcomeFiles } from './OutcomeFiles';
import { OutcomePicture } from './OutcomePicture';
import type { TickCard as Plan } from './rules/tick-plan';

interface TickCardProps {
  card: Plan;
  allowed: number;
  window: MyWindow | null;
  /** What the server said when it did not take the change. */
  refusal?: string;
  onToggle: () => void;
}

/** An outcome with its box; one that cannot be ticked says why. */
export function TickCard({ card: { outcome, checked, why }, allowed, window, refusal, onToggle }: TickCardProps) {
  const translate = useTranslate();
  const whyId = useId();
  const values = {
    allowed, state: translate(`enums.outcomeState.${outcome.state}`), from: window ? rocDateTime(window.startsAt) : '', until: window ? rocEnd(window.endsAt) : '',
  };
  return (
    <Card component="li" sx={{ display: 'flex !important', flexDirection: 'column', ...(checked && { borderColor: 'primary.main', boxShadow: (theme) => `0 0 0 1px ${theme.vars?.palette.primary.main}` }) }}>
      <OutcomePicture outcome={outcome} />
      <CardContent sx={{ flexGrow: 1, display: 'grid', gap: 1, alignContent: 'start', '&:last-child': { pb: 1.5 } }}>
        <CardHeading outcome={outcome} />
        <Typography sx={{ overflowWrap: 'anywhere' }}>{outcome.brief}</Typography>
        <OutcomeFiles files={[outcome.document, outcome.media]} />
        {refusal && <Alert severity="error" variant="outlined">{refusal}</Alert>}
      </CardContent>
      <Box sx={{ px: 2, pb: 1.5 }}>
        <FormControlLabel
          disabled={why !== null} label={translate(checked ? 'portfolio.tick.ticked' : 'portfolio.tick.pick')}
          control={(
            <Checkbox checked={checked} onChange={onToggle} slotProps={{ input: { 'aria-describedby': why ? whyId : undefined, 'aria-label': translate('portfolio.tick.pickOne', { course: outcome.courseName, brief: outcome.brief ?? '' }) } }} />
          )}
        />
        {why && (
          <Typography id={whyId} variant="body2" className="numeric" sx={{ display: 'flex', gap: 0.5, color: 'text.secondary' }}>
            <BlockIcon fontSize="small" aria-hidden />{translate(`portfolio.tick.why.${why}`, values)}
          </Typography>
        )}
      </Box>
    </Card>
  );
}
