import { useTranslate } from 'react-admin';
import { usageList } from '@portfolio/insight/contract';
import { useTerm } from '../providers/session';
import { Grid } from '../shared/Grid';
import { Page } from '../shared/Page';

/** S0215S 學習成果使用人數統計表: how many students of each class take part. */
export default function OutcomeUsagePage() {
  const translate = useTranslate();
  const { term } = useTerm();
  return (
    <Page title={translate('screens.outcomeUsage')} code="S0215S" help={translate('insight.usage-lead')}>
      <Grid list={usageList} params={{ term }} emptyText={translate('insight.no-classes')} />
    </Page>
  );
}
