import { useTranslate } from 'react-admin';
import { deputyList, deputyRoutes } from '@portfolio/portfolio/contract';
import { useMay } from '../providers/session';
import { Page } from '../shared/Page';
import { DeputyGrid } from './DeputyGrid';

/** 設定認證代理人: the school names who answers for a teacher who cannot. */
export default function DeputiesPage() {
  const translate = useTranslate();
  const mayAdd = useMay(deputyRoutes.nameDeputy.access);
  const mayEnd = useMay(deputyRoutes.endDeputy.access);
  return (
    <Page title={translate('screens.deputies')} code="S0209S1" help={translate('deputies.help')}>
      <DeputyGrid list={deputyList} ofSchool mayAdd={mayAdd} mayEnd={() => mayEnd} emptyText={translate('deputies.empty')} />
    </Page>
  );
}
