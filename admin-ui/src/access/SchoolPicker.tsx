import { useEffect, useState } from 'react';
import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useController } from 'react-hook-form';
import { useTranslate } from 'react-admin';
import { routes } from '@portfolio/access/contract';
import { call } from '../providers/api';

const TYPING_MS = 250;

interface School {
  code: string;
  name: string;
}

/** The school, by its code or by a part of its name; what is typed counts when nothing is picked. */
export function SchoolPicker({ name, label, help }: { name: string; label: string; help: string }) {
  const translate = useTranslate();
  const { field, fieldState } = useController({ name });
  const [typed, setTyped] = useState(String(field.value ?? ''));
  const text = useLater(typed.replace(/^(\d{6}) .*$/, '$1'), TYPING_MS);
  const { data: schools = [], isFetching } = useQuery({
    queryKey: ['sign-in', 'schools', text],
    queryFn: ({ signal }) => call(routes.schoolOptions, { query: { text }, signal }),
    staleTime: 60_000,
    placeholderData: (before) => before,
  });
  return (
    <Autocomplete<School, false, false, true>
      freeSolo selectOnFocus handleHomeEndKeys options={schools} loading={isFetching} inputValue={typed} filterOptions={(options) => options}
      getOptionLabel={(option) => (typeof option === 'string' ? option : `${option.code} ${option.name}`)}
      onInputChange={(_, next) => {
        setTyped(next);
        field.onChange(/^\d{6} /.test(next) ? next.slice(0, 6) : next);
      }}
      onBlur={field.onBlur}
      renderOption={({ key, ...props }, { code, name: schoolName }) => <Box component="li" key={key} {...props}><span className="numeric">{code}</span>&ensp;{schoolName}</Box>}
      loadingText={translate('ui.page.loading')}
      renderInput={(props) => <TextField {...props} inputRef={field.ref} label={label} required error={fieldState.invalid} helperText={fieldState.error?.message ?? help} />}
    />
  );
}

function useLater(value: string, wait: number): string {
  const [later, setLater] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), wait);
    return () => clearTimeout(timer);
  }, [value, wait]);
  return later;
}
