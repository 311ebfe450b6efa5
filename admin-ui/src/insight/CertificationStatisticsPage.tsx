import { useTranslate } from 'react-admin';
import { certificationStatisticsList } from '@portfolio/insight/contract';
import { useTerm } from '../providers/session';
import { Grid } from '../shared/Grid';
import { Page } from '../shared/Page';

/** S0222S 教師學習成果認證統計表: what each teacher received and answered. */
export default function CertificationStatisticsPage() {
  const translate = useTranslate();
  const { term } = useTerm();
  return (
    <Page title={translate('screens.certificationStatistics')} code="S0222S" help={translate('insight.certification-lead')}>
      <Grid list={certificationStatisticsList} params={{ term }} emptyText={translate('insight.no-certification')} />
    </Page>
  );
}
