import { useTranslate } from 'react-admin';
import { moduleOf } from '@portfolio/rosters/contract';
import { Page } from '../shared/Page';
import { RosterSections } from './RosterSections';

/** 7.2 匯出幹部名冊. */
export default function OfficerRostersPage() {
  const translate = useTranslate();
  return (
    <Page title={translate('screens.officerRosters')} code={moduleOf.officers} help={translate('rosters.page.officersHelp')}>
      <RosterSections subjects={['officers']} />
    </Page>
  );
}
