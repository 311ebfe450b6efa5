import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import CardContent from '@mui/material/CardContent';
import { useTranslate } from 'react-admin';
import { EmptyState } from '../shared/EmptyState';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { Page } from '../shared/Page';
import { JobSummary } from './JobSummary';
import { useMyJobs } from './use-my-jobs';

/** 最近工作: what the person has started, how far it is, and what came of it. */
export default function MyJobsPage() {
  const translate = useTranslate();
  const { data: jobs, error, refetch } = useMyJobs();
  return (
    <Page title={translate('screens.myJobs')} help={translate('jobs-page.mine-help')} narrow>
      <ErrorNote error={jobs ? null : error} onRetry={() => void refetch()} />
      {!jobs && !error && <Loading />}
      {jobs?.length === 0 && <EmptyState>{translate('frame.no-jobs')}</EmptyState>}
      <Box sx={{ display: 'grid', gap: 1.5 }}>
        {jobs?.map((job) => <Card key={job.id}><CardContent><JobSummary job={job} /></CardContent></Card>)}
      </Box>
    </Page>
  );
}
