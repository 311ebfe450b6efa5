import { useState } from 'react';
import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useTranslate } from 'react-admin';
import { certificationGroupList, groupKinds, type GroupKind } from '@portfolio/portfolio/contract';
import { EmptyState } from '../shared/EmptyState';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { Page } from '../shared/Page';
import { useAllRows } from '../shared/use-all-rows';
import { GroupList, type Group } from './GroupList';
import { GroupStaffLists } from './GroupStaffLists';

/** 5.1 設定學科/領域認證老師 */
export default function CertificationGroupsPage() {
  const translate = useTranslate();
  const [kind, setKind] = useState<GroupKind>('subject');
  const [chosen, setChosen] = useState<string | null>(null);
  const { data, error, isPending, refetch } = useAllRows(certificationGroupList, { kind });
  const groups: Group[] = data?.map((row) => ({ id: row.id, name: String(row.name), staff: Number(row.staff) })) ?? [];
  const group = groups.find(({ id }) => id === chosen) ?? null;
  return (
    <Page title={translate('screens.certificationGroups')} code="S0301S" help={translate('self-study.groups.help')}>
      <Tabs value={kind} onChange={(_, next: GroupKind) => setKind(next)} aria-label={translate('resources.certification-groups.fields.kind')} sx={{ mb: 2 }}>
        {groupKinds.map((each) => <Tab key={each} value={each} label={translate(`enums.groupKind.${each}`)} />)}
      </Tabs>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {isPending && <Loading />}
      {data && (
        <Box sx={{ display: 'grid', gap: 2, alignItems: 'start', gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: '260px minmax(0, 1fr)' } }}>
          <GroupList kind={kind} groups={groups} chosen={group?.id ?? null} onChoose={setChosen} />
          {group ? <GroupStaffLists key={group.id} group={group} /> : <EmptyState>{translate(groups.length > 0 ? 'self-study.groups.choose' : 'self-study.groups.empty')}</EmptyState>}
        </Box>
      )}
    </Page>
  );
}
