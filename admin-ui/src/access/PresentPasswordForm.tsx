import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { accountRoutes } from '@portfolio/access/contract';
import { bodyOf } from '../shared/body-of';
import { ContractFormBox, FormPassword } from '../shared/FormField';
import { useContractForm } from '../shared/use-contract-form';

interface PresentPasswordFormProps {
  label: string;
  /** The verb on the button. */
  submit: string;
  onPassword: (present: string) => Promise<unknown>;
  children?: ReactNode;
}

/** Asks for the present password before something of the account is changed. */
export function PresentPasswordForm({ label, submit, onPassword, children }: PresentPasswordFormProps) {
  const translate = useTranslate();
  const form = useContractForm(bodyOf(accountRoutes.beginSecondFactor), { values: { present: '' }, onSubmit: ({ present }) => onPassword(present) });
  return (
    <ContractFormBox form={form} label={label}>
      {children}
      <FormPassword name="present" label={translate('password.present')} autoComplete="current-password" required />
      <Box><Button type="submit" variant="contained" loading={form.busy}>{submit}</Button></Box>
    </ContractFormBox>
  );
}
