import { useTranslate } from 'react-admin';
import { Page } from '../shared/Page';
import { RosterSections } from './RosterSections';

/** 7.1 匯出提交名冊: outcomes and performances, each for those who hold its module. */
export default function RostersPage() {
  const translate = useTranslate();
  return (
    <Page title={translate('screens.rosters')} help={translate('rosters.page.help')}>
      <RosterSections subjects={['outcomes', 'performances']} />
    </Page>
  );
}
