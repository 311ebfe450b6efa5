import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { Page } from '../shared/Page';
import { Outbox } from './Outbox';
import { ServerForm } from './ServerForm';
import { Templates } from './Templates';
import { useMailServer } from './queries';

const TABS = ['server', 'outbox', 'templates'] as const;

/** 3.8 設定郵件寄送伺服器 */
export default function MailPage() {
  const translate = useTranslate();
  const [search, setSearch] = useSearchParams();
  const tab = TABS.find((name) => name === search.get('tab')) ?? TABS[0];
  const { data: server, error, refetch } = useMailServer();
  return (
    <Page title={translate('screens.mail')} code="S0203S2" help={translate('mail-page.help')}>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {server && !server.isSet && <Alert severity="info" variant="outlined" sx={{ mb: 2 }}>{translate('mail-page.not-set')}</Alert>}
      <Tabs value={tab} onChange={(_, next: string) => setSearch({ tab: next }, { replace: true })} sx={{ mb: 2 }} aria-label={translate('screens.mail')}>
        {TABS.map((value) => <Tab key={value} value={value} id={`tab-${value}`} aria-controls="panel" label={translate(`mail-page.tabs.${value}`)} />)}
      </Tabs>
      <Box id="panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
        {tab === 'server' && !server && !error && <Loading />}
        {tab === 'server' && server && <ServerForm key={String(server.isSet)} server={server} />}
        {tab === 'outbox' && <Outbox />}
        {tab === 'templates' && <Templates />}
      </Box>
    </Page>
  );
}
