import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { ErrorNote } from '../shared/ErrorNote';
import { useWarnUnsaved } from '../shared/use-warn-unsaved';

/** A choosing that is not saved yet. */
export interface Choosing {
  plan: { used: number; allowed: number; toTick: string[]; toUntick: string[] };
  reset: () => void;
  /** @throws ApiError */
  save: () => Promise<{ done: number; refused: number }>;
}

/** Below the bar at the top of the page (56 px on a phone, 64 px else). */
const BELOW_TOP = { xs: 56, sm: 64 };

/** The counter, always in sight, and the way to keep what was chosen. */
export function TickBar({ ticks: { plan, reset, save } }: { ticks: Choosing }) {
  const translate = useTranslate();
  const [busy, setBusy] = useState(false);
  const [saved, setSaved] = useState('');
  const [error, setError] = useState<unknown>(null);
  const pending = plan.toTick.length + plan.toUntick.length;
  useWarnUnsaved(pending > 0);
  const run = async () => {
    setBusy(true);
    setError(null);
    try {
      const { done, refused } = await save();
      setSaved(translate(refused > 0 ? 'portfolio.tick.partly' : 'portfolio.tick.saved', { done, refused }));
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const note = pending > 0 ? translate('portfolio.tick.pending', { tick: plan.toTick.length, untick: plan.toUntick.length }) : saved;
  return (
    <Paper variant="outlined" sx={{ position: 'sticky', top: BELOW_TOP, zIndex: 2, px: 1.5, py: 1, mb: 2, display: 'grid', gap: 0.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <Typography role="status" className="numeric" variant="h2" component="p" sx={{ mr: 'auto' }}>{translate('portfolio.tick.counter', { used: plan.used, allowed: plan.allowed })}</Typography>
        <Button size="small" onClick={reset} disabled={pending === 0 || busy}>{translate('portfolio.tick.reset')}</Button>
        <Button size="small" variant="contained" onClick={run} disabled={pending === 0} loading={busy}>{translate('portfolio.tick.save')}</Button>
      </Box>
      <Typography role="status" variant="body2" className="numeric" sx={{ color: 'text.secondary', '&:empty': { display: 'none' } }}>{note}</Typography>
      <ErrorNote error={error} />
    </Paper>
  );
}
