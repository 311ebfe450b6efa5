import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import List from '@mui/material/List';
import ListItem from '@mui/material/ListItem';
import ListItemButton from '@mui/material/ListItemButton';
import ListItemText from '@mui/material/ListItemText';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import AddIcon from '@mui/icons-material/Add';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import EditIcon from '@mui/icons-material/EditOutlined';
import { useNotify, useTranslate } from 'react-admin';
import { certificationGroupRoutes, type GroupKind } from '@portfolio/portfolio/contract';
import { call } from '../providers/api';
import { useMay } from '../providers/session';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { GroupDialog } from './GroupDialog';
import { useRefreshSelfStudy } from './queries';

export interface Group {
  id: string;
  name: string;
  staff: number;
}

interface GroupListProps {
  kind: GroupKind;
  groups: Group[];
  chosen: string | null;
  onChoose: (id: string) => void;
}

/** The groups of a kind: choose one, add, rename, delete. */
export function GroupList({ kind, groups, chosen, onChoose }: GroupListProps) {
  const translate = useTranslate();
  const [edited, setEdited] = useState<Group | 'new' | null>(null);
  const [doomed, setDoomed] = useState<Group | null>(null);
  const mayAdd = useMay(certificationGroupRoutes.createCertificationGroup.access);
  const mayEdit = useMay(certificationGroupRoutes.renameCertificationGroup.access);
  const mayDelete = useMay(certificationGroupRoutes.deleteCertificationGroup.access);
  const title = translate('self-study.groups.list', { kind: translate(`enums.groupKind.${kind}`) });
  const named = (key: string, { name }: Group): string => `${translate(key)} ${name}`;
  return (
    <Paper variant="outlined" component="section" aria-label={title}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 2, pt: 1.5 }}>
        <Typography variant="h3" component="h2" sx={{ flexGrow: 1 }}>{title}</Typography>
        {mayAdd && <Button size="small" variant="contained" startIcon={<AddIcon />} onClick={() => setEdited('new')}>{translate('ui.action.add')}</Button>}
      </Box>
      <List dense>
        {groups.map((group) => (
          <ListItem key={group.id} disablePadding sx={{ bgcolor: group.id === chosen ? 'action.selected' : undefined }}>
            <ListItemButton aria-current={group.id === chosen ? 'true' : undefined} onClick={() => onChoose(group.id)} sx={{ minWidth: 0 }}>
              <ListItemText primary={group.name} secondary={translate('self-study.groups.staff', { smart_count: group.staff })} slotProps={{ primary: { sx: { overflowWrap: 'anywhere' } }, secondary: { className: 'numeric' } }} />
            </ListItemButton>
            {mayEdit && <IconButton aria-label={named('ui.action.edit', group)} title={translate('ui.action.edit')} onClick={() => setEdited(group)}><EditIcon fontSize="small" /></IconButton>}
            {mayDelete && <IconButton aria-label={named('ui.action.delete', group)} title={translate('ui.action.delete')} onClick={() => setDoomed(group)}><DeleteIcon fontSize="small" /></IconButton>}
          </ListItem>
        ))}
      </List>
      {edited && <GroupDialog kind={kind} group={edited === 'new' ? null : edited} onClose={() => setEdited(null)} onMade={onChoose} />}
      {doomed && <DeleteDialog group={doomed} onClose={() => setDoomed(null)} />}
    </Paper>
  );
}

function DeleteDialog({ group, onClose }: { group: Group; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refreshAll = useRefreshSelfStudy();
  const remove = async () => {
    try {
      await call(certificationGroupRoutes.deleteCertificationGroup, { params: { id: group.id }, query: { confirmed: group.staff > 0 ? 'true' : 'false' } });
    } finally {
      void refreshAll();
    }
    notify(translate('self-study.groups.deleted', { name: group.name }), { type: 'success' });
  };
  return (
    <ConfirmDialog open danger title={translate('self-study.groups.delete-title')} confirm={translate('ui.action.delete')} onConfirm={remove} onClose={onClose}>
      {translate('self-study.groups.delete', { name: group.name, staff: group.staff })}
    </ConfirmDialog>
  );
}
