import { useState } from 'react';
import Badge from '@mui/material/Badge';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Popover from '@mui/material/Popover';
import Typography from '@mui/material/Typography';
import TaskIcon from '@mui/icons-material/TaskOutlined';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { JobSummary } from '../operations/JobSummary';
import { isRunning, useMyJobs } from '../operations/use-my-jobs';

const SHOWN = 5;

/** 最近工作: what runs for this person, wherever the person has gone since. */
export function JobsButton() {
  const translate = useTranslate();
  const { data: jobs = [] } = useMyJobs();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => setAnchor(null);
  const running = jobs.filter(isRunning).length;
  const label = translate(running > 0 ? 'frame.jobs-running' : 'frame.jobs', { count: running });
  return (
    <>
      <IconButton aria-label={label} aria-haspopup="dialog" aria-expanded={anchor !== null} title={label} onClick={(event) => setAnchor(event.currentTarget)}>
        <Badge badgeContent={running > 0 ? running : undefined} color="primary"><TaskIcon /></Badge>
      </IconButton>
      <Popover open={anchor !== null} anchorEl={anchor} onClose={close} anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }} transformOrigin={{ vertical: 'top', horizontal: 'right' }} slotProps={{ paper: { role: 'dialog', 'aria-label': translate('frame.jobs'), sx: { width: 380, maxWidth: 'calc(100vw - 32px)', p: 2 } } }}>
        <Typography variant="h2" sx={{ mb: 1 }}>{translate('frame.jobs')}</Typography>
        {jobs.length === 0 && <Typography sx={{ color: 'text.secondary' }}>{translate('frame.no-jobs')}</Typography>}
        <Box sx={{ display: 'grid', gap: 1.5 }}>{jobs.slice(0, SHOWN).map((job) => <JobSummary key={job.id} job={job} />)}</Box>
        {jobs.length > 0 && <Button component={Link} to="/my-jobs" onClick={close} sx={{ mt: 1.5 }}>{translate('frame.all-jobs')}</Button>}
      </Popover>
    </>
  );
}
