import { useId, useState } from 'react';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useTheme } from '@mui/material/styles';
import AddIcon from '@mui/icons-material/Add';
import { useFormContext, useWatch } from 'react-hook-form';
import { useNotify, useTranslate } from 'react-admin';
import { limits } from '@portfolio/config/limits';
import { parseTerm } from '@portfolio/kernel/domain/terms';
import { studyPlanRoutes, type StudyPlan } from '@portfolio/portfolio/contract';
import { call } from '../providers/api';
import { useTerm } from '../providers/session';
import { bodyOf } from '../shared/body-of';
import { ContractFormBox, FormSelect, FormText } from '../shared/FormField';
import { useContractForm } from '../shared/use-contract-form';
import { FormDocument } from './FormDocument';
import { useRefreshSelfStudy } from './queries';

const schema = bodyOf(studyPlanRoutes.createStudyPlan);
const { title: TITLE, text: TEXT, weeks: WEEKS, week: WEEK } = limits.studyPlan;

/** Writes a plan; it stays a draft until it is submitted from its card. */
export function PlanFormDialog({ plan, onClose }: { plan: StudyPlan | null; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refreshAll = useRefreshSelfStudy();
  const titleId = useId();
  const isPhone = useMediaQuery(useTheme().breakpoints.down('sm'));
  const { terms, term } = useTerm();
  const semesters = terms.filter((each) => !each.endsWith('0'));
  const [uploading, setUploading] = useState(false);
  const form = useContractForm(schema, {
    values: {
      term: plan?.term ?? (semesters.includes(term) ? term : (semesters[0] ?? '')), title: plan?.title ?? '', motive: plan?.motive ?? '', content: plan?.content ?? '', weekly: plan?.weekly.length ? plan.weekly : [''],
      resources: plan?.resources ?? '', expected: plan?.expected ?? '', result: plan?.result ?? '', documentId: plan?.document?.id ?? null,
    },
    onSubmit: async ({ term: ofTerm, ...body }) => {
      if (plan) await call(studyPlanRoutes.updateStudyPlan, { params: { id: plan.id }, body });
      else await call(studyPlanRoutes.createStudyPlan, { body: { ...body, term: ofTerm } });
      notify('self-study.plan.saved', { type: 'success' });
      void refreshAll();
      onClose();
    },
  });
  const label = (name: string): string => translate(`self-study.plan.${name}`);
  const title = translate(plan ? 'self-study.plan.edit-title' : 'self-study.plan.add-title');
  return (
    <Dialog open onClose={(_, reason) => reason === 'escapeKeyDown' && !form.busy && !form.form.formState.isDirty && onClose()} fullScreen={isPhone} fullWidth maxWidth="sm" aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent sx={{ pt: '8px !important' }}>
        <ContractFormBox form={form} label={title}>
          {!plan && <FormSelect name="term" label={label('term')} options={semesters.map((each) => ({ value: each, label: translate('portfolio.outcomes.semester', parseTerm(each)) }))} required />}
          <FormText name="title" label={label('title')} required limit={TITLE} />
          <FormText name="motive" label={label('motive')} help={label('needed')} multiline minRows={2} limit={TEXT} />
          <FormText name="content" label={label('content')} help={label('needed')} multiline minRows={3} limit={TEXT} />
          <Weeks />
          <FormText name="resources" label={label('resources')} multiline minRows={2} limit={TEXT} />
          <FormText name="expected" label={label('expected')} help={label('needed')} multiline minRows={2} limit={TEXT} />
          <FormDocument name="documentId" given={plan?.document ?? null} onBusy={setUploading} />
          <Box sx={{ display: 'flex', justifyContent: 'flex-end', gap: 1 }}>
            <Button onClick={onClose} disabled={form.busy}>{translate('ui.action.cancel')}</Button>
            <Button type="submit" variant="contained" loading={form.busy} disabled={uploading}>{translate('portfolio.action.saveDraft')}</Button>
          </Box>
        </ContractFormBox>
      </DialogContent>
    </Dialog>
  );
}

/** 每週進度: a line a week, as many as are needed. */
function Weeks() {
  const translate = useTranslate();
  const { setValue } = useFormContext<{ weekly: string[] }>();
  const weekly = useWatch<{ weekly: string[] }, 'weekly'>({ name: 'weekly' });
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, display: 'grid', gap: 1.5 }}>
      <Typography component="legend" sx={{ fontWeight: 600, mb: 1 }}>{translate('self-study.plan.weekly')}</Typography>
      {weekly.map((_, index) => <FormText key={index} name={`weekly.${index}`} label={translate('self-study.plan.week', { week: index + 1 })} limit={WEEK} />)}
      <Button size="small" startIcon={<AddIcon aria-hidden />} disabled={weekly.length >= WEEKS} onClick={() => setValue('weekly', [...weekly, ''], { shouldDirty: true })} sx={{ justifySelf: 'start' }}>
        {translate('self-study.plan.add-week')}
      </Button>
    </Box>
  );
}
