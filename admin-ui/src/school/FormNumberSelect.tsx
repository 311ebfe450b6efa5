import type { ReactNode } from 'react';
import TextField from '@mui/material/TextField';
import { useController, type FieldValues } from 'react-hook-form';

interface FormNumberSelectProps {
  name: string;
  label: string;
  options: readonly { value: number; label: string }[];
  help?: ReactNode;
}

/** One of a few numbers: a semester, an hour. */
export function FormNumberSelect({ name, label, options, help }: FormNumberSelectProps) {
  const { field, fieldState } = useController<FieldValues>({ name });
  return (
    <TextField
      select name={name} value={String(field.value ?? '')} onBlur={field.onBlur} inputRef={field.ref} onChange={({ target }) => field.onChange(Number(target.value))}
      label={label} required fullWidth error={fieldState.invalid} helperText={fieldState.error?.message ?? help} slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
    >
      {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
    </TextField>
  );
}
