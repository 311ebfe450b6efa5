import { Field, TextInput } from '@strapi/design-system';

interface Props {
  label: string;
  value: string;
  onChange(value: string): void;
  error?: string;
  required?: boolean;
  type?: 'text' | 'email';
}

/** A field of one line with its label, and the server's word about it below. */
export function TextField({ label, value, onChange, error, required, type = 'text' }: Props) {
  return (
    <Field.Root error={error} required={required} width="100%">
      <Field.Label>{label}</Field.Label>
      <TextInput type={type} value={value} onChange={(event: { target: { value: string } }) => onChange(event.target.value)} />
      <Field.Error />
    </Field.Root>
  );
}
