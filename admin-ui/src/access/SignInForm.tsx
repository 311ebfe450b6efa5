import { useCallback, useRef } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { z } from 'zod';
import { routes } from '@portfolio/access/contract';
import { signIn } from '../providers/api';
import { bodyOf } from '../shared/body-of';
import { ErrorNote } from '../shared/ErrorNote';
import { ContractFormBox, FormPassword, FormText } from '../shared/FormField';
import { useContractForm } from '../shared/use-contract-form';
import { SchoolPicker } from './SchoolPicker';
import { useCaptcha, type Captcha } from './use-captcha';

const schema = bodyOf(routes.signIn).extend({
  captcha: z.strictObject({ id: z.uuid(), answer: z.string().trim().min(1).max(20) }).optional(),
});

// The school is no secret, and the same for everybody who uses this machine.
const SCHOOL = 'school';

interface SignInFormProps {
  /** Who has to sign in again; school and account are then given. */
  again?: { school: string; login: string };
  onDone?: () => void;
}

/** School, account, password, and the picture code where the server asks for one. */
export function SignInForm({ again, onDone }: SignInFormProps) {
  const translate = useTranslate();
  const renewCode = useRef<() => Promise<void>>(async () => undefined);
  const contractForm = useContractForm(schema, {
    values: { school: again?.school ?? localStorage.getItem(SCHOOL) ?? '', login: again?.login ?? '', password: '' },
    onSubmit: async (values) => {
      try {
        const me = await signIn(values);
        localStorage.setItem(SCHOOL, me.school.code);
        onDone?.();
      } catch (error) {
        await renewCode.current();
        throw error;
      }
    },
  });
  const { form, busy } = contractForm;
  const onNew = useCallback((id: string | null) => {
    form.setValue('captcha', id ? { id, answer: '' } : undefined);
  }, [form]);
  const { captcha, form: shape, error, renew } = useCaptcha(onNew);
  renewCode.current = () => renew();
  return (
    <ContractFormBox form={contractForm} label={translate('screens.signIn')}>
      {!again && <SchoolPicker name="school" label={translate('signIn.school')} help={translate('signIn.school-help')} />}
      {!again && <FormText name="login" label={translate('signIn.login')} autoComplete="username" required />}
      <FormPassword name="password" label={translate('signIn.password')} autoComplete="current-password" required />
      <ErrorNote error={error} onRetry={() => void renew()} />
      {captcha?.id && <CaptchaField captcha={captcha} isPicture={shape === 'picture'} onRenew={renew} />}
      <Button type="submit" variant="contained" size="large" loading={busy}>{translate('signIn.submit')}</Button>
    </ContractFormBox>
  );
}

interface CaptchaFieldProps {
  captcha: Captcha;
  isPicture: boolean;
  onRenew: (form?: 'picture' | 'question') => Promise<void>;
}

function CaptchaField({ captcha, isPicture, onRenew }: CaptchaFieldProps) {
  const translate = useTranslate();
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        {captcha.svg && <Box component="img" alt={translate('signIn.captcha-picture')} src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(captcha.svg)}`} sx={{ height: 48, borderRadius: 1, border: 1, borderColor: 'divider', bgcolor: '#fff' }} />}
        {captcha.question && <Box role="status" sx={{ fontWeight: 600 }}>{captcha.question}</Box>}
        <Button size="small" onClick={() => void onRenew()}>{translate('signIn.captcha-renew')}</Button>
        <Button size="small" onClick={() => void onRenew(isPicture ? 'question' : 'picture')}>{translate(isPicture ? 'signIn.captcha-question' : 'signIn.captcha-to-picture')}</Button>
      </Box>
      <FormText name="captcha.answer" label={translate('signIn.captcha')} help={translate(isPicture ? 'signIn.captcha-help' : 'signIn.captcha-question-help')} inputMode="numeric" required />
    </Box>
  );
}
