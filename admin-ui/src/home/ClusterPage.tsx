import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import ArrowBackIcon from '@mui/icons-material/ArrowBack';
import ArrowForwardIcon from '@mui/icons-material/ArrowForward';
import OpenInNewIcon from '@mui/icons-material/OpenInNew';
import { visuallyHidden } from '@mui/utils';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router-dom';
import type { Cluster } from '@portfolio/school/contract';
import { EmptyState } from '../shared/EmptyState';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { Page } from '../shared/Page';
import { useClusters } from './use-clusters';

const addressOf = ({ kind, code }: Cluster): string => `/clusters/${kind}/${encodeURIComponent(code)}`;

/** 1.3 One field of study: what is learnt, what it asks for, where it leads, where to read on. */
export default function ClusterPage() {
  const translate = useTranslate();
  const { kind, code } = useParams();
  const { data, error, refetch } = useClusters();
  const ofKind = data?.filter((one) => one.kind === kind) ?? [];
  const index = ofKind.findIndex((one) => one.code === code);
  const cluster = ofKind[index];
  const back = <Button component={RouterLink} to={`/clusters?kind=${kind === 'technical' ? kind : 'university'}`} startIcon={<ArrowBackIcon />}>{translate('screens.clusters')}</Button>;
  return (
    // Another field is another page: its title is read out anew.
    <Page key={code} title={cluster?.name ?? translate('screens.clusters')} help={cluster?.summary} actions={back} narrow>
      <ErrorNote error={data ? null : error} onRetry={() => void refetch()} />
      {!data && !error && <Loading />}
      {data && !cluster && <EmptyState action={back}>{translate('clusters.unknown')}</EmptyState>}
      {cluster && (
        <>
          <ClusterText cluster={cluster} />
          <Neighbours before={ofKind[index - 1]} after={ofKind[index + 1]} />
        </>
      )}
    </Page>
  );
}

function ClusterText({ cluster: { kind, studies, subjects, traits, departments, leadsTo, links } }: { cluster: Cluster }) {
  const translate = useTranslate();
  return (
    <Box component="article" sx={{ display: 'grid', gap: 3 }}>
      <Typography sx={{ color: 'text.secondary' }}>{translate(`clusters.${kind}`)}</Typography>
      {studies && <Part title={translate('clusters.studies')}><Paragraphs text={studies} /></Part>}
      {subjects && <Part title={translate('clusters.subjects')}><Chips text={subjects} /></Part>}
      {traits && <Part title={translate('clusters.traits')}><Paragraphs text={traits} /></Part>}
      {departments && <Part title={translate(`clusters.departments-${kind}`)}><Paragraphs text={departments} /></Part>}
      {leadsTo && <Part title={translate('clusters.leads-to')}><Chips text={leadsTo} /></Part>}
      {links.length > 0 && (
        <Part title={translate('clusters.links')}>
          <Box component="ul" sx={{ m: 0, pl: 3, display: 'grid', gap: 1 }}>
            {links.map(({ title, url }) => (
              <li key={url}>
                <Link href={url} target="_blank" rel="noopener noreferrer">{title}<OpenInNewIcon fontSize="inherit" aria-hidden sx={{ ml: 0.5, verticalAlign: 'middle' }} /><Box component="span" sx={visuallyHidden}>{translate('clusters.new-tab')}</Box></Link>
              </li>
            ))}
          </Box>
        </Part>
      )}
    </Box>
  );
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <Typography variant="h2" sx={{ mb: 1 }}>{title}</Typography>
    {children}
  </section>
);

const Paragraphs = ({ text }: { text: string }) => <Typography sx={{ whiteSpace: 'pre-line', lineHeight: 1.9, overflowWrap: 'anywhere' }}>{text}</Typography>;

/** What is divided by 、 is a list; a sentence stays one. */
function Chips({ text }: { text: string }) {
  const items = text.split('、').map((item) => item.trim()).filter(Boolean);
  if (items.some((item) => item.length > 14)) return <Paragraphs text={text} />;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {items.map((item) => <li key={item}><Chip label={item} variant="outlined" /></li>)}
    </Box>
  );
}

function Neighbours({ before, after }: { before?: Cluster; after?: Cluster }) {
  const translate = useTranslate();
  return (
    <Box component="nav" aria-label={translate('clusters.others')} sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: 1, mt: 4, pt: 2, borderTop: 1, borderColor: 'divider' }}>
      {before ? <Button component={RouterLink} to={addressOf(before)} startIcon={<ArrowBackIcon />}>{before.name}</Button> : <span />}
      {after && <Button component={RouterLink} to={addressOf(after)} endIcon={<ArrowForwardIcon />}>{after.name}</Button>}
    </Box>
  );
}
