import { useState } from 'react';
import Button from '@mui/material/Button';
import { useListContext, useTranslate } from 'react-admin';
import { passwordList, passwordRoutes } from '@portfolio/access/contract';
import { useMay } from '../providers/session';
import { Grid, type GridRow, type Selection } from '../shared/Grid';
import { Page } from '../shared/Page';
import { fetchAllRows } from '../shared/use-all-rows';
import { ClassName } from './ClassName';
import { ResetDialog, type ResetTarget } from './ResetDialog';
import { SwitchDialog, type SwitchTarget } from './SwitchDialog';

type Columns = typeof passwordList.columns;
type Account = GridRow<Columns>;

/** The manual's columns and what one looks people up by; Excel has the rest. */
const SHOWN = ['login', 'name', 'initialState', 'email', 'kind', 'className', 'seatNo', 'active'] as const;

const personOf = ({ name, login }: Account) => ({ name: String(name), login: String(login) });

/** 3.2 重設密碼: for one, for those ticked, for all of a filter; accounts switched off and on. */
export default function PasswordsPage() {
  const translate = useTranslate();
  const [reset, setReset] = useState<ResetTarget | null>(null);
  const [switched, setSwitched] = useState<SwitchTarget | null>(null);
  const mayReset = useMay(passwordRoutes.resetPasswords.access);
  const maySwitch = useMay(passwordRoutes.switchAccounts.access);
  const rowActions = (account: Account) => {
    const person = personOf(account);
    const active = account.active === true;
    const key = active ? 'off' : 'on';
    return (
      <>
        {mayReset && active && <Button size="small" aria-label={`${translate('passwords.reset')} ${person.name}`} onClick={() => setReset({ count: 1, person, findIds: async () => [account.id] })}>{translate('passwords.reset')}</Button>}
        {maySwitch && <Button size="small" color={active ? 'inherit' : 'primary'} aria-label={`${translate(`passwords.switch-${key}`)} ${person.name}`} onClick={() => setSwitched({ active: !active, ids: [account.id], person })}>{translate(`passwords.switch-${key}`)}</Button>}
      </>
    );
  };
  const bulkActions = ({ ids }: Selection<Columns>) => (
    <>
      {mayReset && <Button variant="contained" onClick={() => setReset({ count: ids.length, findIds: async () => ids })}>{translate('passwords.reset')}</Button>}
      {maySwitch && <Button variant="outlined" onClick={() => setSwitched({ active: false, ids })}>{translate('passwords.switch-off')}</Button>}
      {maySwitch && <Button variant="outlined" onClick={() => setSwitched({ active: true, ids })}>{translate('passwords.switch-on')}</Button>}
    </>
  );
  return (
    <Page title={translate('screens.passwords')} code="S0202S1" help={translate('passwords.help')}>
      <Grid
        list={passwordList} columns={SHOWN} cells={{ className: ({ className }) => <ClassName name={className} /> }} emptyText={translate('passwords.empty')}
        rowActions={mayReset || maySwitch ? rowActions : undefined} bulkActions={mayReset || maySwitch ? bulkActions : undefined}
        actions={mayReset && <ResetAllButton onAsk={setReset} />}
      />
      {reset && <ResetDialog target={reset} onClose={() => setReset(null)} />}
      {switched && <SwitchDialog target={switched} onClose={() => setSwitched(null)} />}
    </Page>
  );
}

/** All that match the filters, on whatever page: the accounts are looked up when the reset begins. */
function ResetAllButton({ onAsk }: { onAsk: (target: ResetTarget) => void }) {
  const translate = useTranslate();
  const { total = 0, filterValues } = useListContext();
  const findIds = async (): Promise<string[]> => (await fetchAllRows(passwordList, filterValues as Record<string, unknown>)).map(({ id }) => id);
  return <Button variant="outlined" disabled={total === 0} onClick={() => onAsk({ count: total, findIds })}>{translate('passwords.reset-all', { count: total.toLocaleString('zh-TW') })}</Button>;
}
