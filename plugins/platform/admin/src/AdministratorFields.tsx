import { TextField } from './TextField';
import { useText } from './use-text';

export interface AdministratorDraft {
  login: string;
  name: string;
  email: string;
}

export const blankAdministrator: AdministratorDraft = { login: 'admin', name: '', email: '' };

interface Props {
  value: AdministratorDraft;
  onChange(value: AdministratorDraft): void;
  /** Texts by field name, as the server gave them. */
  errors: Record<string, string>;
  prefix: '' | 'administrator.';
}

export function AdministratorFields({ value, onChange, errors, prefix }: Props) {
  const text = useText();
  const field = (name: keyof AdministratorDraft) => ({ value: value[name], onChange: (typed: string) => onChange({ ...value, [name]: typed }), error: errors[prefix + name] });
  return (
    <>
      <TextField label={text('field.login')} required {...field('login')} />
      <TextField label={text('field.person')} required {...field('name')} />
      <TextField label={text('field.email')} type="email" {...field('email')} />
    </>
  );
}
