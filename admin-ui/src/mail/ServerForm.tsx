import { useState } from 'react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useWatch } from 'react-hook-form';
import { useNotify, useTranslate } from 'react-admin';
import { encryptions, isGmail, routes, type MailServer } from '@portfolio/mail/contract';
import { call } from '../providers/api';
import { useMay } from '../providers/session';
import { bodyOf } from '../shared/body-of';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { ContractFormBox, FormNumber, FormPassword, FormSelect, FormText } from '../shared/FormField';
import { FormSwitch } from '../shared/FormSwitch';
import { useContractForm } from '../shared/use-contract-form';
import { useRefreshMail } from './queries';
import { TestMail } from './TestMail';

const schema = bodyOf(routes.saveMailServer);

const valuesOf = ({ host, port, encryption, login, sender, senderName }: MailServer) => ({
  host: host ?? '', port: port ?? 465, encryption: encryption ?? ('ssl' as const), login: login ?? '', password: '', clearPassword: false, sender: sender ?? '', senderName: senderName ?? '',
});

/** The school's mail server: what is typed can be tried before it is saved. */
export function ServerForm({ server }: { server: MailServer }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefreshMail();
  const mayEdit = useMay(routes.saveMailServer.access);
  const form = useContractForm(schema, {
    values: valuesOf(server),
    onSubmit: async (values) => {
      const saved = await call(routes.saveMailServer, { body: values });
      form.form.reset(valuesOf(saved));
      notify('ui.form.saved', { type: 'success' });
      await refresh();
    },
  });
  return (
    <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 560px) minmax(0, 420px)' }, alignItems: 'start' }}>
      <ContractFormBox form={form} label={translate('screens.mail')}>
        {server.waiting > 0 && <Typography role="status">{translate('mail-page.waiting', { count: server.waiting })}</Typography>}
        <ServerFields hasPassword={server.hasPassword} disabled={!mayEdit} />
        {mayEdit && (
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
            <Button type="submit" variant="contained" loading={form.busy}>{translate('ui.action.save')}</Button>
            {server.isSet && <RemoveButton waiting={server.waiting} />}
          </Box>
        )}
      </ContractFormBox>
      {mayEdit && <TestMail check={() => form.form.trigger()} values={() => form.form.getValues()} />}
    </Box>
  );
}

function ServerFields({ hasPassword, disabled }: { hasPassword: boolean; disabled: boolean }) {
  const translate = useTranslate();
  const [host, encryption, clears] = useWatch({ name: ['host', 'encryption', 'clearPassword'] }) as [string, string, boolean];
  const label = (name: string): string => translate(`mail-page.server.${name}`);
  const fromGmail = isGmail(host);
  return (
    <>
      <FormText name="host" label={label('host')} help={label('host-help')} required disabled={disabled} />
      <FormNumber name="port" label={label('port')} help={label('port-help')} required disabled={disabled} />
      <FormSelect name="encryption" label={label('encryption')} help={label('encryption-help')} required disabled={disabled} options={encryptions.map((value) => ({ value, label: translate(`enums.mailEncryption.${value}`) }))} />
      {encryption === 'none' && <Alert severity="warning" variant="outlined">{label('encryption-warning')}</Alert>}
      <FormText name="login" label={label('login')} help={label('login-help')} required={fromGmail} disabled={disabled} />
      <FormPassword name="password" autoComplete="new-password" label={label('password')} help={label(hasPassword ? 'password-kept' : 'password-help')} disabled={disabled || clears} />
      {hasPassword && <FormSwitch name="clearPassword" label={label('clearPassword')} disabled={disabled} />}
      <FormText name="sender" label={label('sender')} help={label(fromGmail ? 'sender-gmail' : 'sender-help')} disabled={disabled || fromGmail} />
      <FormText name="senderName" label={label('senderName')} help={label('senderName-help')} disabled={disabled} limit={100} />
    </>
  );
}

function RemoveButton({ waiting }: { waiting: number }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefreshMail();
  const [asks, setAsks] = useState(false);
  if (!useMay(routes.removeMailServer.access)) return null;
  const remove = async () => {
    await call(routes.removeMailServer);
    notify('mail-page.server.removed', { type: 'success' });
    await refresh();
  };
  return (
    <>
      <Button color="error" variant="outlined" onClick={() => setAsks(true)}>{translate('mail-page.server.remove')}</Button>
      <ConfirmDialog open={asks} danger title={translate('mail-page.server.remove-title')} confirm={translate('mail-page.server.remove')} onConfirm={remove} onClose={() => setAsks(false)}>
        {translate('mail-page.server.remove-help', { count: waiting })}
      </ConfirmDialog>
    </>
  );
}
