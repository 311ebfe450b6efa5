import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useNotify, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { routes, type Me } from '@portfolio/access/contract';
import { passwordFault } from '@portfolio/access/domain/password';
import { PublicFrame } from '../layout/PublicFrame';
import { changePassword, signOut } from '../providers/api';
import { useMe } from '../providers/session';
import { bodyOf } from '../shared/body-of';
import { ContractFormBox, FormPassword } from '../shared/FormField';
import { Page } from '../shared/Page';
import { useContractForm } from '../shared/use-contract-form';
import { PasswordRules } from './PasswordRules';

/** The rules that can be told here; what only the server knows of a person it adds. */
const schemaFor = ({ login, name }: Me) =>
  bodyOf(routes.changePassword).superRefine(({ present, password }, context) => {
    const fault = password !== '' && password === present ? 'password-same' : passwordFault(password, { login, name });
    if (fault) context.addIssue({ code: 'custom', path: ['password'], message: `errors.${fault}` });
  });

/** Choosing an own password: forced after an initial one, and from the person's menu. */
export default function ChangePasswordPage() {
  const me = useMe();
  return me.mustChangePassword ? <PublicFrame><ChangePassword me={me} /></PublicFrame> : <ChangePassword me={me} />;
}

function ChangePassword({ me }: { me: Me }) {
  const translate = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const form = useContractForm(schemaFor(me), {
    values: { present: '', password: '' },
    onSubmit: async ({ present, password }) => {
      await changePassword(present, password);
      notify('password.changed', { type: 'success' });
      navigate('/');
    },
  });
  return (
    <Page title={translate('screens.changePassword')} narrow>
      {me.mustChangePassword && <Alert severity="info" variant="outlined" sx={{ mb: 3 }}>{translate('password.forced', { name: me.name })}</Alert>}
      <ContractFormBox form={form} label={translate('screens.changePassword')}>
        {/* Lets a password manager know whose it is. */}
        <input type="text" name="username" autoComplete="username" value={`${me.school.code}_${me.login}`} readOnly hidden />
        <FormPassword name="present" label={translate(me.mustChangePassword ? 'password.initial' : 'password.present')} autoComplete="current-password" required />
        <Box>
          <PasswordRules unlikePresent />
          <FormPassword name="password" label={translate('password.new')} autoComplete="new-password" required />
        </Box>
        <Box sx={{ display: 'flex', gap: 1 }}>
          <Button type="submit" variant="contained" loading={form.busy}>{translate('ui.action.save')}</Button>
          {me.mustChangePassword && <Button color="inherit" onClick={() => void signOut()}>{translate('frame.sign-out')}</Button>}
        </Box>
      </ContractFormBox>
    </Page>
  );
}
