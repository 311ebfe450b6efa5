import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { accountRoutes } from '@portfolio/access/contract';
import { call } from '../providers/api';
import { bodyOf } from '../shared/body-of';
import { ContractFormBox } from '../shared/FormField';
import { useContractForm } from '../shared/use-contract-form';
import { CodeField } from './CodeField';
import { PresentPasswordForm } from './PresentPasswordForm';
import { QrCode } from './QrCode';
import { RecoveryCodes } from './RecoveryCodes';

interface Secret {
  secret: string;
  uri: string;
}

type Step = { at: 'password' } | ({ at: 'device' } & Secret) | { at: 'codes'; codes: string[] };

interface SecondFactorSetUpProps {
  /** Once it is on, and the recovery codes have been seen. */
  onDone: () => void;
  /** The codes are in sight: nothing may take them away but the person. */
  onCodes?: () => void;
}

/** Setting up the second factor: the password, the device with its first code, and the recovery codes. */
export function SecondFactorSetUp({ onDone, onCodes }: SecondFactorSetUpProps) {
  const translate = useTranslate();
  const [step, setStep] = useState<Step>({ at: 'password' });
  const seen = (codes: string[]) => {
    onCodes?.();
    setStep({ at: 'codes', codes });
  };
  if (step.at === 'codes') return <RecoveryCodes codes={step.codes} onDone={onDone} />;
  if (step.at === 'device') return <DeviceStep secret={step.secret} uri={step.uri} onCodes={seen} />;
  return (
    <>
      <Typography sx={{ mb: 2 }}>{translate('account.set-up.intro')}</Typography>
      <PresentPasswordForm
        label={translate('account.set-up.title')} submit={translate('account.set-up.begin')}
        onPassword={async (present) => setStep({ at: 'device', ...(await call(accountRoutes.beginSecondFactor, { body: { present } })) })}
      />
    </>
  );
}

function DeviceStep({ secret, uri, onCodes }: Secret & { onCodes: (codes: string[]) => void }) {
  const translate = useTranslate();
  const form = useContractForm(bodyOf(accountRoutes.confirmSecondFactor), {
    values: { code: '' },
    onSubmit: async (body) => onCodes((await call(accountRoutes.confirmSecondFactor, { body })).recoveryCodes),
  });
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Typography>{translate('account.set-up.scan')}</Typography>
      <QrCode text={uri} label={translate('account.set-up.picture')} />
      <Box>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>{translate('account.set-up.by-hand')}</Typography>
        <Typography sx={{ fontFamily: 'monospace', overflowWrap: 'anywhere' }}>{secret.replace(/(.{4})(?=.)/g, '$1 ')}</Typography>
      </Box>
      <ContractFormBox form={form} label={translate('account.set-up.title')}>
        <CodeField label={translate('account.set-up.code')} help={translate('account.set-up.code-help')} autoFocus />
        <Box><Button type="submit" variant="contained" loading={form.busy}>{translate('account.set-up.confirm')}</Button></Box>
      </ContractFormBox>
    </Box>
  );
}
