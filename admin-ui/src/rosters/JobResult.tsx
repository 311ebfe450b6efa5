import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { Job } from '@portfolio/operations/contract';
import { checkResult, exportResult, type ExportResult, type Subject } from '@portfolio/rosters/contract';
import { CheckFindings } from './CheckFindings';

/** What came of a job of this page, beyond its message and its file. */
export function JobResult({ subject, job }: { subject: Subject; job: Job }) {
  if (job.kind === 'roster-check') {
    const found = checkResult.safeParse(job.result);
    return found.success ? <CheckFindings subject={subject} result={found.data} /> : null;
  }
  const made = exportResult.safeParse(job.result);
  return made.success ? <ExportSummary result={made.data} /> : null;
}

function ExportSummary({ result: { errors, warnings, changes } }: { result: ExportResult }) {
  const translate = useTranslate();
  return (
    <Box sx={{ mt: 1, display: 'grid', gap: 0.5 }} className="numeric">
      {errors + warnings > 0 && <Typography>{translate('rosters.page.findings', { errors, warnings })}</Typography>}
      {changes && <Typography>{translate('rosters.page.changes', changes)}</Typography>}
    </Box>
  );
}
