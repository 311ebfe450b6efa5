import { useState } from 'react';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import CardContent from '@mui/material/CardContent';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import type { z } from 'zod';
import { routes, type cluster } from '@portfolio/school/contract';
import { call } from '../providers/api';
import { EmptyState } from '../shared/EmptyState';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { Page } from '../shared/Page';

type Cluster = z.infer<typeof cluster>;

const KINDS = ['university', 'technical'] as const;

/** 1.3 認識學群: what each studies, and where it leads. */
export default function ClustersPage() {
  const translate = useTranslate();
  const [kind, setKind] = useState<(typeof KINDS)[number]>('university');
  const { data: clusters, error, refetch } = useQuery({ queryKey: ['clusters'], queryFn: ({ signal }) => call(routes.clusters, { signal }), staleTime: Infinity });
  const shown = clusters?.filter((one) => one.kind === kind);
  return (
    <Page title={translate('screens.clusters')} help={translate('clusters.help')}>
      <Tabs value={kind} onChange={(_, next: typeof kind) => setKind(next)} sx={{ mb: 2 }} aria-label={translate('screens.clusters')}>
        {KINDS.map((value) => <Tab key={value} value={value} id={`tab-${value}`} aria-controls="clusters" label={translate(`clusters.${value}`)} />)}
      </Tabs>
      <Box id="clusters" role="tabpanel" aria-labelledby={`tab-${kind}`}>
        <ErrorNote error={error} onRetry={() => void refetch()} />
        {!clusters && !error && <Loading />}
        {shown?.length === 0 && <EmptyState>{translate('clusters.empty')}</EmptyState>}
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))', lg: 'repeat(3, minmax(0, 1fr))' } }}>
          {shown?.map((one) => <ClusterCard key={one.id} cluster={one} />)}
        </Box>
      </Box>
    </Page>
  );
}

function ClusterCard({ cluster: { name, studies, subjects, leadsTo } }: { cluster: Cluster }) {
  const translate = useTranslate();
  const parts = [['studies', studies], ['subjects', subjects], ['leads-to', leadsTo]] as const;
  return (
    <Card>
      <CardContent>
        <Typography variant="h2" sx={{ mb: 1 }}>{name}</Typography>
        <Box component="dl" sx={{ m: 0, display: 'grid', gap: 1 }}>
          {parts.filter(([, text]) => text).map(([key, text]) => (
            <div key={key}>
              <Typography component="dt" variant="body2" sx={{ color: 'text.secondary' }}>{translate(`clusters.${key}`)}</Typography>
              <Typography component="dd" sx={{ m: 0 }}>{text}</Typography>
            </div>
          ))}
        </Box>
      </CardContent>
    </Card>
  );
}
