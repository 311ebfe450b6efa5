import { useId, useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Checkbox from '@mui/material/Checkbox';
import Collapse from '@mui/material/Collapse';
import Skeleton from '@mui/material/Skeleton';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import FilterListIcon from '@mui/icons-material/FilterList';
import { useListContext, useTranslate } from 'react-admin';
import { CellContent, rowName } from './Cell';
import { FilterField } from './FilterField';
import type { GridBodyProps } from './GridTable';
import type { GridRow } from './types';

/** The same list on a phone: a card a row, filters and sort behind one button. */
export function GridCards({ name, columns, filters, firstCell, rowActions, cells, selectable }: GridBodyProps) {
  const translate = useTranslate();
  const { data, isPending, isFetching, selectedIds, onToggleItem } = useListContext<GridRow>();
  return (
    <>
      <FilterPanel columns={columns} filters={filters} />
      <Box component="ul" aria-label={translate('ui.grid.cards', { name })} aria-busy={isFetching} sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.5, opacity: isFetching && !isPending ? 0.6 : 1 }}>
        {isPending && [0, 1, 2].map((card) => <Card component="li" key={card} sx={{ p: 2 }}><Skeleton /><Skeleton width="60%" /></Card>)}
        {data?.map((row) => (
          <Card component="li" key={row.id} sx={{ p: 1.5 }}>
            <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
              {selectable && <Checkbox checked={selectedIds.includes(row.id)} onChange={() => onToggleItem(row.id)} slotProps={{ input: { 'aria-label': translate('ui.grid.select-row', { row: rowName(row, columns) }) } }} />}
              <Typography component="div" sx={{ fontWeight: 600, overflowWrap: 'anywhere', py: 0.5 }}>
                <CellContent column={columns[0]} row={row} isFirst firstCell={firstCell} cells={cells} />
              </Typography>
            </Box>
            <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: 'max-content 1fr', columnGap: 2, rowGap: 0.25, m: 0, fontSize: '0.9375rem' }}>
              {columns.slice(1).filter((column) => cells?.[column.name] || (row[column.name] ?? '') !== '').map((column) => (
                <Box key={column.name} sx={{ display: 'contents' }}>
                  <Box component="dt" sx={{ color: 'text.secondary' }}>{column.label}</Box>
                  <Box component="dd" className="numeric" sx={{ m: 0, overflowWrap: 'anywhere' }}><CellContent column={column} row={row} isFirst={false} firstCell={undefined} cells={cells} /></Box>
                </Box>
              ))}
            </Box>
            {rowActions && <Box sx={{ mt: 1, display: 'flex', flexWrap: 'wrap', gap: 1 }}>{rowActions(row)}</Box>}
          </Card>
        ))}
      </Box>
    </>
  );
}

function FilterPanel({ columns, filters }: Pick<GridBodyProps, 'columns' | 'filters'>) {
  const translate = useTranslate();
  const { sort, setSort } = useListContext();
  const [open, setOpen] = useState(filters.isSet);
  const panel = useId();
  const sortable = columns.filter(({ declared }) => declared.sort !== false);
  const chosen = `${sort.field} ${sort.order}`;
  return (
    <Box className="no-print" sx={{ mb: 1.5 }}>
      <Button startIcon={<FilterListIcon />} aria-expanded={open} aria-controls={panel} onClick={() => setOpen(!open)}>{translate('ui.grid.show-filters')}</Button>
      <Collapse in={open} id={panel} unmountOnExit>
        <Box sx={{ display: 'grid', gap: 1.5, py: 1.5 }}>
          {columns.filter(({ declared }) => declared.filter !== false).map((column) => <FilterField key={column.name} column={column} filters={filters} labelled />)}
          <TextField
            select label={translate('ui.grid.sort-by')} value={chosen} slotProps={{ select: { native: true } }}
            onChange={({ target }) => {
              const [field, order] = target.value.split(' ');
              setSort({ field, order: order === 'DESC' ? 'DESC' : 'ASC' });
            }}
          >
            {sortable.flatMap(({ name, label }) => [
              <option key={name} value={`${name} ASC`}>{`${label} ${translate('ui.grid.ascending')}`}</option>,
              <option key={`${name}-`} value={`${name} DESC`}>{`${label} ${translate('ui.grid.descending')}`}</option>,
            ])}
          </TextField>
        </Box>
      </Collapse>
    </Box>
  );
}
