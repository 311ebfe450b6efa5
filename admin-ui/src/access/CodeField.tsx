import { FormText } from '../shared/FormField';

/** The code of a device; phones offer it from the app, and recovery codes have letters too. */
export function CodeField({ label, help, autoFocus }: { label: string; help: string; autoFocus?: boolean }) {
  return <FormText name="code" label={label} help={help} autoComplete="one-time-code" required autoFocus={autoFocus} />;
}
