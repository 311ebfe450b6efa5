import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import SendIcon from '@mui/icons-material/SendOutlined';
import { useTranslate } from 'react-admin';
import type { OutcomeShelf } from '@portfolio/portfolio/contract';
import { parseTerm } from '@portfolio/kernel/domain/terms';

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
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 2 }}>
      {shown.map((each) => <Chip key={each.semester} variant="outlined" icon={<SendIcon aria-hidden />} label={translate('portfolio.outcomes.sentCounter', each)} className="numeric" />)}
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>{translate('portfolio.outcomes.perCourse', { limit: limits.perCourse })}</Typography>
    </Box>
  );
}
