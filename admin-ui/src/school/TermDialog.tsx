import { useId } from 'react';
import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useNotify, useTranslate } from 'react-admin';
import { routes, type SchoolTerm } from '@portfolio/school/contract';
import { termName } from '../layout/TermPicker';
import { call, reloadMe } from '../providers/api';
import { bodyOf } from '../shared/body-of';
import { FormActions } from '../shared/FormActions';
import { ContractFormBox, FormNumber } from '../shared/FormField';
import { FormRocDate } from '../shared/FormRocDate';
import { useContractForm, type ContractForm } from '../shared/use-contract-form';
import { FormNumberSelect } from './FormNumberSelect';
import { useRefreshTerms } from './queries';

const addSchema = bodyOf(routes.addTerm);
const changeSchema = bodyOf(routes.changeTerm);

interface TermDialogProps {
  /** Null: a new one. */
  term: SchoolTerm | null;
  /** A new one most likely follows it. */
  newest?: SchoolTerm;
  onClose: () => void;
}

/** Adds a semester, or changes the days of one. */
export function TermDialog({ term, newest, onClose }: TermDialogProps) {
  return term ? <ChangeTerm term={term} onClose={onClose} /> : <AddTerm newest={newest} onClose={onClose} />;
}

function useSaved(onClose: () => void) {
  const notify = useNotify();
  const refresh = useRefreshTerms();
  return async () => {
    notify('ui.form.saved', { type: 'success' });
    onClose();
    // A new semester is a new choice of the term picker.
    await Promise.all([refresh(), reloadMe()]);
  };
}

function AddTerm({ newest, onClose }: { newest?: SchoolTerm; onClose: () => void }) {
  const translate = useTranslate();
  const saved = useSaved(onClose);
  const form = useContractForm(addSchema, {
    values: newest ? { year: newest.semester === 2 ? newest.year + 1 : newest.year, semester: newest.semester === 2 ? 1 : 2 } : { semester: 1 },
    onSubmit: async (body) => {
      await call(routes.addTerm, { body });
      await saved();
    },
  });
  return (
    <Shell title={translate('school.terms.add-title')} form={form} onClose={onClose}>
      <FormNumber name="year" label={translate('school.terms.year')} required />
      <FormNumberSelect name="semester" label={translate('school.terms.semester')} options={[1, 2].map((value) => ({ value, label: String(value) }))} />
      <Days />
    </Shell>
  );
}

function ChangeTerm({ term, onClose }: { term: SchoolTerm; onClose: () => void }) {
  const translate = useTranslate();
  const saved = useSaved(onClose);
  const form = useContractForm(changeSchema, {
    values: { startsOn: term.startsOn, endsOn: term.endsOn },
    onSubmit: async (body) => {
      await call(routes.changeTerm, { params: { id: term.id }, body });
      await saved();
    },
  });
  return (
    <Shell title={translate('school.terms.edit-title', { term: termName(translate, `${term.year}${term.semester}`) })} form={form} onClose={onClose}>
      <Days />
    </Shell>
  );
}

function Days() {
  const translate = useTranslate();
  return (
    <>
      <FormRocDate name="startsOn" label={translate('school.terms.startsOn')} required />
      <FormRocDate name="endsOn" label={translate('school.terms.endsOn')} help={translate('school.terms.days-help')} required />
    </>
  );
}

interface ShellProps {
  title: string;
  form: ContractForm<typeof addSchema> | ContractForm<typeof changeSchema>;
  onClose: () => void;
  children: React.ReactNode;
}

function Shell({ title, form, onClose, children }: ShellProps) {
  const titleId = useId();
  return (
    <Dialog open onClose={form.busy ? undefined : onClose} maxWidth="xs" fullWidth aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent sx={{ pt: '8px !important' }}>
        <ContractFormBox form={form as ContractForm<typeof changeSchema>} label={title}>
          {children}
          <FormActions busy={form.busy} onClose={onClose} />
        </ContractFormBox>
      </DialogContent>
    </Dialog>
  );
}
