import { useField, type FieldProps } from './FormField';
import { RocDateField } from './RocDateField';

/** A day, typed or picked in ROC years; the value is an ISO date or null. */
export function FormRocDate({ name, label, help, required, disabled }: FieldProps) {
  const { field, isWrong, note } = useField(name, help);
  return <RocDateField label={label} value={(field.value as string | null) ?? null} onChange={field.onChange} onBlur={field.onBlur} required={required} disabled={disabled} error={isWrong} helperText={note} />;
}
