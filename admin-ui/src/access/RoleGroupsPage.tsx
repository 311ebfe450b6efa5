import { useState } from 'react';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import AddIcon from '@mui/icons-material/Add';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import EditIcon from '@mui/icons-material/EditOutlined';
import { useNotify, useRefresh, useTranslate } from 'react-admin';
import { roleGroupList, routes } from '@portfolio/access/contract';
import { call } from '../providers/api';
import { useMay } from '../providers/session';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { Grid, type GridRow } from '../shared/Grid';
import { Page } from '../shared/Page';
import { RoleGroupDialog } from './RoleGroupDialog';

export type RoleGroup = GridRow<typeof roleGroupList.columns>;

/** 3.1.1 設定角色群組 */
export default function RoleGroupsPage() {
  const translate = useTranslate();
  const [edited, setEdited] = useState<RoleGroup | 'new' | null>(null);
  const [doomed, setDoomed] = useState<RoleGroup | null>(null);
  const mayAdd = useMay(routes.createRoleGroup.access);
  const mayEdit = useMay(routes.updateRoleGroup.access);
  const mayDelete = useMay(routes.deleteRoleGroup.access);
  const labelled = (key: string, { name }: RoleGroup): string => `${translate(key)} ${String(name)}`;
  return (
    <Page title={translate('screens.roleGroups')} code="S0202S" help={translate('role-groups.help')}>
      <Grid
        list={roleGroupList}
        firstCell={({ id }) => `/role-groups/${id}`}
        actions={mayAdd && <Button variant="contained" startIcon={<AddIcon />} onClick={() => setEdited('new')}>{translate('ui.action.add')}</Button>}
        emptyText={translate('role-groups.empty')}
        rowActions={mayEdit || mayDelete ? (group) => (
          <>
            {mayEdit && <IconButton aria-label={labelled('ui.action.edit', group)} title={translate('ui.action.edit')} onClick={() => setEdited(group)}><EditIcon fontSize="small" /></IconButton>}
            {mayDelete && <IconButton aria-label={labelled('ui.action.delete', group)} title={translate('ui.action.delete')} onClick={() => setDoomed(group)}><DeleteIcon fontSize="small" /></IconButton>}
          </>
        ) : undefined}
      />
      {edited && <RoleGroupDialog group={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
      {doomed && <DeleteDialog group={doomed} onClose={() => setDoomed(null)} />}
    </Page>
  );
}

function DeleteDialog({ group, onClose }: { group: RoleGroup; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const members = Number(group.members);
  const remove = async () => {
    await call(routes.deleteRoleGroup, { params: { id: group.id }, query: { confirmed: members > 0 ? 'true' : 'false' } });
    notify('role-groups.deleted', { type: 'success', messageArgs: { name: String(group.name) } });
    refresh();
  };
  return (
    <ConfirmDialog open danger title={translate('role-groups.delete-title')} confirm={translate('ui.action.delete')} onConfirm={remove} onClose={onClose}>
      {translate(members > 0 ? 'role-groups.delete-with-members' : 'role-groups.delete', { number: String(group.number), name: String(group.name), members, modules: Number(group.modules) })}
    </ConfirmDialog>
  );
}
