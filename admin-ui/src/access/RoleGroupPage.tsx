import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import ArrowBackIcon from '@mui/icons-material/ArrowBack';
import { useQuery } from '@tanstack/react-query';
import { useGetOne, useTranslate } from 'react-admin';
import { Link, useParams, useSearchParams } from 'react-router-dom';
import { roleGroupList, routes } from '@portfolio/access/contract';
import { call } from '../providers/api';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { Page } from '../shared/Page';
import { GroupMembers } from './GroupMembers';
import { GroupModules } from './GroupModules';
import type { RoleGroup } from './RoleGroupsPage';

const TABS = ['members', 'modules'] as const;

/** 3.1.2 群組功能設定 and 3.1.3 群組人員設定 of one group. */
export default function RoleGroupPage() {
  const translate = useTranslate();
  const { id = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const tab = TABS.find((name) => name === search.get('tab')) ?? TABS[0];
  const { data: group, error, refetch } = useGetOne<RoleGroup>(roleGroupList.resource, { id });
  const rights = useQuery({ queryKey: ['role-groups', id, 'rights'], queryFn: ({ signal }) => call(routes.roleGroupRights, { params: { id }, signal }) });
  const name = group ? `${String(group.number)} ${String(group.name)}` : '';
  return (
    <Page
      title={name || translate('screens.roleGroups')} code="S0202S" help={translate('role-groups.group-help')}
      actions={<Button component={Link} to="/role-groups" startIcon={<ArrowBackIcon />}>{translate('screens.roleGroups')}</Button>}
    >
      <ErrorNote error={error ?? rights.error} onRetry={() => void Promise.all([refetch(), rights.refetch()])} />
      <Tabs value={tab} onChange={(_, next: string) => setSearch({ tab: next }, { replace: true })} sx={{ mb: 2 }} aria-label={name}>
        {TABS.map((value) => <Tab key={value} value={value} id={`tab-${value}`} aria-controls="panel" label={translate(`role-groups.${value}`)} />)}
      </Tabs>
      <Box id="panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
        {!rights.data && !rights.error && <Loading />}
        {/* A reload of the group begins with what is stored. */}
        {rights.data && tab === 'members' && <GroupMembers key={rights.dataUpdatedAt} id={id} name={name} members={rights.data.members} />}
        {rights.data && tab === 'modules' && <GroupModules key={rights.dataUpdatedAt} id={id} name={name} held={rights.data.modules} />}
      </Box>
    </Page>
  );
}
