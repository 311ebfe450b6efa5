import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import CardActions from '@mui/material/CardActions';
import CardContent from '@mui/material/CardContent';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { headingOf, type CodeLists, type Performance } from '@portfolio/portfolio/contract';
import { rocDateTime } from '../shared/dates';
import { StateChip } from '../shared/StateChip';
import { OutcomeFiles } from './OutcomeFiles';
import { PerformanceFacts } from './PerformanceFacts';

interface PerformanceCardProps {
  performance: Performance;
  codes: CodeLists;
  actions?: ReactNode;
}

/** One performance as its student sees it. */
export function PerformanceCard({ performance, codes, actions }: PerformanceCardProps) {
  return (
    <Card component="article" sx={{ display: 'flex', flexDirection: 'column' }}>
      <CardContent sx={{ flexGrow: 1 }}><PerformanceBody performance={performance} codes={codes} /></CardContent>
      {actions && <CardActions sx={{ flexWrap: 'wrap', gap: 1, px: 2, pb: 2, '& > :not(style) ~ :not(style)': { ml: 0 } }}>{actions}</CardActions>}
    </Card>
  );
}

/** State, category, name, brief, fields and files. */
export function PerformanceBody({ performance, codes }: Omit<PerformanceCardProps, 'actions'>) {
  const translate = useTranslate();
  const { category, content, brief, document, media, state, tickedAt } = performance;
  const categoryName = translate(`enums.performanceCategory.${category}`);
  return (
    <Box sx={{ display: 'grid', gap: 1, alignContent: 'start' }}>
      <Box>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 0.5 }}><StateChip enumName="performanceState" value={state} /></Box>
        <Typography variant="h3">{headingOf(category, content) ?? categoryName}</Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>{categoryName}</Typography>
      </Box>
      <Typography sx={{ overflowWrap: 'anywhere', ...(!brief && { color: 'text.secondary' }) }}>{brief ?? translate('portfolio.outcomes.noBrief')}</Typography>
      <PerformanceFacts performance={performance} codes={codes} />
      {(document ?? media) && <OutcomeFiles files={[document, media]} />}
      {tickedAt && <Typography variant="body2" className="numeric" sx={{ color: 'text.secondary' }}>{translate('portfolio.outcomes.tickedAt', { at: rocDateTime(tickedAt) })}</Typography>}
    </Box>
  );
}
