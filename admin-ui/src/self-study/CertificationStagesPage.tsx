import { useTranslate } from 'react-admin';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { Page } from '../shared/Page';
import { useStages } from './queries';
import { StageOrder } from './StageOrder';

/** 5.2 設定認證順序 */
export default function CertificationStagesPage() {
  const translate = useTranslate();
  const { data, error, isPending, refetch } = useStages();
  return (
    <Page title={translate('screens.certificationStages')} code="S0302S" help={translate('self-study.stages.help')} narrow>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {isPending && <Loading />}
      {data && <StageOrder key={JSON.stringify(data.stages)} given={data} />}
    </Page>
  );
}
