import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useController } from 'react-hook-form';
import { useTranslate } from 'react-admin';
import { colleagueList } from '@portfolio/portfolio/contract';
import { useAllRows } from '../shared/use-all-rows';

interface Colleague {
  id: string;
  name: string;
  teacherNo: string;
}

/** A teacher of the school, found by typing a part of the name or number. */
export function ColleagueField({ name, label, help }: { name: string; label: string; help?: string }) {
  const translate = useTranslate();
  const { field, fieldState } = useController({ name });
  const { data, isPending } = useAllRows(colleagueList, { kind: 'teacher' });
  const colleagues: Colleague[] = data?.map((row) => ({ id: row.id, name: String(row.name), teacherNo: String(row.teacherNo) })) ?? [];
  return (
    <Autocomplete<Colleague>
      options={colleagues} loading={isPending} value={colleagues.find(({ id }) => id === field.value) ?? null} onBlur={field.onBlur}
      onChange={(_, picked) => field.onChange(picked?.id ?? '')} isOptionEqualToValue={(one, other) => one.id === other.id} getOptionKey={({ id }) => id}
      getOptionLabel={({ name: called, teacherNo }) => `${called}（${teacherNo}）`} loadingText={translate('ui.page.loading')} noOptionsText={translate('deputies.no-teacher')}
      renderInput={(props) => <TextField {...props} inputRef={field.ref} label={label} required error={fieldState.invalid} helperText={fieldState.error?.message ?? help} />}
    />
  );
}
