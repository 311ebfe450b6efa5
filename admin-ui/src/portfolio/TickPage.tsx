import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { formatTerm } from '@portfolio/kernel/domain/terms';
import type { OutcomeShelf } from '@portfolio/portfolio/contract';
import type { MyWindow } from '@portfolio/school/contract';
import { useTerm } from '../providers/session';
import { rocDateTime, rocEnd } from '../shared/dates';
import { EmptyState } from '../shared/EmptyState';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { Page } from '../shared/Page';
import { cardGrid } from './card-grid';
import { useMyShelf, useMyWindows } from './queries';
import { windowFor } from './rules/windows';
import { TickBar } from './TickBar';
import { TickCard } from './TickCard';
import { useTicks } from './use-ticks';

/** 勾選學習成果: which of the year's outcomes go to the central database. */
export default function TickPage() {
  const translate = useTranslate();
  const { year } = useTerm();
  const shelf = useMyShelf(year);
  const windows = useMyWindows(year);
  const error = shelf.error ?? windows.error;
  return (
    <Page title={translate('screens.tickOutcomes')} actions={<Button component={RouterLink} to="/performances/tick">{translate('screens.tickPerformances')}</Button>} help={shelf.data && translate('portfolio.tick.lead', { allowed: shelf.data.limits.ticks.allowed })}>
      <ErrorNote error={error} onRetry={() => void Promise.all([shelf.refetch(), windows.refetch()])} />
      {(shelf.isPending || windows.isPending) && <Loading />}
      {shelf.data && windows.data && <Choice key={year} shelf={shelf.data} year={year} window={windowFor(windows.data, 'tick-outcomes', formatTerm({ year, semester: 0 }))} />}
    </Page>
  );
}

function Choice({ shelf, year, window }: { shelf: OutcomeShelf; year: number; window: MyWindow | null }) {
  const translate = useTranslate();
  const ticks = useTicks(shelf, year, window);
  const times = window ? { from: rocDateTime(window.startsAt), until: rocEnd(window.endsAt) } : {};
  return (
    <>
      <Typography className="numeric" sx={{ mb: 1.5 }}>{translate(`portfolio.tick.window.${window?.state ?? 'none'}`, times)}</Typography>
      <TickBar ticks={ticks} />
      {ticks.plan.cards.length === 0 && <EmptyState>{translate('portfolio.tick.empty')}</EmptyState>}
      <Box component="ul" sx={cardGrid}>
        {ticks.plan.cards.map((card) => (
          <TickCard key={card.outcome.id} card={card} allowed={ticks.plan.allowed} window={window} refusal={ticks.refusals[card.outcome.id]} onToggle={() => ticks.toggle(card.outcome.id)} />
        ))}
      </Box>
    </>
  );
}
