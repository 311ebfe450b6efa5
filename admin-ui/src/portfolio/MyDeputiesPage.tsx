import { useTranslate } from 'react-admin';
import { myDeputyList } from '@portfolio/portfolio/contract';
import { Page } from '../shared/Page';
import { DeputyGrid } from './DeputyGrid';

/** A teacher's 認證代理人: who answers in the own place, and for whom the teacher answers. */
export default function MyDeputiesPage() {
  const translate = useTranslate();
  return (
    <Page title={translate('screens.myDeputies')} help={translate('deputies.my-help')}>
      <DeputyGrid list={myDeputyList} ofSchool={false} mayAdd mayEnd={(row) => (row as { mine?: unknown }).mine === true} emptyText={translate('deputies.my-empty')} />
    </Page>
  );
}
