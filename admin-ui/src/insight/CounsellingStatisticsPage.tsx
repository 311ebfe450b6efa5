import { useTranslate } from 'react-admin';
import { counsellingStatisticsList } from '@portfolio/insight/contract';
import { useTerm } from '../providers/session';
import { Grid } from '../shared/Grid';
import { Page } from '../shared/Page';

/** S0217S 課程諮詢紀錄統計: counselling records by teacher, class and term. */
export default function CounsellingStatisticsPage() {
  const translate = useTranslate();
  const { term } = useTerm();
  return (
    <Page title={translate('screens.counsellingStatistics')} code="S0217S" help={translate('insight.counselling-lead')}>
      <Grid list={counsellingStatisticsList} params={{ term }} emptyText={translate('insight.no-counselling')} />
    </Page>
  );
}
