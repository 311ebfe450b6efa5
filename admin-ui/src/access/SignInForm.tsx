import { useCallback, useRef, useState } from 'react';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { z } from 'zod';
import { routes, type Me } from '@portfolio/access/contract';
import { signIn } from '../providers/api';
import { bodyOf } from '../shared/body-of';
import { ErrorNote } from '../shared/ErrorNote';
import { ContractFormBox, FormPassword, FormText } from '../shared/FormField';
import { useContractForm } from '../shared/use-contract-form';
import { CaptchaField } from './CaptchaField';
import { SchoolPicker } from './SchoolPicker';
import { SecondStepForm } from './SecondStepForm';
import { useCaptcha } from './use-captcha';

const schema = bodyOf(routes.signIn).extend({
  captcha: z.strictObject({ id: z.uuid(), answer: z.string().trim().min(1).max(20) }).optional(),
});

// The school is no secret, and the same for everybody who uses this machine.
const SCHOOL = 'school';
export const rememberedSchool = (): string => localStorage.getItem(SCHOOL) ?? '';

interface SignInFormProps {
  /** Who has to sign in again; school and account are then given. */
  again?: { school: string; login: string };
  onDone?: () => void;
}

/** The sign-in: the password, and the code of a device where the account has one. */
export function SignInForm({ again, onDone }: SignInFormProps) {
  const [challenge, setChallenge] = useState<string | null>(null);
  const enter = (me: Me) => {
    localStorage.setItem(SCHOOL, me.school.code);
    onDone?.();
  };
  if (challenge) return <SecondStepForm challenge={challenge} onDone={enter} onBack={() => setChallenge(null)} />;
  return <PasswordForm again={again} onDone={enter} onChallenge={setChallenge} />;
}

interface PasswordFormProps {
  again: SignInFormProps['again'];
  onDone: (me: Me) => void;
  onChallenge: (challenge: string) => void;
}

/** School, account, password, and the picture code where the server asks for one. */
function PasswordForm({ again, onDone, onChallenge }: PasswordFormProps) {
  const translate = useTranslate();
  const renewCode = useRef<() => Promise<void>>(async () => undefined);
  const contractForm = useContractForm(schema, {
    values: { school: again?.school ?? rememberedSchool(), login: again?.login ?? '', password: '' },
    onSubmit: async (values) => {
      try {
        const answer = await signIn(values);
        if ('challenge' in answer) onChallenge(answer.challenge);
        else onDone(answer);
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
