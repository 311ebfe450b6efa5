import Box from '@mui/material/Box';
import { useListContext, useTranslate } from 'react-admin';
import { isIsoDate, taipeiDate } from '@portfolio/kernel/domain/clock';
import { RocDateField } from '../shared/RocDateField';

const dayOf = (moment: unknown): string | null => (typeof moment === 'string' ? taipeiDate(new Date(moment)) : null);

/** The days between which entries are shown; the same filter as under the heading 時間. */
export function AuditPeriod() {
  const translate = useTranslate();
  const { filterValues, setFilters } = useListContext();
  const { happenedAt_gte: from, happenedAt_lte: until, ...others } = filterValues as Record<string, unknown>;
  const set = (name: 'happenedAt_gte' | 'happenedAt_lte', time: string) => (day: string | null) => {
    if (day !== null && !isIsoDate(day)) return;
    const period = { happenedAt_gte: from, happenedAt_lte: until, [name]: day === null ? undefined : `${day}T${time}+08:00` };
    setFilters({ ...others, ...Object.fromEntries(Object.entries(period).filter(([, value]) => value !== undefined)) }, {});
  };
  return (
    <Box sx={{ display: 'flex', gap: 1, '& > *': { width: 176 }, '& .MuiFormHelperText-root:not(.Mui-error)': { display: 'none' } }}>
      <RocDateField label={translate('audit-period.from')} value={dayOf(from)} onChange={set('happenedAt_gte', '00:00:00')} max={dayOf(until) ?? undefined} />
      <RocDateField label={translate('audit-period.until')} value={dayOf(until)} onChange={set('happenedAt_lte', '23:59:59.999999')} min={dayOf(from) ?? undefined} />
    </Box>
  );
}
