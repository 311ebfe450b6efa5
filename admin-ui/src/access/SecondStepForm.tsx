import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { accountRoutes, type Me } from '@portfolio/access/contract';
import { takeSecondStep } from '../providers/api';
import { bodyOf } from '../shared/body-of';
import { ContractFormBox } from '../shared/FormField';
import { useContractForm } from '../shared/use-contract-form';
import { CodeField } from './CodeField';

interface SecondStepFormProps {
  challenge: string;
  onDone: (me: Me) => void;
  /** Back to the password: of another account, or after too long a wait. */
  onBack: () => void;
}

/** After the right password: the code that the person's device shows, or a recovery code. */
export function SecondStepForm({ challenge, onDone, onBack }: SecondStepFormProps) {
  const translate = useTranslate();
  const form = useContractForm(bodyOf(accountRoutes.takeSecondStep), {
    values: { challenge, code: '' },
    onSubmit: async ({ code }) => onDone(await takeSecondStep(challenge, code)),
  });
  return (
    <ContractFormBox form={form} label={translate('account.second-step.title')}>
      <Typography role="status">{translate('account.second-step.help')}</Typography>
      <CodeField label={translate('account.second-step.code')} help={translate('account.second-step.code-help')} autoFocus />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <Button type="submit" variant="contained" size="large" loading={form.busy} sx={{ flexGrow: 1 }}>{translate('signIn.submit')}</Button>
        <Button onClick={onBack} disabled={form.busy}>{translate('account.second-step.back')}</Button>
      </Box>
    </ContractFormBox>
  );
}
