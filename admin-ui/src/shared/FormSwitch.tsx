import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import Switch from '@mui/material/Switch';
import { Controller, useFormContext } from 'react-hook-form';
import type { FieldProps } from './FormField';

/** Yes or no. */
export function FormSwitch({ name, label, help, disabled }: FieldProps) {
  const { control } = useFormContext();
  return (
    <Controller
      name={name} control={control}
      render={({ field: { value, onChange, onBlur, ref }, fieldState }) => (
        <Box>
          <FormControlLabel label={label} disabled={disabled} control={<Switch checked={Boolean(value)} onChange={(_, next) => onChange(next)} onBlur={onBlur} slotProps={{ input: { ref } }} />} />
          {(fieldState.error || help) && <FormHelperText error={fieldState.invalid}>{fieldState.error?.message ?? help}</FormHelperText>}
        </Box>
      )}
    />
  );
}
