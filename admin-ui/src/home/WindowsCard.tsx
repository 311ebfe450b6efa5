import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { isLearner } from '@portfolio/config/permissions';
import { publicRoutes as routes, type MyWindow } from '@portfolio/school/contract/public';
import { call } from '../providers/api';
import { useMe } from '../providers/session';
import { rocDateTime, rocEnd } from '../shared/dates';
import { EmptyState } from '../shared/EmptyState';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { StateChip } from '../shared/StateChip';
import { HomeCard } from './HomeCard';
import { useScreenOf } from './screen-of';

const ORDER = { open: 0, before: 1, after: 2 } as const;
/** Windows open and close by themselves while the page is looked at. */
const REFRESH_MS = 60_000;

interface Row extends Omit<MyWindow, 'grade'> {
  /** Grades that have the very same window. */
  grades: number[];
}

/** What is open until when, what comes next. */
export function WindowsCard({ year }: { year: number }) {
  const translate = useTranslate();
  const { data: windows, error, refetch } = useQuery({
    queryKey: ['school', 'my-windows', year],
    queryFn: ({ signal }) => call(routes.myWindows, { query: { year }, signal }),
    refetchInterval: REFRESH_MS,
  });
  const rows = windows && merged(windows);
  return (
    <HomeCard title={translate('home.windows', { year })}>
      <ErrorNote error={windows ? null : error} onRetry={() => void refetch()} />
      {!rows && !error && <Loading />}
      {rows?.length === 0 && <EmptyState>{translate('home.no-windows', { year })}</EmptyState>}
      {rows && rows.length > 0 && (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {rows.map((row) => <WindowRow key={`${row.item} ${row.semester} ${row.grades.join('')}`} row={row} />)}
        </Box>
      )}
    </HomeCard>
  );
}

function WindowRow({ row }: { row: Row }) {
  const translate = useTranslate();
  const me = useMe();
  const screenOf = useScreenOf();
  const { item, semester, startsAt, endsAt, state, grades } = row;
  const name = translate(`enums.windowItem.${item}`);
  const place = state === 'open' ? screenOf(item) : null;
  const who = [semester > 0 && translate('home.semester', { semester }), !isLearner(me.kind) && translate('home.grades', { grades: grades.join(translate('ui.separator')) })].filter(Boolean).join('・');
  return (
    <Box component="li" sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2, rowGap: 0.5, py: 1, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
      <Box sx={{ flex: '1 1 220px', minWidth: 0 }}>
        <Typography sx={{ fontWeight: state === 'open' ? 600 : 400 }}>{place ? <Link component={RouterLink} to={place}>{name}</Link> : name}</Typography>
        <Typography variant="body2" className="numeric" sx={{ color: 'text.secondary' }}>{who && `${who}　`}{rocDateTime(startsAt)} – {rocEnd(endsAt)}</Typography>
      </Box>
      <StateChip enumName="windowState" value={state} />
    </Box>
  );
}

/** Grades with the same window are one row; what is open comes first, then what ends soonest. */
function merged(windows: MyWindow[]): Row[] {
  const rows = new Map<string, Row>();
  for (const { grade, ...window } of windows) {
    const key = [window.item, window.semester, window.startsAt, window.endsAt].join();
    const row = rows.get(key);
    if (row) row.grades.push(grade);
    else rows.set(key, { ...window, grades: [grade] });
  }
  for (const row of rows.values()) row.grades.sort();
  return [...rows.values()].sort((a, b) => ORDER[a.state] - ORDER[b.state] || a.endsAt.localeCompare(b.endsAt));
}
