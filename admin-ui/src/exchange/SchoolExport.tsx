import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import FolderZipIcon from '@mui/icons-material/FolderZipOutlined';
import { useTranslate } from 'react-admin';
import { limits } from '@portfolio/config/limits';
import { routes } from '@portfolio/exchange/contract';
import { call } from '../providers/api';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { JobProgress } from '../shared/JobProgress';
import { useRefreshExchange } from './queries';

const LINES = { what: ['0', '1', '2', '3'], not: ['0', '1', '2'] } as const;

/** What goes along and what stays behind; then the archive. */
export function SchoolExport() {
  const translate = useTranslate();
  const refresh = useRefreshExchange();
  const [isAsking, setAsking] = useState(false);
  const [jobId, setJobId] = useState<string | null>(null);
  const start = async () => {
    setJobId((await call(routes.startSchoolExport)).jobId);
    refresh();
  };
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { md: '1fr 1fr' } }}>
        {(['what', 'not'] as const).map((part) => (
          <Paper key={part} variant="outlined" component="section" aria-label={translate(`exchange.school.${part}`)} sx={{ p: 2 }}>
            <Typography variant="h2">{translate(`exchange.school.${part}`)}</Typography>
            <Box component="ul" sx={{ mb: 0, pl: 3 }}>{LINES[part].map((line) => <li key={line}>{translate(`exchange.school.${part}List.${line}`)}</li>)}</Box>
          </Paper>
        ))}
      </Box>
      <Box><Button variant="contained" startIcon={<FolderZipIcon />} onClick={() => setAsking(true)}>{translate('exchange.school.start')}</Button></Box>
      {jobId && <JobProgress key={jobId} id={jobId} onEnd={refresh} />}
      <ConfirmDialog open={isAsking} title={translate('exchange.school.start')} confirm={translate('exchange.school.start')} onConfirm={start} onClose={() => setAsking(false)}>
        {translate('exchange.school.startText', { days: limits.exchange.exportDays })}
      </ConfirmDialog>
    </Box>
  );
}
