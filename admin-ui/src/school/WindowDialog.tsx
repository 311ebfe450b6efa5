import { useEffect, useId } from 'react';
import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useFormContext } from 'react-hook-form';
import { useNotify, useTranslate } from 'react-admin';
import { nationalKindOf, routes, semestersOf, windowInput, windowItems, type SchoolWindow, type WindowInput, type WindowItem, type WindowYear } from '@portfolio/school/contract';
import { call } from '../providers/api';
import { rocDate } from '../shared/dates';
import { FormActions } from '../shared/FormActions';
import { ContractFormBox, FormSelect } from '../shared/FormField';
import { FormRocDate } from '../shared/FormRocDate';
import { useContractForm } from '../shared/use-contract-form';
import { FormNumberSelect } from './FormNumberSelect';
import { useRefreshWindows } from './queries';
import { gradeName, hourName, semesterName } from './window-names';

const HOURS = Array.from({ length: 25 }, (_, hour) => ({ value: hour, label: hourName(hour) }));

interface WindowDialogProps {
  year: number;
  grade: number;
  /** Null: a new one. */
  window: SchoolWindow | null;
  national: WindowYear['national'];
  onClose: () => void;
}

const inputOf = ({ grade, year, semester, item, startsOn, startHour, endsOn, endHour }: SchoolWindow): WindowInput => ({ grade, year, semester, item, startsOn, startHour, endsOn, endHour });

/** Adds a window of a grade, or changes one. */
export function WindowDialog({ year, grade, window, national, onClose }: WindowDialogProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefreshWindows();
  const titleId = useId();
  const form = useContractForm(windowInput, {
    values: window ? inputOf(window) : { grade, year, item: 'send', semester: 1, startHour: 0, endHour: 24 },
    onSubmit: async (body) => {
      if (window) await call(routes.changeWindow, { params: { id: window.id }, body });
      else await call(routes.addWindow, { body });
      notify('ui.form.saved', { type: 'success' });
      onClose();
      await refresh();
    },
  });
  const title = translate(window ? 'school.windows.edit-title' : 'school.windows.add-title', { grade: gradeName(translate, grade) });
  return (
    <Dialog open onClose={form.busy ? undefined : onClose} maxWidth="sm" fullWidth aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent sx={{ pt: '8px !important' }}>
        <ContractFormBox form={form} label={title}>
          <Fields national={national} />
          <FormActions busy={form.busy} onClose={onClose} />
        </ContractFormBox>
      </DialogContent>
    </Dialog>
  );
}

function Fields({ national }: Pick<WindowYear, 'national'>) {
  const translate = useTranslate();
  const { watch, setValue } = useFormContext<WindowInput>();
  const [item, semester] = watch(['item', 'semester']) as [WindowItem, number];
  const allowed = semestersOf(item);
  useEffect(() => {
    if (!allowed.some((each) => each === semester)) setValue('semester', allowed[0], { shouldDirty: true });
  }, [allowed, semester, setValue]);
  const label = (name: string): string => translate(`school.windows.${name}`);
  const bounds = national.find(({ kind }) => kind === nationalKindOf(item));
  const within = bounds && translate('school.windows.within-help', { from: rocDate(bounds.startsOn), until: rocDate(bounds.endsOn) });
  return (
    <>
      <FormSelect name="item" label={label('item')} required options={windowItems.map((value) => ({ value, label: translate(`enums.windowItem.${value}`) }))} />
      <FormNumberSelect name="semester" label={label('semester')} help={label('semester-help')} options={allowed.map((value) => ({ value, label: semesterName(translate, value) }))} />
      <DayAndHour day="startsOn" hour="startHour" help={within} />
      <DayAndHour day="endsOn" hour="endHour" help={item === 'send' ? label('upload-help') : within} />
    </>
  );
}

function DayAndHour({ day, hour, help }: { day: 'startsOn' | 'endsOn'; hour: 'startHour' | 'endHour'; help?: string }) {
  const translate = useTranslate();
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'minmax(0, 3fr) minmax(0, 2fr)' } }}>
      <FormRocDate name={day} label={translate(`school.windows.${day}`)} help={help} required />
      <FormNumberSelect name={hour} label={translate(`school.windows.${hour}`)} options={HOURS} help={translate('school.windows.hour-help')} />
    </Box>
  );
}
