import { useState } from 'react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import PdfIcon from '@mui/icons-material/PictureAsPdfOutlined';
import PrintIcon from '@mui/icons-material/PrintOutlined';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { sheetRoutes, type Sheets } from '@portfolio/insight/contract';
import { ConfirmationSheet } from '../portfolio/ConfirmationSheet';
import { call } from '../providers/api';
import { useTerm } from '../providers/session';
import { EmptyState } from '../shared/EmptyState';
import { ErrorNote } from '../shared/ErrorNote';
import { JobProgress } from '../shared/JobProgress';
import { Loading } from '../shared/Loading';
import { Page } from '../shared/Page';
import { useJobStart } from '../shared/use-job-start';

/** S0221S 學生上傳及勾選情形確認單: a class at a time, a student a page; on paper, or as a PDF to keep. */
export default function ConfirmationSheetsPage() {
  const translate = useTranslate();
  const { term } = useTerm();
  const { data: classes, error, refetch } = useQuery({ queryKey: ['insight', 'sheet-classes', term], queryFn: ({ signal }) => call(sheetRoutes.sheetClasses, { query: { term }, signal }) });
  const [chosen, setChosen] = useState('');
  const picked = classes?.find(({ id }) => id === chosen);
  return (
    // On paper each sheet has a title of its own.
    <Box sx={{ '@media print': { '& h1': { display: 'none' } } }}>
      <Page title={translate('screens.confirmationSheets')} code="S0221S" help={<span className="no-print">{translate('insight.sheets-lead')}</span>}>
        <ErrorNote error={classes ? null : error} onRetry={() => void refetch()} />
        {!classes && !error && <Loading />}
        {classes?.length === 0 && <EmptyState>{translate('insight.no-classes')}</EmptyState>}
        {classes && classes.length > 0 && (
          <TextField
            select className="no-print" label={translate('insight.class')} value={picked ? chosen : ''} onChange={({ target }) => setChosen(target.value)} sx={{ minWidth: 240, mb: 2 }}
            slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
          >
            <option value="">{translate('insight.pick-class')}</option>
            {classes.map(({ id, name, students }) => <option key={id} value={id}>{translate('insight.class-option', { name, students })}</option>)}
          </TextField>
        )}
        {picked && <ClassSheets key={picked.id} id={picked.id} />}
      </Page>
    </Box>
  );
}

function ClassSheets({ id }: { id: string }) {
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['insight', 'sheets', id], queryFn: ({ signal }) => call(sheetRoutes.confirmationSheets, { params: { id }, signal }) });
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Loading />;
  return (
    <>
      <SheetActions id={id} count={data.sheets.length} />
      <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 4, '@media print': { display: 'block' } }}>
        {data.sheets.map((sheet) => <OneSheet key={sheet.student.id} sheets={data} sheet={sheet} />)}
      </Box>
    </>
  );
}

function OneSheet({ sheets: { year, schoolName }, sheet }: { sheets: Sheets; sheet: Sheets['sheets'][number] }) {
  const translate = useTranslate();
  return (
    <Box component="section" aria-label={`${sheet.seatNo ?? ''} ${sheet.student.name}`} sx={{ borderTop: 1, borderColor: 'divider', pt: 2, '@media print': { border: 0, pt: 0 } }}>
      <Typography component="p" sx={{ display: 'none', fontWeight: 600, fontSize: '1.2rem', '@media print': { display: 'block' } }}>{`${schoolName}　${translate('sheets.title', { year })}`}</Typography>
      <ConfirmationSheet sheet={sheet} />
    </Box>
  );
}

function SheetActions({ id, count }: { id: string; count: number }) {
  const translate = useTranslate();
  const { jobId, busy, error, start } = useJobStart(() => call(sheetRoutes.archiveSheets, { params: { id } }));
  return (
    <Box className="no-print" sx={{ display: 'grid', gap: 2, mb: 3 }}>
      <Alert severity="info" variant="outlined">{translate('insight.sheets-count', { count })}</Alert>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <Button variant="contained" startIcon={<PrintIcon aria-hidden />} onClick={() => window.print()}>{translate('sheets.print')}</Button>
        <Button variant="outlined" startIcon={<PdfIcon aria-hidden />} loading={busy} loadingPosition="start" onClick={start}>{translate('insight.make-pdf')}</Button>
      </Box>
      <ErrorNote error={error} />
      {jobId && <JobProgress key={jobId} id={jobId} />}
    </Box>
  );
}
