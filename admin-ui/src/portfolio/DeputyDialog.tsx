import { useId } from 'react';
import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useNotify, useRefresh, useTranslate } from 'react-admin';
import { limits } from '@portfolio/config/limits';
import { deputyRoutes } from '@portfolio/portfolio/contract';
import { taipeiDate } from '@portfolio/kernel/domain/clock';
import { call } from '../providers/api';
import { bodyOf } from '../shared/body-of';
import { FormActions } from '../shared/FormActions';
import { ContractFormBox } from '../shared/FormField';
import { FormRocDate } from '../shared/FormRocDate';
import { useContractForm } from '../shared/use-contract-form';
import { ColleagueField } from './ColleagueField';

const [mySchema, schema] = [bodyOf(deputyRoutes.nameMyDeputy), bodyOf(deputyRoutes.nameDeputy)];

interface DeputyDialogProps {
  /** For which teacher is asked too: the school names. */
  ofSchool: boolean;
  onClose: () => void;
}

/** Names a deputy: who, and from when until when. */
export function DeputyDialog({ ofSchool, onClose }: DeputyDialogProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const titleId = useId();
  const today = taipeiDate(new Date());
  const period = { substituteId: '', startsOn: today, endsOn: today };
  const done = () => {
    notify('ui.form.saved', { type: 'success' });
    refresh();
    onClose();
  };
  const mine = useContractForm(mySchema, { values: period, onSubmit: async (body) => {
    await call(deputyRoutes.nameMyDeputy, { body });
    done();
  } });
  const any = useContractForm(schema, { values: { teacherId: '', ...period }, onSubmit: async (body) => {
    await call(deputyRoutes.nameDeputy, { body });
    done();
  } });
  const form = ofSchool ? any : mine;
  const title = translate('deputies.add-title');
  const fields = (
    <>
      {ofSchool && <ColleagueField name="teacherId" label={translate('resources.deputies.fields.teacherName')} />}
      <ColleagueField name="substituteId" label={translate('resources.deputies.fields.substituteName')} help={translate('deputies.substitute-help')} />
      <FormRocDate name="startsOn" label={translate('resources.deputies.fields.startsOn')} required />
      <FormRocDate name="endsOn" label={translate('resources.deputies.fields.endsOn')} help={translate('deputies.ends-help', { limit: limits.deputyDays })} required />
      <FormActions busy={form.busy} onClose={onClose} />
    </>
  );
  return (
    <Dialog open onClose={form.busy ? undefined : onClose} maxWidth="xs" fullWidth aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent sx={{ pt: '8px !important' }}>
        {ofSchool ? <ContractFormBox form={any} label={title}>{fields}</ContractFormBox> : <ContractFormBox form={mine} label={title}>{fields}</ContractFormBox>}
      </DialogContent>
    </Dialog>
  );
}
