import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { Status } from '@portfolio/sync/contract';

/** A sync that runs though this page did not start it: the schedule's, somebody else's, or one from before a reload. */
export function OthersProgress({ job: { startedBy, step, done, total } }: { job: NonNullable<Status['job']> }) {
  const translate = useTranslate();
  const share = total ? Math.min(100, (100 * (done ?? 0)) / total) : undefined;
  return (
    <Paper variant="outlined" role="status" sx={{ p: 2, maxWidth: 640 }}>
      <Typography sx={{ fontWeight: 600, mb: 1 }}>{translate('sync.page.running', { person: startedBy ?? translate('sync.page.schedule') })}</Typography>
      <LinearProgress variant={share === undefined ? 'indeterminate' : 'determinate'} value={share} aria-label={translate('jobs.sync')} sx={{ height: 8, borderRadius: 4 }} />
      <Box className="numeric" sx={{ color: 'text.secondary', mt: 0.5, typography: 'body2' }}>
        {step ?? translate('ui.job.waiting')}{done !== null && ` ${translate('sync.page.rows', { rows: done.toLocaleString('zh-TW') })}`}
      </Box>
    </Paper>
  );
}
