import { useState, type ReactNode } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import CardActions from '@mui/material/CardActions';
import CardContent from '@mui/material/CardContent';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import HistoryIcon from '@mui/icons-material/HistoryOutlined';
import { useTranslate } from 'react-admin';
import type { Outcome } from '@portfolio/portfolio/contract';
import { rocDateTime } from '../shared/dates';
import { StateChip } from '../shared/StateChip';
import { OriginNote } from './OriginNote';
import { OutcomeFiles } from './OutcomeFiles';
import { OutcomeHistoryDialog } from './OutcomeHistoryDialog';
import { ReturnReason } from './ReturnReason';
import type { Note } from './rules/outcome-offers';

interface OutcomeCardProps {
  outcome: Outcome;
  /** What can be done now, and until when. */
  note?: Note;
  /** Buttons; the history's is there in any case. */
  actions?: ReactNode;
}

/** One outcome as its student sees it. */
export function OutcomeCard({ outcome, note, actions }: OutcomeCardProps) {
  const translate = useTranslate();
  const [history, setHistory] = useState(false);
  return (
    <Card component="article" sx={{ display: 'flex', flexDirection: 'column' }}>
      <CardContent sx={{ flexGrow: 1, display: 'grid', gap: 1, alignContent: 'start' }}>
        <CardHeading outcome={outcome} />
        <Typography sx={{ overflowWrap: 'anywhere', ...(!outcome.brief && { color: 'text.secondary' }) }}>{outcome.brief ?? translate('portfolio.outcomes.noBrief')}</Typography>
        <OutcomeFiles files={[outcome.document, outcome.media]} />
        <ReturnReason outcome={outcome} />
        <Dates outcome={outcome} />
        {note && <Typography variant="body2" className="numeric">{translate(`portfolio.note.${note.key}`, note.values)}</Typography>}
      </CardContent>
      <CardActions sx={{ flexWrap: 'wrap', gap: 1, px: 2, pb: 2, '& > :not(style) ~ :not(style)': { ml: 0 } }}>
        {actions}
        <Button size="small" color="inherit" startIcon={<HistoryIcon aria-hidden />} onClick={() => setHistory(true)} aria-haspopup="dialog" sx={{ ml: 'auto !important' }}>{translate('portfolio.outcomes.history')}</Button>
      </CardActions>
      {history && <OutcomeHistoryDialog id={outcome.id} onClose={() => setHistory(false)} />}
    </Card>
  );
}

/** State, course, and how it is taken. */
export function CardHeading({ outcome }: { outcome: Outcome }) {
  const translate = useTranslate();
  return (
    <Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 0.5 }}>
        <StateChip enumName="outcomeState" value={outcome.state} />
        {outcome.kind !== 'semester' && <Chip size="small" variant="outlined" label={translate(`enums.enrolmentKind.${outcome.kind}`)} />}
      </Box>
      <Typography variant="h3">{outcome.courseName}</Typography>
      <OriginNote origin={outcome.origin} />
      {outcome.teachers && <Typography variant="body2" sx={{ color: 'text.secondary' }}>{translate('portfolio.outcomes.teachers', { names: outcome.teachers })}</Typography>}
    </Box>
  );
}

function Dates({ outcome: { sentAt, answeredAt, answeredBy, deputyFor, tickedAt } }: { outcome: Outcome }) {
  const translate = useTranslate();
  const lines = [
    sentAt && translate('portfolio.outcomes.sentAt', { at: rocDateTime(sentAt) }),
    answeredAt && translate(deputyFor ? 'portfolio.outcomes.answeredFor' : 'portfolio.outcomes.answeredAt', { at: rocDateTime(answeredAt), by: answeredBy ?? '', for: deputyFor ?? '' }),
    tickedAt && translate('portfolio.outcomes.tickedAt', { at: rocDateTime(tickedAt) }),
  ].filter(Boolean);
  if (lines.length === 0) return null;
  return (
    <Box>
      {lines.map((line) => <Typography key={line} variant="body2" className="numeric" sx={{ color: 'text.secondary' }}>{line}</Typography>)}
    </Box>
  );
}
