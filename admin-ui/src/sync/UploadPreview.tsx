import { useState } from 'react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { rosterSources, routes, type Counts, type Preview } from '@portfolio/sync/contract';
import { call } from '../providers/api';
import { termName } from '../layout/TermPicker';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { JobProgress } from '../shared/JobProgress';
import { useRefreshSync } from './queries';
import { Refusals } from './Refusals';

const COUNTS = ['received', 'new', 'changed', 'same', 'ended', 'refused'] as const satisfies readonly (keyof Counts)[];

/** What applying a sheet would do, in numbers and line by line what is refused; then 套用. */
export function UploadPreview({ preview, onAgain }: { preview: Preview; onAgain: () => void }) {
  const translate = useTranslate();
  const refresh = useRefreshSync();
  const [isAsking, setAsking] = useState(false);
  const [jobId, setJobId] = useState<string | null>(null);
  const { id, type, term, fileName, format, encoding, ended, live, needsYes, refusals, notes, refused } = preview;
  const apply = async () => {
    const started = await call(routes.applyUpload, { params: { id }, body: { confirmedEnds: needsYes ? ended : null } });
    setJobId(started.jobId);
    void refresh();
  };
  const name = translate(`enums.syncType.${type}`);
  return (
    <Box component="section" aria-label={translate('sync.upload.preview')} sx={{ display: 'grid', gap: 2 }}>
      <Box>
        <Typography variant="h2">{translate('sync.upload.preview')}</Typography>
        <Typography sx={{ color: 'text.secondary' }}>{[name, termName(translate, term), fileName, encoding && translate(`enums.syncEncoding.${encoding}`)].filter(Boolean).join('・')}</Typography>
      </Box>
      <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: { xs: 'repeat(3, 1fr)', sm: 'repeat(6, minmax(96px, 130px))' }, gap: 1, m: 0 }}>
        {COUNTS.map((count) => (
          <Paper key={count} variant="outlined" sx={{ p: 1.5 }}>
            <Typography component="dt" variant="body2" sx={{ color: 'text.secondary' }}>{translate(`sync.page.columns.${count}`)}</Typography>
            <Typography component="dd" className="numeric" sx={{ m: 0, fontSize: '1.4rem', fontWeight: 600, color: preview[count] > 0 && (count === 'refused' || count === 'ended') ? 'error.main' : 'text.primary' }}>{preview[count].toLocaleString('zh-TW')}</Typography>
          </Paper>
        ))}
      </Box>
      {format === 'oneroster' && type !== 'officer_posts' && <Typography sx={{ color: 'text.secondary' }}>{translate('sync.upload.roster-lines', { file: `${rosterSources[type][0]}.csv` })}</Typography>}
      {needsYes && <Alert severity="warning" variant="outlined">{translate('sync.upload.shrink', { ended: ended.toLocaleString('zh-TW'), live: live.toLocaleString('zh-TW') })}</Alert>}
      {jobId ? (
        <>
          <JobProgress id={jobId} onEnd={() => void refresh()} />
          <Box><Button variant="outlined" onClick={onAgain}>{translate('sync.upload.again')}</Button></Box>
        </>
      ) : (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          <Button variant="contained" color={needsYes ? 'error' : 'primary'} onClick={() => setAsking(true)}>{translate('sync.upload.apply')}</Button>
          <Button onClick={onAgain}>{translate('ui.action.cancel')}</Button>
        </Box>
      )}
      <Refusals title={translate('sync.refusals.title')} refusals={refusals} total={refused} />
      <Refusals title={translate('sync.refusals.notes')} refusals={notes} total={notes.length} />
      <ConfirmDialog open={isAsking} title={translate('sync.upload.apply-title', { type: name })} confirm={translate('sync.upload.apply')} danger={needsYes} onConfirm={apply} onClose={() => setAsking(false)}>
        {translate('sync.upload.apply-help', { new: preview.new.toLocaleString('zh-TW'), changed: preview.changed.toLocaleString('zh-TW'), ended: ended.toLocaleString('zh-TW'), refused: refused.toLocaleString('zh-TW') })}
      </ConfirmDialog>
    </Box>
  );
}
