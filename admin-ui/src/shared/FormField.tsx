import { useState, type ReactNode } from 'react';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import VisibilityIcon from '@mui/icons-material/VisibilityOutlined';
import VisibilityOffIcon from '@mui/icons-material/VisibilityOffOutlined';
import { FormProvider, useController, type FieldValues } from 'react-hook-form';
import { useTranslate } from 'react-admin';
import type { z } from 'zod';
import { codePoints } from '@portfolio/kernel/domain/text';
import { ErrorNote } from './ErrorNote';
import type { ContractForm } from './use-contract-form';

/** A form over a contract: one column, what was refused on top, fields in between, buttons below. */
export function ContractFormBox<S extends z.ZodType>({ form: { form, submit, error }, children, label }: { form: ContractForm<S>; children: ReactNode; label?: string }) {
  return (
    <FormProvider {...form}>
      <Box component="form" noValidate onSubmit={submit} aria-label={label} sx={{ display: 'grid', gap: 2.5, maxWidth: 560 }}>
        <ErrorNote error={error} />
        {children}
      </Box>
    </FormProvider>
  );
}

export interface FieldProps {
  name: string;
  label: string;
  /** The rule, before it is broken. */
  help?: ReactNode;
  required?: boolean;
  disabled?: boolean;
}

/** The error of a field when there is one, its rule otherwise. */
export function useField(name: string, help: ReactNode) {
  const { field, fieldState } = useController<FieldValues>({ name });
  return { field, isWrong: fieldState.invalid, note: fieldState.error?.message ?? help };
}

interface FormTextProps extends FieldProps {
  multiline?: boolean;
  minRows?: number;
  autoComplete?: string;
  type?: 'text' | 'email' | 'url';
  /** Shows how many characters are used of how many, as the rule counts them. */
  limit?: number;
  autoFocus?: boolean;
  /** The keyboard of a phone. */
  inputMode?: 'text' | 'numeric';
}

/** A line or more of text. */
export function FormText({ name, label, help, required, disabled, multiline, minRows, autoComplete = 'off', type = 'text', limit, autoFocus, inputMode }: FormTextProps) {
  const translate = useTranslate();
  const { field, isWrong, note } = useField(name, help);
  const value = (field.value ?? '') as string;
  const count = limit === undefined ? null : translate('ui.form.count', { used: codePoints(value), limit });
  return (
    <TextField
      {...field} value={value} inputRef={field.ref} label={label} required={required} disabled={disabled} multiline={multiline} minRows={minRows} type={type} autoComplete={autoComplete} autoFocus={autoFocus}
      error={isWrong} fullWidth slotProps={{ htmlInput: { inputMode } }}
      helperText={note || count ? <Box component="span" sx={{ display: 'flex', gap: 2 }}><span>{note}</span>{count && <Box component="span" className="numeric" sx={{ ml: 'auto', whiteSpace: 'nowrap' }}>{count}</Box>}</Box> : undefined}
    />
  );
}

/** A password, with a button that shows it. */
export function FormPassword({ name, label, help, required, disabled, autoComplete }: FieldProps & { autoComplete: 'current-password' | 'new-password' }) {
  const translate = useTranslate();
  const { field, isWrong, note } = useField(name, help);
  const [shown, setShown] = useState(false);
  return (
    <TextField
      {...field} value={field.value ?? ''} inputRef={field.ref} label={label} required={required} disabled={disabled} type={shown ? 'text' : 'password'} autoComplete={autoComplete} error={isWrong} helperText={note} fullWidth
      slotProps={{
        htmlInput: { autoCapitalize: 'none', spellCheck: false },
        input: {
          endAdornment: (
            <InputAdornment position="end">
              <IconButton edge="end" aria-label={translate(shown ? 'ra.input.password.toggle_visible' : 'ra.input.password.toggle_hidden')} aria-pressed={shown} onClick={() => setShown(!shown)}>
                {shown ? <VisibilityOffIcon /> : <VisibilityIcon />}
              </IconButton>
            </InputAdornment>
          ),
        },
      }}
    />
  );
}

/** A number; blank is null. */
export function FormNumber({ name, label, help, required, disabled, unit }: FieldProps & { unit?: string }) {
  const { field, isWrong, note } = useField(name, help);
  return (
    <TextField
      name={name} value={field.value ?? ''} onBlur={field.onBlur} inputRef={field.ref} label={label} required={required} disabled={disabled} error={isWrong} helperText={note} fullWidth
      onChange={({ target: { value } }) => field.onChange(value === '' ? null : Number.isNaN(Number(value)) ? value : Number(value))}
      slotProps={{ htmlInput: { inputMode: 'numeric', autoComplete: 'off' }, input: { endAdornment: unit ? <InputAdornment position="end">{unit}</InputAdornment> : undefined } }}
    />
  );
}

interface Option {
  value: string;
  label: string;
}

/** One of a few. */
export function FormSelect({ name, label, help, required, disabled, options, blank }: FieldProps & { options: readonly Option[]; blank?: string }) {
  const { field, isWrong, note } = useField(name, help);
  return (
    <TextField
      select {...field} value={field.value ?? ''} inputRef={field.ref} label={label} required={required} disabled={disabled} error={isWrong} helperText={note} fullWidth
      onChange={({ target: { value } }) => field.onChange(value === '' ? null : value)} slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
    >
      {blank !== undefined && <option value="">{blank}</option>}
      {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
    </TextField>
  );
}
