import { useId, useMemo, useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormHelperText from '@mui/material/FormHelperText';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useTheme } from '@mui/material/styles';
import { useController, useWatch } from 'react-hook-form';
import { useNotify, useTranslate } from 'react-admin';
import { limits } from '@portfolio/config/limits';
import { taipeiDate } from '@portfolio/kernel/domain/clock';
import { parseTerm } from '@portfolio/kernel/domain/terms';
import { counsellingCategories, counsellingKinds, counsellingRoutes, counsellingStudentList, type CounsellingRecord } from '@portfolio/portfolio/contract';
import { call } from '../providers/api';
import { useTerm } from '../providers/session';
import { bodyOf } from '../shared/body-of';
import { ErrorNote } from '../shared/ErrorNote';
import { ContractFormBox, FormSelect, FormText } from '../shared/FormField';
import { FormRocDate } from '../shared/FormRocDate';
import { Loading } from '../shared/Loading';
import { TwoLists, type PickColumn } from '../shared/TwoLists';
import { useAllRows } from '../shared/use-all-rows';
import { useContractForm } from '../shared/use-contract-form';
import { FormAttachment } from './FormAttachment';
import { useRefreshCounselling } from './queries';

const schema = bodyOf(counsellingRoutes.createCounsellingRecord);

type Category = (typeof counsellingCategories)[number];

/** Keeps a counselling: when, where, what about, and who was there. */
export function RecordFormDialog({ record, onClose }: { record: CounsellingRecord | null; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refreshAll = useRefreshCounselling();
  const titleId = useId();
  const isPhone = useMediaQuery(useTheme().breakpoints.down('md'));
  const { terms, term } = useTerm();
  const semesters = terms.filter((each) => !each.endsWith('0'));
  const [uploading, setUploading] = useState(false);
  const form = useContractForm(schema, {
    values: {
      term: record?.term ?? (semesters.includes(term) ? term : (semesters[0] ?? '')), kind: record?.kind ?? 'group', category: (record?.category ?? 'course-selection') as Category, heldOn: record?.heldOn ?? taipeiDate(new Date()),
      place: record?.place ?? '', subject: record?.subject ?? '', content: record?.content ?? '', documentId: record?.document?.id ?? null, students: record?.students.map(({ id }) => id) ?? [],
    },
    onSubmit: async (body) => {
      if (record) await call(counsellingRoutes.updateCounsellingRecord, { params: { id: record.id }, body });
      else await call(counsellingRoutes.createCounsellingRecord, { body });
      notify('ui.form.saved', { type: 'success' });
      void refreshAll();
      onClose();
    },
  });
  const label = (name: string): string => translate(`counselling.field.${name}`);
  const title = translate(record ? 'counselling.edit-title' : 'counselling.add-title');
  return (
    <Dialog open onClose={(_, reason) => reason === 'escapeKeyDown' && !form.busy && !form.form.formState.isDirty && onClose()} fullScreen={isPhone} fullWidth maxWidth="md" aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent sx={{ pt: '8px !important', '& form': { maxWidth: 'none' } }}>
        <ContractFormBox form={form} label={title}>
          <FormSelect name="term" label={label('term')} options={semesters.map((each) => ({ value: each, label: translate('portfolio.outcomes.semester', parseTerm(each)) }))} required />
          <FormSelect name="kind" label={label('kind')} options={counsellingKinds.map((value) => ({ value, label: translate(`enums.counsellingKind.${value}`) }))} required />
          <FormSelect name="category" label={label('category')} options={counsellingCategories.map((value) => ({ value, label: translate(`enums.counsellingCategory.${value}`) }))} required />
          <FormRocDate name="heldOn" label={label('heldOn')} required />
          <FormText name="place" label={label('place')} limit={limits.counselling.place} />
          <FormText name="subject" label={label('subject')} required limit={limits.counselling.subject} />
          <FormText name="content" label={label('content')} help={label('content-help')} multiline minRows={4} limit={limits.counselling.content} />
          <FormAttachment name="documentId" given={record?.document ?? null} onBusy={setUploading} />
          <Students record={record} />
          <Box sx={{ display: 'flex', justifyContent: 'flex-end', gap: 1 }}>
            <Button onClick={onClose} disabled={form.busy}>{translate('ui.action.cancel')}</Button>
            <Button type="submit" variant="contained" loading={form.busy} disabled={uploading}>{translate('ui.action.save')}</Button>
          </Box>
        </ContractFormBox>
      </DialogContent>
    </Dialog>
  );
}

interface Pupil {
  id: string;
  seat: string;
  className: string;
  name: string;
}

/** Who was there: students of the classes that the teacher is assigned to in the term; a class is found by its name. */
function Students({ record }: { record: CounsellingRecord | null }) {
  const translate = useTranslate();
  const term = useWatch<{ term: string }, 'term'>({ name: 'term' });
  const { field, fieldState } = useController<{ students: string[] }, 'students'>({ name: 'students' });
  const { data, error, refetch } = useAllRows(counsellingStudentList, { term });
  const items = useMemo(() => withThoseThere(data?.map((row) => ({ id: row.id, seat: String(row.seatNo ?? ''), className: String(row.className), name: String(row.name) })) ?? [], record), [data, record]);
  const columns = useMemo<PickColumn<Pupil>[]>(() => [
    { label: translate('resources.counselling-students.fields.className'), text: ({ className }) => className },
    { label: translate('resources.counselling-students.fields.seatNo'), text: ({ seat }) => seat },
    { label: translate('resources.counselling-students.fields.name'), text: ({ name }) => name },
  ], [translate]);
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <Box>
      <TwoLists items={items} picked={field.value} onChange={field.onChange} columns={columns} toPickLabel={translate('counselling.students-to-pick')} pickedLabel={translate('counselling.students-picked')} />
      {fieldState.error && <FormHelperText error role="alert">{fieldState.error.message}</FormHelperText>}
    </Box>
  );
}

/** Those of another class meanwhile stay in sight, so that they can be taken out. */
function withThoseThere(pupils: Pupil[], record: CounsellingRecord | null): Pupil[] {
  const known = new Set(pupils.map(({ id }) => id));
  const there = record?.students.filter(({ id }) => !known.has(id)) ?? [];
  return [...there.map(({ id, seatNo, className, name }) => ({ id, seat: String(seatNo ?? ''), className: className ?? '', name })), ...pupils];
}
