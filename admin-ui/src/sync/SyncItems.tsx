import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useTheme } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { routes, type Counts, type RunSummary, type Status, type TypeName } from '@portfolio/sync/contract';
import { useMay } from '../providers/session';
import { rocDateTime } from '../shared/dates';
import { EmptyState } from '../shared/EmptyState';
import { StateChip } from '../shared/StateChip';

/** The items as the manual groups them: by whom they are about. */
const GROUPS = [
  { role: 'student', items: [['students', ['students']], ['enrolments', ['enrolments']], ['officer_posts', ['officer_posts']]] },
  { role: 'teacher', items: [['teachers', ['teachers']], ['classes', ['classes']], ['teaching', ['subjects', 'offerings']]] },
] as const satisfies { role: string; items: readonly (readonly [string, readonly TypeName[]])[] }[];

const COUNTS = ['received', 'new', 'changed', 'same', 'ended', 'refused'] as const satisfies readonly (keyof Counts)[];

interface Item {
  role: string;
  item: string;
  type: TypeName;
  last: RunSummary | null;
}

const itemsOf = ({ types }: Status): Item[] => {
  const last = new Map(types.map((each) => [each.type, each.last]));
  return GROUPS.flatMap(({ role, items }) => items.flatMap(([item, names]) => names.map((type: TypeName) => ({ role, item, type, last: last.get(type) ?? null }))));
};

/** Each item with its last record: when, what came of it, and how many. */
export function SyncItems({ status, onConnect }: { status: Status; onConnect: () => void }) {
  const translate = useTranslate();
  const isPhone = useMediaQuery(useTheme().breakpoints.down('md'));
  const { connection } = status;
  const items = itemsOf(status);
  if (!connection.hasSecret && items.every(({ last }) => last === null)) {
    return <EmptyState action={<Button variant="outlined" onClick={onConnect}>{translate('sync.page.to-connection')}</Button>}>{translate('sync.page.not-set')}</EmptyState>;
  }
  const schedule = connection.enabled && connection.dailyAt ? translate('sync.page.daily', { time: connection.dailyAt }) : translate('sync.page.by-hand');
  return (
    <Box>
      <Typography sx={{ mb: 1.5 }} className="numeric">{schedule}</Typography>
      {isPhone ? <Cards items={items} /> : <ItemsTable items={items} />}
    </Box>
  );
}

/** The name of a type, leading to its record for those who may see it. */
function TypeLink({ type, last }: Pick<Item, 'type' | 'last'>) {
  const translate = useTranslate();
  const mayOpen = useMay(routes.run.access);
  const name = translate(`enums.syncType.${type}`);
  return last && mayOpen ? <Link component={RouterLink} to={`/sync-runs/${last.id}`}>{name}</Link> : <>{name}</>;
}

const number = (counts: Counts | null | undefined, name: keyof Counts): string => (counts ? counts[name].toLocaleString('zh-TW') : '—');

function ItemsTable({ items }: { items: Item[] }) {
  const translate = useTranslate();
  const label = (column: string): string => translate(`sync.page.columns.${column}`);
  return (
    <TableContainer component={Paper} variant="outlined" tabIndex={0} role="region" aria-label={translate('sync.page.tabs.items')}>
      <Table size="small" aria-label={translate('sync.page.tabs.items')}>
        <TableHead>
          <TableRow>
            {['role', 'item', 'type', 'state', 'at'].map((column) => <TableCell key={column}>{label(column)}</TableCell>)}
            {COUNTS.map((column) => <TableCell key={column} align="right">{label(column)}</TableCell>)}
          </TableRow>
        </TableHead>
        <TableBody>
          {items.map(({ role, item, type, last }, index) => (
            <TableRow key={type} hover>
              {items[index - 1]?.role !== role && <TableCell component="th" scope="rowgroup" rowSpan={items.filter((each) => each.role === role).length} sx={{ verticalAlign: 'top' }}>{translate(`sync.page.roles.${role}`)}</TableCell>}
              {items[index - 1]?.item !== item && <TableCell rowSpan={items.filter((each) => each.item === item).length} sx={{ verticalAlign: 'top', whiteSpace: 'nowrap' }}>{translate(`sync.items.${item}`)}</TableCell>}
              <TableCell sx={{ whiteSpace: 'nowrap' }}><TypeLink type={type} last={last} /></TableCell>
              <TableCell>
                {last ? <StateChip enumName="syncState" value={last.state} /> : translate('sync.page.never')}
                {last?.note && <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.5, maxWidth: '36ch' }}>{last.note}</Typography>}
              </TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{last && rocDateTime(last.endedAt ?? last.receivedAt)}</TableCell>
              {COUNTS.map((name) => <TableCell key={name} align="right" sx={name === 'refused' && last?.counts?.refused ? { color: 'error.main', fontWeight: 600 } : undefined}>{number(last?.counts, name)}</TableCell>)}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function Cards({ items }: { items: Item[] }) {
  const translate = useTranslate();
  return (
    <Box component="ul" sx={{ display: 'grid', gap: 1.5, p: 0, m: 0, listStyle: 'none' }}>
      {items.map(({ role, item, type, last }) => (
        <Paper key={type} component="li" variant="outlined" sx={{ p: 2 }}>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 0.5 }}>
            <Typography sx={{ fontWeight: 600, flexGrow: 1 }}><TypeLink type={type} last={last} /></Typography>
            {last ? <StateChip enumName="syncState" value={last.state} /> : <Typography variant="body2">{translate('sync.page.never')}</Typography>}
          </Box>
          <Typography variant="body2" className="numeric" sx={{ color: 'text.secondary' }}>
            {translate(`sync.page.roles.${role}`)}・{translate(`sync.items.${item}`)}{last && `　${rocDateTime(last.endedAt ?? last.receivedAt)}`}
          </Typography>
          {last?.note && <Typography variant="body2" sx={{ mt: 0.5 }}>{last.note}</Typography>}
          {last?.counts && (
            <Box component="dl" className="numeric" sx={{ display: 'grid', gridTemplateColumns: 'repeat(6, 1fr)', gap: 0.5, m: 0, mt: 1, textAlign: 'center' }}>
              {COUNTS.map((name) => (
                <Box key={name}>
                  <Typography component="dt" variant="caption" sx={{ color: 'text.secondary' }}>{translate(`sync.page.columns.${name}`)}</Typography>
                  <Typography component="dd" variant="body2" sx={{ m: 0 }}>{number(last.counts, name)}</Typography>
                </Box>
              ))}
            </Box>
          )}
        </Paper>
      ))}
    </Box>
  );
}
