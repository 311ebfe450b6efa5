import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { feeds, syncRunList } from '@portfolio/sync/contract';
import { Grid } from '../shared/Grid';
import { Page } from '../shared/Page';

/** As the manual has them, with the numbers that it lacks. */
const COLUMNS = ['dataType', 'errors', 'result', 'receivedAt', 'endedAt', 'state', 'rowsReceived', 'rowsRefused', 'rowsNew', 'rowsChanged', 'rowsEnded', 'term', 'source'] as const;

/** JSON in one line, cut where the column ends; the whole stands behind the row. */
const Code = ({ text }: { text: unknown }) => (
  <Box component="code" title={String(text ?? '')} sx={{ display: 'block', maxWidth: 180, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', fontSize: '0.8125rem' }}>{String(text ?? '')}</Box>
);

/** 4.3 學校查詢接收紀錄 */
export default function SyncRunsPage() {
  const translate = useTranslate();
  const [search, setSearch] = useSearchParams();
  const feed = feeds.find((name) => name === search.get('feed')) ?? feeds[0];
  const title = translate('screens.syncRuns');
  return (
    <Page title={title} code="S0201S1" help={translate('sync.runs.help')}>
      <Tabs value={feed} onChange={(_, next: string) => setSearch({ feed: next }, { replace: true })} sx={{ mb: 2 }} aria-label={title}>
        {feeds.map((name) => <Tab key={name} value={name} id={`tab-${name}`} aria-controls="panel" label={name} />)}
      </Tabs>
      <Box id="panel" role="tabpanel" aria-labelledby={`tab-${feed}`}>
        <Grid
          key={feed} list={syncRunList} params={{ feed }} columns={COLUMNS} firstCell={({ id }) => `/sync-runs/${id}`} emptyText={translate('sync.runs.empty')} embedded
          cells={{ dataType: ({ dataType }) => translate(`enums.syncType.${String(dataType)}`), errors: ({ errors }) => <Code text={errors} />, result: ({ result }) => <Code text={result} /> }}
        />
      </Box>
    </Page>
  );
}
