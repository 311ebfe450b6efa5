import { useCallback, useRef, useState } from 'react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import CardContent from '@mui/material/CardContent';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { z } from 'zod';
import { limits } from '@portfolio/config/limits';
import { accountRoutes } from '@portfolio/access/contract';
import { call } from '../providers/api';
import { bodyOf } from '../shared/body-of';
import { ErrorNote } from '../shared/ErrorNote';
import { ContractFormBox, FormText } from '../shared/FormField';
import { Page } from '../shared/Page';
import { useContractForm } from '../shared/use-contract-form';
import { CaptchaField } from './CaptchaField';
import { SchoolPicker } from './SchoolPicker';
import { rememberedSchool } from './SignInForm';
import { useCaptcha } from './use-captcha';

const schema = bodyOf(accountRoutes.askPasswordLink).extend({
  captcha: z.strictObject({ id: z.uuid(), answer: z.string().trim().min(1, { message: 'errors.required' }).max(20) }).optional(),
});

/** 忘記密碼: a link by mail, where the school can mail. What is answered says nothing of whether the account exists. */
export default function ForgotPasswordPage() {
  const translate = useTranslate();
  const [asked, setAsked] = useState(false);
  return (
    <Page title={translate('screens.forgotPassword')} narrow help={translate('account.forgot.help', { minutes: limits.account.passwordLinkSeconds / 60 })}>
      <Card>
        <CardContent>
          {asked ? (
            <Alert severity="success" variant="outlined" role="status" action={<Button color="inherit" size="small" component={Link} to="/sign-in">{translate('account.to-sign-in')}</Button>}>
              {translate('account.forgot.asked')}
            </Alert>
          ) : <AskForm onAsked={() => setAsked(true)} />}
        </CardContent>
      </Card>
    </Page>
  );
}

function AskForm({ onAsked }: { onAsked: () => void }) {
  const translate = useTranslate();
  const renewCode = useRef<() => Promise<void>>(async () => undefined);
  const contractForm = useContractForm(schema, {
    values: { school: rememberedSchool(), login: '' },
    onSubmit: async (values) => {
      try {
        await call(accountRoutes.askPasswordLink, { body: values });
        onAsked();
      } catch (error) {
        await renewCode.current();
        throw error;
      }
    },
  });
  const { form, busy } = contractForm;
  const onNew = useCallback((id: string | null) => form.setValue('captcha', id ? { id, answer: '' } : undefined), [form]);
  const { captcha, form: shape, error, renew } = useCaptcha(onNew);
  renewCode.current = () => renew();
  const isOffered = useOffered(String(form.watch('school') ?? ''));
  return (
    <ContractFormBox form={contractForm} label={translate('screens.forgotPassword')}>
      <SchoolPicker name="school" label={translate('signIn.school')} help={translate('signIn.school-help')} />
      {isOffered === false && <Alert severity="info" variant="outlined" role="status">{translate('account.forgot.not-offered')}</Alert>}
      <FormText name="login" label={translate('signIn.login')} autoComplete="username" required />
      <ErrorNote error={error} onRetry={() => void renew()} />
      {captcha?.id && <CaptchaField captcha={captcha} isPicture={shape === 'picture'} onRenew={renew} />}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <Button type="submit" variant="contained" loading={busy} disabled={isOffered === false}>{translate('account.forgot.submit')}</Button>
        <Button component={Link} to="/sign-in" color="inherit">{translate('account.to-sign-in')}</Button>
      </Box>
    </ContractFormBox>
  );
}

/** Whether the school mails; undefined while none is chosen. */
function useOffered(school: string): boolean | undefined {
  const isChosen = /^[0-9A-Z]{6}$/.test(school.trim());
  const { data } = useQuery({
    queryKey: ['sign-in', 'password-link', school],
    enabled: isChosen,
    queryFn: ({ signal }) => call(accountRoutes.passwordLinkOffered, { query: { school }, signal }),
  });
  return isChosen ? data?.offered : undefined;
}
