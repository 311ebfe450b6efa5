import { useState } from 'react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useNotify, useTranslate } from 'react-admin';
import { accountRoutes, type OwnAccountView } from '@portfolio/access/contract';
import { HomeCard } from '../home/HomeCard';
import { call, reloadMe } from '../providers/api';
import { bodyOf } from '../shared/body-of';
import { rocDay } from '../shared/dates';
import { ContractFormBox, FormPassword } from '../shared/FormField';
import { StateChip } from '../shared/StateChip';
import { useContractForm } from '../shared/use-contract-form';
import { AccountDialog } from './AccountDialog';
import { CodeField } from './CodeField';
import { PresentPasswordForm } from './PresentPasswordForm';
import { RecoveryCodes } from './RecoveryCodes';
import { SecondFactorSetUp } from './SecondFactorSetUp';
import { useRefreshAccount } from './account-queries';

type Factor = NonNullable<OwnAccountView['secondFactor']>;
/** Below this, new recovery codes are advised. */
const FEW_CODES = 3;

/** 兩步驟驗證: on or off, its recovery codes. */
export function SecondFactorCard({ factor }: { factor: Factor }) {
  const translate = useTranslate();
  const [open, setOpen] = useState<'set-up' | 'codes' | 'end' | null>(null);
  const close = () => setOpen(null);
  return (
    <HomeCard title={translate('account.factor.title')} action={<StateChip enumName="switchState" value={factor.on ? 'on' : 'off'} />}>
      <Typography sx={{ mb: 1.5 }}>{translate(factor.on ? 'account.factor.is-on' : 'account.factor.is-off', factor.since ? { since: rocDay(factor.since), count: factor.codesLeft } : {})}</Typography>
      {factor.on && factor.codesLeft < FEW_CODES && <Alert severity="warning" variant="outlined" sx={{ mb: 1.5 }}>{translate('account.factor.few-codes')}</Alert>}
      {factor.required && <Typography sx={{ mb: 1.5, color: 'text.secondary' }}>{translate('account.factor.required')}</Typography>}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {!factor.on && <Button variant="contained" onClick={() => setOpen('set-up')}>{translate('account.factor.set-up')}</Button>}
        {factor.on && <Button variant="outlined" onClick={() => setOpen('codes')}>{translate('account.factor.renew')}</Button>}
        {factor.on && <Button color="error" onClick={() => setOpen('end')}>{translate('account.factor.end')}</Button>}
      </Box>
      {open === 'set-up' && <SetUpDialog onClose={close} />}
      {open === 'codes' && <CodesDialog onClose={close} />}
      {open === 'end' && <EndDialog required={factor.required} onClose={close} />}
    </HomeCard>
  );
}

function SetUpDialog({ onClose }: { onClose: () => void }) {
  const translate = useTranslate();
  const refresh = useRefreshAccount();
  const [locked, setLocked] = useState(false);
  const done = () => {
    onClose();
    void refresh();
  };
  return <AccountDialog title={translate('account.set-up.title')} onClose={onClose} locked={locked}><SecondFactorSetUp onCodes={() => setLocked(true)} onDone={done} /></AccountDialog>;
}

function CodesDialog({ onClose }: { onClose: () => void }) {
  const translate = useTranslate();
  const refresh = useRefreshAccount();
  const [codes, setCodes] = useState<string[] | null>(null);
  const done = () => {
    onClose();
    void refresh();
  };
  return (
    <AccountDialog title={translate('account.factor.renew')} onClose={onClose} locked={codes !== null}>
      {codes ? <RecoveryCodes codes={codes} onDone={done} /> : (
        <PresentPasswordForm
          label={translate('account.factor.renew')} submit={translate('account.factor.renew')}
          onPassword={async (present) => setCodes((await call(accountRoutes.renewRecoveryCodes, { body: { present } })).recoveryCodes)}
        >
          <Typography>{translate('account.factor.renew-help')}</Typography>
        </PresentPasswordForm>
      )}
    </AccountDialog>
  );
}

function EndDialog({ required, onClose }: { required: boolean; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefreshAccount();
  const form = useContractForm(bodyOf(accountRoutes.endSecondFactor), {
    values: { present: '', code: '' },
    onSubmit: async (body) => {
      await call(accountRoutes.endSecondFactor, { body });
      notify('account.factor.ended', { type: 'success' });
      onClose();
      await refresh();
      await reloadMe();
    },
  });
  return (
    <AccountDialog title={translate('account.factor.end')} onClose={onClose}>
      <ContractFormBox form={form} label={translate('account.factor.end')}>
        <Typography>{translate(required ? 'account.factor.end-required' : 'account.factor.end-help')}</Typography>
        <FormPassword name="present" label={translate('password.present')} autoComplete="current-password" required />
        <CodeField label={translate('account.second-step.code')} help={translate('account.second-step.code-help')} />
        <Box><Button type="submit" variant="contained" color="error" loading={form.busy}>{translate('account.factor.end')}</Button></Box>
      </ContractFormBox>
    </AccountDialog>
  );
}
