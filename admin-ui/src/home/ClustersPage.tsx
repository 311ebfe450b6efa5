import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import CardActionArea from '@mui/material/CardActionArea';
import CardContent from '@mui/material/CardContent';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link, useSearchParams } from 'react-router-dom';
import { clusterKinds, type Cluster } from '@portfolio/school/contract';
import { EmptyState } from '../shared/EmptyState';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { Page } from '../shared/Page';
import { useClusters } from './use-clusters';

/** 1.3 認識學群: the way to a page for each. */
export default function ClustersPage() {
  const translate = useTranslate();
  const [search, setSearch] = useSearchParams();
  const kind = clusterKinds.find((value) => value === search.get('kind')) ?? clusterKinds[0];
  const { data: clusters, error, refetch } = useClusters();
  const shown = clusters?.filter((one) => one.kind === kind);
  return (
    <Page title={translate('screens.clusters')} help={translate('clusters.help')}>
      <Tabs value={kind} onChange={(_, next: string) => setSearch({ kind: next }, { replace: true })} sx={{ mb: 2 }} aria-label={translate('screens.clusters')}>
        {clusterKinds.map((value) => <Tab key={value} value={value} id={`tab-${value}`} aria-controls="clusters" label={translate(`clusters.${value}`)} />)}
      </Tabs>
      <Box id="clusters" role="tabpanel" aria-labelledby={`tab-${kind}`}>
        <ErrorNote error={clusters ? null : error} onRetry={() => void refetch()} />
        {!clusters && !error && <Loading />}
        {shown?.length === 0 && <EmptyState>{translate('clusters.empty')}</EmptyState>}
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))', lg: 'repeat(3, minmax(0, 1fr))' } }}>
          {shown?.map((one) => <Box component="li" key={one.id} sx={{ display: 'grid' }}><ClusterCard cluster={one} /></Box>)}
        </Box>
      </Box>
    </Page>
  );
}

function ClusterCard({ cluster: { kind, code, name, summary } }: { cluster: Cluster }) {
  return (
    <Card sx={{ display: 'grid' }}>
      <CardActionArea component={Link} to={`/clusters/${kind}/${encodeURIComponent(code)}`}>
        <CardContent>
          <Typography variant="h2" component="span" sx={{ display: 'block', mb: 0.5, color: 'primary.main' }}>{name}</Typography>
          {summary && <Typography component="span" sx={{ display: 'block', color: 'text.secondary' }}>{summary}</Typography>}
        </CardContent>
      </CardActionArea>
    </Card>
  );
}
