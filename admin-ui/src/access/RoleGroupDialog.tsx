import { useId } from 'react';
import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useNotify, useRefresh, useTranslate } from 'react-admin';
import { routes } from '@portfolio/access/contract';
import { call } from '../providers/api';
import { bodyOf } from '../shared/body-of';
import { FormActions } from '../shared/FormActions';
import { ContractFormBox, FormText } from '../shared/FormField';
import { FormSwitch } from '../shared/FormSwitch';
import { useContractForm } from '../shared/use-contract-form';
import type { RoleGroup } from './RoleGroupsPage';

const schema = bodyOf(routes.updateRoleGroup);
const NOTE_LIMIT = 200;

/** Adds a role group, or changes one. */
export function RoleGroupDialog({ group, onClose }: { group: RoleGroup | null; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const titleId = useId();
  const form = useContractForm(schema, {
    values: { number: String(group?.number ?? ''), name: String(group?.name ?? ''), inUse: group ? group.inUse === true : true, note: String(group?.note ?? '') },
    onSubmit: async (values) => {
      const body = { ...values, note: values.note || null };
      if (group) await call(routes.updateRoleGroup, { params: { id: group.id }, body });
      else await call(routes.createRoleGroup, { body });
      notify('ui.form.saved', { type: 'success' });
      refresh();
      onClose();
    },
  });
  const field = (name: string): string => translate(`resources.role-groups.fields.${name}`);
  return (
    <Dialog open onClose={form.busy ? undefined : onClose} maxWidth="xs" fullWidth aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{translate(group ? 'role-groups.edit-title' : 'role-groups.add-title')}</DialogTitle>
      <DialogContent sx={{ pt: '8px !important' }}>
        <ContractFormBox form={form} label={translate(group ? 'role-groups.edit-title' : 'role-groups.add-title')}>
          <FormText name="number" label={field('number')} help={translate('role-groups.number-help')} required autoFocus />
          <FormText name="name" label={field('name')} required />
          <FormSwitch name="inUse" label={field('inUse')} help={translate('role-groups.in-use-help')} />
          <FormText name="note" label={field('note')} limit={NOTE_LIMIT} multiline minRows={2} />
          <FormActions busy={form.busy} onClose={onClose} />
        </ContractFormBox>
      </DialogContent>
    </Dialog>
  );
}
