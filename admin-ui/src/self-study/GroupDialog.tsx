import { useId } from 'react';
import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useNotify, useTranslate } from 'react-admin';
import { certificationGroupRoutes, type GroupKind } from '@portfolio/portfolio/contract';
import { call } from '../providers/api';
import { bodyOf } from '../shared/body-of';
import { FormActions } from '../shared/FormActions';
import { ContractFormBox, FormText } from '../shared/FormField';
import { useContractForm } from '../shared/use-contract-form';
import { useRefreshSelfStudy } from './queries';

const schema = bodyOf(certificationGroupRoutes.renameCertificationGroup);

interface GroupDialogProps {
  kind: GroupKind;
  /** Null: a new one. */
  group: { id: string; name: string } | null;
  onMade: (id: string) => void;
  onClose: () => void;
}

/** Adds a group of a kind, or renames one. */
export function GroupDialog({ kind, group, onMade, onClose }: GroupDialogProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const refreshAll = useRefreshSelfStudy();
  const titleId = useId();
  const form = useContractForm(schema, {
    values: { name: group?.name ?? '' },
    onSubmit: async ({ name }) => {
      if (group) await call(certificationGroupRoutes.renameCertificationGroup, { params: { id: group.id }, body: { name } });
      else onMade((await call(certificationGroupRoutes.createCertificationGroup, { body: { kind, name } })).id);
      notify('ui.form.saved', { type: 'success' });
      void refreshAll();
      onClose();
    },
  });
  const title = translate(group ? 'self-study.groups.rename-title' : 'self-study.groups.add-title', { kind: translate(`enums.groupKind.${kind}`) });
  return (
    <Dialog open onClose={form.busy ? undefined : onClose} maxWidth="xs" fullWidth aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent sx={{ pt: '8px !important' }}>
        <ContractFormBox form={form} label={title}>
          <FormText name="name" label={translate('resources.certification-groups.fields.name')} help={translate(`self-study.groups.name-help.${kind}`)} required autoFocus />
          <FormActions busy={form.busy} onClose={onClose} />
        </ContractFormBox>
      </DialogContent>
    </Dialog>
  );
}
