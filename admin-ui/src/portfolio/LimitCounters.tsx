import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { parseTerm } from '@portfolio/kernel/domain/terms';
import type { OutcomeShelf } from '@portfolio/portfolio/contract';

interface LimitCountersProps {
  limits: OutcomeShelf['limits'];
  /** Only what is sent in this semester; 0 for the whole year with its ticks. */
  semester: 0 | 1 | 2;
}

/** How many of how many that may be: a fact, not a target. */
export function LimitCounters({ limits, semester }: LimitCountersProps) {
  const translate = useTranslate();
  const sent = limits.sent.map(({ term, ...count }) => ({ ...count, semester: parseTerm(term).semester })).filter((each) => semester === 0 || each.semester === semester);
  const lines = [
    ...sent.map((each) => translate('portfolio.outcomes.sentCounter', each)),
    ...(semester === 0 ? [translate('portfolio.tick.counter', limits.ticks)] : []),
  ];
  return (
    <Box className="numeric" sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: 2.5, rowGap: 0.5, mb: 2 }}>
      {lines.map((line) => <Typography key={line} sx={{ fontWeight: 600 }}>{line}</Typography>)}
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>{translate('portfolio.outcomes.perCourse', { limit: limits.perCourse })}</Typography>
    </Box>
  );
}
