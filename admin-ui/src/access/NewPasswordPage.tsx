import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import CardContent from '@mui/material/CardContent';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useNotify, useTranslate } from 'react-admin';
import { Link, useNavigate } from 'react-router-dom';
import { accountRoutes } from '@portfolio/access/contract';
import { passwordFault } from '@portfolio/access/domain/password';
import { call, signOut } from '../providers/api';
import { useSession } from '../providers/session';
import { bodyOf } from '../shared/body-of';
import { ErrorNote } from '../shared/ErrorNote';
import { ContractFormBox, FormPassword } from '../shared/FormField';
import { Loading } from '../shared/Loading';
import { Page } from '../shared/Page';
import { useContractForm } from '../shared/use-contract-form';
import { PasswordRules } from './PasswordRules';
import { useMailedToken } from './mailed-token';

interface Owner {
  school: { code: string; name: string };
  login: string;
}

/** Where a mailed link leads: a new password, for whose account it says. */
export default function NewPasswordPage() {
  const translate = useTranslate();
  const token = useMailedToken();
  const { data: owner, error } = useQuery({
    queryKey: ['sign-in', 'password-link', 'owner'],
    queryFn: ({ signal }) => call(accountRoutes.openPasswordLink, { body: { token }, signal }),
    enabled: token !== '', retry: false, gcTime: 0,
  });
  const isSpent = token === '' || error !== null;
  return (
    <Page title={translate('screens.newPassword')} narrow>
      <Card>
        <CardContent>
          {isSpent && (
            <Box sx={{ display: 'grid', gap: 2, justifyItems: 'start' }}>
              {error ? <ErrorNote error={error} /> : <Typography role="alert">{translate('errors.link-spent')}</Typography>}
              <Button component={Link} to="/forgot-password" variant="outlined">{translate('account.forgot.again')}</Button>
            </Box>
          )}
          {!isSpent && !owner && <Loading />}
          {!isSpent && owner && <NewPasswordForm token={token} owner={owner} />}
        </CardContent>
      </Card>
    </Page>
  );
}

const schemaFor = ({ login }: Owner) =>
  bodyOf(accountRoutes.usePasswordLink).superRefine(({ password }, context) => {
    const fault = passwordFault(password, { login, name: '' });
    if (fault) context.addIssue({ code: 'custom', path: ['password'], message: `errors.${fault}` });
  });

function NewPasswordForm({ token, owner }: { token: string; owner: Owner }) {
  const translate = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const { status } = useSession();
  const form = useContractForm(schemaFor(owner), {
    values: { token, password: '' },
    onSubmit: async (values) => {
      await call(accountRoutes.usePasswordLink, { body: values });
      // Whoever was signed in here is signed in no longer; the sign-in comes next.
      if (status !== 'out') await signOut();
      notify('account.new-password.done', { type: 'success' });
      navigate('/sign-in');
    },
  });
  const login = `${owner.school.code}_${owner.login}`;
  return (
    <ContractFormBox form={form} label={translate('screens.newPassword')}>
      <Typography>{translate('account.new-password.of', { school: owner.school.name, login })}</Typography>
      <input type="text" name="username" autoComplete="username" value={login} readOnly hidden />
      <Box>
        <PasswordRules />
        <FormPassword name="password" label={translate('password.new')} autoComplete="new-password" required />
      </Box>
      <Box><Button type="submit" variant="contained" loading={form.busy}>{translate('ui.action.save')}</Button></Box>
    </ContractFormBox>
  );
}
