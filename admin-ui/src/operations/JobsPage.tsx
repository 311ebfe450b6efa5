import { useTranslate } from 'react-admin';
import { jobList } from '@portfolio/operations/contract';
import { Grid } from '../shared/Grid';
import { Page } from '../shared/Page';
import { jobName } from './JobSummary';

/** Background work of the whole school. */
export default function JobsPage() {
  const translate = useTranslate();
  return (
    <Page title={translate('screens.jobs')} code="S0219S" help={translate('jobs-page.help')}>
      <Grid list={jobList} cells={{ kind: ({ kind }) => jobName(translate, String(kind)) }} />
    </Page>
  );
}
