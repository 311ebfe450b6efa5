import Checkbox from '@mui/material/Checkbox';
import Skeleton from '@mui/material/Skeleton';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TableSortLabel from '@mui/material/TableSortLabel';
import { useListContext, useTranslate } from 'react-admin';
import { CellContent, rowName } from './Cell';
import { FilterField } from './FilterField';
import type { GridProps, GridRow, ShownColumn } from './types';
import type { GridFilters } from './use-grid-filters';

export interface GridBodyProps {
  name: string;
  columns: ShownColumn[];
  filters: GridFilters;
  firstCell: GridProps['firstCell'];
  rowActions: GridProps['rowActions'];
  cells: GridProps['cells'];
  selectable: boolean;
}

const HEADING_HEIGHT = 44;
const SKELETON_ROWS = 8;

/** What can be done with a row stays in sight where the table is wider than the screen. */
const inSight = { position: 'sticky', right: 0, bgcolor: 'background.paper' } as const;

const alignOf = ({ declared }: ShownColumn): 'right' | 'left' => (declared.kind === 'number' ? 'right' : 'left');

/** The table of a desk: headings that stay, a filter under each, rows. */
export function GridTable({ name, columns, filters, firstCell, rowActions, cells, selectable }: GridBodyProps) {
  const translate = useTranslate();
  const { data, isPending, isFetching, selectedIds, onToggleItem } = useListContext<GridRow>();
  return (
    <TableContainer tabIndex={0} role="region" aria-label={name} sx={{ maxHeight: 'max(440px, calc(100dvh - 260px))', '@media print': { maxHeight: 'none', overflow: 'visible' } }}>
      <Table stickyHeader size="small" aria-label={name} aria-busy={isFetching} sx={{ opacity: isFetching && !isPending ? 0.6 : 1 }}>
        <TableHead>
          <Headings columns={columns} selectable={selectable} hasActions={rowActions !== undefined} />
          <TableRow className="no-print" sx={{ '& > *': { top: HEADING_HEIGHT, py: '4px' } }}>
            {selectable && <TableCell component="td" padding="checkbox" />}
            {columns.map((column) => (
              <TableCell key={column.name} component="td" sx={{ px: '6px' }}>{column.declared.filter !== false && <FilterField column={column} filters={filters} />}</TableCell>
            ))}
            {rowActions && <TableCell component="td" sx={{ ...inSight, bgcolor: 'background.default', zIndex: 3 }} />}
          </TableRow>
        </TableHead>
        <TableBody>
          {isPending && <SkeletonRows cells={columns.length + (selectable ? 1 : 0) + (rowActions ? 1 : 0)} />}
          {data?.map((row) => {
            const isSelected = selectedIds.includes(row.id);
            return (
              <TableRow key={row.id} hover selected={isSelected}>
                {selectable && (
                  <TableCell padding="checkbox">
                    <Checkbox size="small" checked={isSelected} onChange={() => onToggleItem(row.id)} slotProps={{ input: { 'aria-label': translate('ui.grid.select-row', { row: rowName(row, columns) }) } }} />
                  </TableCell>
                )}
                {columns.map((column, index) => (
                  <TableCell key={column.name} align={alignOf(column)} sx={column.declared.kind === 'text' ? undefined : { whiteSpace: 'nowrap' }}>
                    <CellContent column={column} row={row} isFirst={index === 0} firstCell={firstCell} cells={cells} />
                  </TableCell>
                ))}
                {rowActions && <TableCell align="right" className="no-print" sx={{ ...inSight, whiteSpace: 'nowrap', py: 0 }}>{rowActions(row)}</TableCell>}
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function Headings({ columns, selectable, hasActions }: { columns: ShownColumn[]; selectable: boolean; hasActions: boolean }) {
  const translate = useTranslate();
  const { sort, setSort, data = [], selectedIds, onSelect } = useListContext<GridRow>();
  const onPage = data.filter(({ id }) => selectedIds.includes(id)).length;
  const togglePage = () => {
    const ids = data.map(({ id }) => id);
    onSelect(onPage === data.length ? selectedIds.filter((id) => !ids.includes(id as string)) : [...new Set([...selectedIds, ...ids])]);
  };
  return (
    <TableRow sx={{ '& > *': { height: HEADING_HEIGHT, py: 0, whiteSpace: 'nowrap' } }}>
      {selectable && (
        <TableCell padding="checkbox">
          <Checkbox size="small" checked={data.length > 0 && onPage === data.length} indeterminate={onPage > 0 && onPage < data.length} disabled={data.length === 0} onChange={togglePage} slotProps={{ input: { 'aria-label': translate('ui.grid.select-all') } }} />
        </TableCell>
      )}
      {columns.map((column) => {
        const isSorted = sort.field === column.name;
        const direction = sort.order === 'DESC' ? 'desc' : 'asc';
        return (
          <TableCell key={column.name} align={alignOf(column)} sortDirection={isSorted ? direction : false}>
            {column.declared.sort === false ? column.label : (
              <TableSortLabel
                component="button" active={isSorted} direction={isSorted ? direction : 'asc'} title={translate('ui.grid.sort', { column: column.label })}
                onClick={() => setSort({ field: column.name, order: isSorted && sort.order === 'ASC' ? 'DESC' : 'ASC' })}
                sx={{ font: 'inherit', background: 'none', border: 0, p: 0 }}
              >
                {column.label}
              </TableSortLabel>
            )}
          </TableCell>
        );
      })}
      {hasActions && <TableCell align="right" className="no-print" sx={{ ...inSight, bgcolor: 'background.default', zIndex: 3 }}>{translate('ui.grid.actions')}</TableCell>}
    </TableRow>
  );
}

function SkeletonRows({ cells }: { cells: number }) {
  return Array.from({ length: SKELETON_ROWS }, (_, row) => (
    <TableRow key={row} aria-hidden>
      {Array.from({ length: cells }, (__, cell) => <TableCell key={cell}><Skeleton /></TableCell>)}
    </TableRow>
  ));
}
