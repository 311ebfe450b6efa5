import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { parseTerm } from '@portfolio/kernel/domain/terms';
import type { OutcomeShelf } from '@portfolio/portfolio/contract';

interface SentCountersProps {
  limits: OutcomeShelf['limits'];
  /** Only this semester; 0 for both. */
  semester: 0 | 1 | 2;
}

/** How many are sent of how many that may be: a fact, not a target. */
export function SentCounters({ limits, semester }: SentCountersProps) {
  const translate = useTranslate();
  const shown = limits.sent.map(({ term, ...count }) => ({ ...count, semester: parseTerm(term).semester })).filter((each) => semester === 0 || each.semester === semester);
  return (
    <Box className="numeric" sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: 2.5, rowGap: 0.5, mb: 2 }}>
      {shown.map((each) => <Typography key={each.semester} sx={{ fontWeight: 600 }}>{translate('portfolio.outcomes.sentCounter', each)}</Typography>)}
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>{translate('portfolio.outcomes.perCourse', { limit: limits.perCourse })}</Typography>
    </Box>
  );
}
