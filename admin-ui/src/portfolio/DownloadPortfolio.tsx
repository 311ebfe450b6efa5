import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import ArchiveIcon from '@mui/icons-material/ArchiveOutlined';
import { useTranslate } from 'react-admin';
import { sheetRoutes } from '@portfolio/portfolio/contract';
import { call } from '../providers/api';
import { ErrorNote } from '../shared/ErrorNote';
import { JobProgress } from '../shared/JobProgress';
import { useJobStart } from '../shared/use-job-start';

/** Takes the own portfolio away: a job packs it, its file is fetched here or later under 最近工作. */
export function DownloadPortfolio() {
  const translate = useTranslate();
  const { jobId, busy, error, start } = useJobStart(() => call(sheetRoutes.downloadPortfolio));
  return (
    <Paper variant="outlined" className="no-print" sx={{ p: 2, mb: 3, display: 'grid', gap: 1.5 }}>
      <Typography>{translate('sheets.downloadLead')}</Typography>
      <Box><Button variant="outlined" startIcon={<ArchiveIcon aria-hidden />} loading={busy} loadingPosition="start" onClick={start}>{translate('sheets.download')}</Button></Box>
      <ErrorNote error={error} />
      {jobId && <JobProgress key={jobId} id={jobId} />}
    </Paper>
  );
}
