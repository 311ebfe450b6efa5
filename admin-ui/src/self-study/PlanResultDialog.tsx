import { useId, useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useNotify, useTranslate } from 'react-admin';
import { limits } from '@portfolio/config/limits';
import { studyPlanRoutes, type StudyPlan } from '@portfolio/portfolio/contract';
import { call } from '../providers/api';
import { bodyOf } from '../shared/body-of';
import { ContractFormBox, FormText } from '../shared/FormField';
import { useContractForm } from '../shared/use-contract-form';
import { FormDocument } from './FormDocument';
import { useRefreshSelfStudy } from './queries';

const schema = bodyOf(studyPlanRoutes.writeResult);

/** 成果: what came of a plan that was passed. */
export function PlanResultDialog({ plan, onClose }: { plan: StudyPlan; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refreshAll = useRefreshSelfStudy();
  const titleId = useId();
  const [uploading, setUploading] = useState(false);
  const form = useContractForm(schema, {
    values: { result: plan.result ?? '', documentId: plan.document?.id ?? null },
    onSubmit: async (body) => {
      await call(studyPlanRoutes.writeResult, { params: { id: plan.id }, body });
      notify('ui.form.saved', { type: 'success' });
      void refreshAll();
      onClose();
    },
  });
  const title = translate('self-study.plan.result-title', { title: plan.title });
  return (
    <Dialog open onClose={(_, reason) => reason === 'escapeKeyDown' && !form.busy && !form.form.formState.isDirty && onClose()} fullWidth maxWidth="sm" aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent sx={{ pt: '8px !important' }}>
        <ContractFormBox form={form} label={title}>
          <FormText name="result" label={translate('self-study.plan.result')} multiline minRows={4} limit={limits.studyPlan.text} autoFocus />
          <FormDocument name="documentId" given={plan.document} onBusy={setUploading} />
          <Box sx={{ display: 'flex', justifyContent: 'flex-end', gap: 1 }}>
            <Button onClick={onClose} disabled={form.busy}>{translate('ui.action.cancel')}</Button>
            <Button type="submit" variant="contained" loading={form.busy} disabled={uploading}>{translate('ui.action.save')}</Button>
          </Box>
        </ContractFormBox>
      </DialogContent>
    </Dialog>
  );
}
