import { useId } from 'react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import CardContent from '@mui/material/CardContent';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';
import BlockIcon from '@mui/icons-material/BlockOutlined';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { formatTerm } from '@portfolio/kernel/domain/terms';
import { headingOf, type CodeLists, type PerformanceShelf } from '@portfolio/portfolio/contract';
import type { MyWindow } from '@portfolio/school/contract';
import { useTerm } from '../providers/session';
import { rocDateTime, rocEnd } from '../shared/dates';
import { EmptyState } from '../shared/EmptyState';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { Page } from '../shared/Page';
import { cardGrid } from './card-grid';
import { PerformanceBody } from './PerformanceCard';
import { useCodeLists, useMyPerformances } from './performance-queries';
import { useMyWindows } from './queries';
import type { PerformanceTickCard } from './rules/performance-ticks';
import { windowFor } from './rules/windows';
import { TickBar } from './TickBar';
import { usePerformanceTicks } from './use-performance-ticks';

/** 勾選多元表現: which of the year's performances go to the central database. */
export default function PerformanceTickPage() {
  const translate = useTranslate();
  const { year } = useTerm();
  const shelf = useMyPerformances(year);
  const windows = useMyWindows(year);
  const error = shelf.error ?? windows.error;
  const back = <Button component={RouterLink} to="/performances">{translate('screens.myPerformances')}</Button>;
  return (
    <Page title={translate('screens.tickPerformances')} help={shelf.data && translate('performances.tickLead', { allowed: shelf.data.limits.ticks.allowed })} actions={back}>
      <ErrorNote error={error} onRetry={() => void Promise.all([shelf.refetch(), windows.refetch()])} />
      {(shelf.isPending || windows.isPending) && <Loading />}
      {shelf.data && windows.data && <Choice key={year} shelf={shelf.data} year={year} window={windowFor(windows.data, 'tick-performances', formatTerm({ year, semester: 0 }))} />}
    </Page>
  );
}

function Choice({ shelf, year, window }: { shelf: PerformanceShelf; year: number; window: MyWindow | null }) {
  const translate = useTranslate();
  const { data: codes = {} } = useCodeLists();
  const ticks = usePerformanceTicks(shelf, year, window);
  const times = window ? { from: rocDateTime(window.startsAt), until: rocEnd(window.endsAt) } : {};
  return (
    <>
      <Typography className="numeric" sx={{ mb: 1.5 }}>{translate(`portfolio.tick.window.${window?.state ?? 'none'}`, times)}</Typography>
      <TickBar ticks={ticks} />
      {ticks.plan.cards.length === 0 && <EmptyState>{translate('performances.tickEmpty')}</EmptyState>}
      <Box component="ul" sx={cardGrid}>
        {ticks.plan.cards.map((card) => (
          <TickCard key={card.performance.id} card={card} codes={codes} allowed={ticks.plan.allowed} window={window} refusal={ticks.refusals[card.performance.id]} onToggle={() => ticks.toggle(card.performance.id)} />
        ))}
      </Box>
    </>
  );
}

interface TickCardProps {
  card: PerformanceTickCard;
  codes: CodeLists;
  allowed: number;
  window: MyWindow | null;
  /** What the server said when it did not take the change. */
  refusal?: string;
  onToggle: () => void;
}

function TickCard({ card: { performance, checked, why }, codes, allowed, window, refusal, onToggle }: TickCardProps) {
  const translate = useTranslate();
  const whyId = useId();
  const { category, content, brief, state } = performance;
  const values = { allowed, state: translate(`enums.performanceState.${state}`), from: window ? rocDateTime(window.startsAt) : '', until: window ? rocEnd(window.endsAt) : '' };
  const name = headingOf(category, content) ?? brief ?? '';
  return (
    <Card component="li" sx={{ display: 'flex !important', flexDirection: 'column', ...(checked && { borderColor: 'primary.main', boxShadow: (theme) => `0 0 0 1px ${theme.vars?.palette.primary.main}` }) }}>
      <CardContent sx={{ flexGrow: 1, display: 'grid', gap: 1, alignContent: 'start', '&:last-child': { pb: 1.5 } }}>
        <PerformanceBody performance={performance} codes={codes} />
        {refusal && <Alert severity="error" variant="outlined">{refusal}</Alert>}
      </CardContent>
      <Box sx={{ px: 2, pb: 1.5 }}>
        <FormControlLabel
          disabled={why !== null} label={translate(checked ? 'portfolio.tick.ticked' : 'portfolio.tick.pick')}
          control={<Checkbox checked={checked} onChange={onToggle} slotProps={{ input: { 'aria-describedby': why ? whyId : undefined, 'aria-label': translate('performances.tickOne', { name }) } }} />}
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
