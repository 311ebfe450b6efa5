import { useEffect, useMemo } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import TablePagination from '@mui/material/TablePagination';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useTheme } from '@mui/material/styles';
import SearchOffIcon from '@mui/icons-material/SearchOff';
import { ListBase, useListContext, useTranslate } from 'react-admin';
import { limits } from '@portfolio/config/limits';
import type { ListContract } from '@portfolio/kernel/contract';
import { EmptyState } from './EmptyState';
import { ErrorNote } from './ErrorNote';
import { ColumnChoice, useHiddenColumns } from './grid/ColumnChoice';
import { ExportButton } from './grid/ExportButton';
import { GridCards } from './grid/GridCards';
import { GridTable } from './grid/GridTable';
import { SavedFilters } from './grid/SavedFilters';
import type { Columns, GridProps, GridRow, ShownColumn } from './grid/types';
import { useGridFilters, type GridFilters } from './grid/use-grid-filters';

export type { GridProps, GridRow, Selection } from './grid/types';

const ROWS_PER_PAGE = [limits.page.default, 100, 300];

/**
 * The one table of every list contract: headings that sort and stay, a filter under each, 30 rows a page with the
 * total, column choice, 匯出 EXCEL of all that match, ticked rows. On a phone the rows are cards.
 */
export function Grid<C extends Columns>(props: GridProps<C>) {
  const { list, params = {}, embedded = false, perPage = limits.page.default } = props;
  const [field, order] = list.defaultSort;
  return (
    <ListBase
      resource={list.resource} filter={params} perPage={perPage} sort={{ field, order }}
      disableSyncWithLocation={embedded} storeKey={embedded ? false : undefined} disableAuthentication
      queryOptions={{ onError: () => undefined }}
    >
      <GridContent {...(props as unknown as GridProps)} />
    </ListBase>
  );
}

function useShownColumns({ list, columns, filterOptions }: GridProps): ShownColumn[] {
  const translate = useTranslate();
  return useMemo(() => {
    const names = columns ?? Object.keys(list.columns).filter((name) => !list.columns[name].hidden);
    return names.map((name) => ({ name, declared: list.columns[name], label: translate(`resources.${list.resource}.fields.${name}`), options: filterOptions?.[name] }));
  }, [list, columns, filterOptions, translate]);
}

function GridContent(props: GridProps) {
  const { list, params = {}, firstCell, rowActions, cells, bulkActions, emptyText, above } = props;
  const translate = useTranslate();
  const { data, error, total, refetch, onUnselectItems } = useListContext<GridRow>();
  const all = useShownColumns(props);
  const [hidden, setHidden] = useHiddenColumns(list.resource);
  const columns = all.filter(({ name }, index) => index === 0 || !hidden.includes(name));
  const filters = useGridFilters(list.columns);
  const isPhone = useMediaQuery(useTheme().breakpoints.down('sm'));
  const name = translate(`resources.${list.resource}.name`);

  // What is ticked must be in sight: another term or class begins with nothing ticked.
  const scope = JSON.stringify(params);
  useEffect(() => () => onUnselectItems(), [scope]);

  const body = { name, columns, filters, firstCell, rowActions, cells, selectable: bulkActions !== undefined };
  const isEmpty = data?.length === 0 && total === 0;
  return (
    <Box>
      <GridToolbar {...props} all={all} hidden={hidden} onHidden={setHidden} filters={filters} isPhone={isPhone} />
      {above}
      {bulkActions && <BulkBar bulkActions={bulkActions} />}
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {isPhone ? <GridCards {...body} /> : <Paper variant="outlined" sx={{ overflow: 'hidden' }}><GridTable {...body} /></Paper>}
      {isEmpty && (filters.isSet ? (
        <EmptyState icon={<SearchOffIcon fontSize="large" aria-hidden />} action={<Button variant="outlined" onClick={filters.clear}>{translate('ui.grid.clear-filters')}</Button>}>{translate('ui.grid.empty-filtered')}</EmptyState>
      ) : <EmptyState>{emptyText ?? translate('ui.grid.empty')}</EmptyState>)}
      <GridFooter isPhone={isPhone} />
    </Box>
  );
}

interface ToolbarProps extends GridProps {
  all: ShownColumn[];
  hidden: string[];
  onHidden: (hidden: string[]) => void;
  filters: GridFilters;
  isPhone: boolean;
}

function GridToolbar({ list, params = {}, actions, exportable = true, all, hidden, onHidden, filters, isPhone }: ToolbarProps) {
  const translate = useTranslate();
  const { total } = useListContext();
  return (
    <Box className="no-print" sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 1 }}>
      <Typography role="status" className="numeric" sx={{ color: 'text.secondary', mr: 'auto' }}>
        {total === undefined ? translate('ui.grid.loading') : translate('ui.grid.total', { total: total.toLocaleString('zh-TW') })}
      </Typography>
      <SavedFilters screen={list.resource} filters={filters} />
      {filters.isSet && <Button onClick={filters.clear}>{translate('ui.grid.clear-filters')}</Button>}
      {!isPhone && <ColumnChoice columns={all} hidden={hidden} onChange={onHidden} />}
      {exportable && <ExportButton list={list as ListContract} params={params} />}
      {actions}
    </Box>
  );
}

/** How many rows are ticked, and what can be done with them. */
function BulkBar({ bulkActions }: { bulkActions: NonNullable<GridProps['bulkActions']> }) {
  const translate = useTranslate();
  const { selectedIds, data = [], onUnselectItems } = useListContext<GridRow>();
  const ids = selectedIds.map(String);
  return (
    <Box role="status" className="no-print">
      {ids.length > 0 && (
        <Paper variant="outlined" sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, px: 2, py: 1, mb: 1, borderColor: 'primary.main' }}>
          <Typography sx={{ fontWeight: 600, mr: 1 }}>{translate('ui.grid.selected', { count: ids.length })}</Typography>
          {bulkActions({ ids, rows: data.filter(({ id }) => ids.includes(id)), clear: () => onUnselectItems() })}
          <Button color="inherit" sx={{ ml: 'auto' }} onClick={() => onUnselectItems()}>{translate('ui.grid.unselect')}</Button>
        </Paper>
      )}
    </Box>
  );
}

function GridFooter({ isPhone }: { isPhone: boolean }) {
  const translate = useTranslate();
  const { total, page, perPage, setPage, setPerPage } = useListContext();
  if (!total) return null;
  const pages = Math.ceil(total / perPage);
  return (
    <TablePagination
      component="div" className="no-print" count={total} page={Math.min(page, pages) - 1} rowsPerPage={perPage} rowsPerPageOptions={isPhone ? [] : ROWS_PER_PAGE}
      onPageChange={(_, next) => setPage(next + 1)} onRowsPerPageChange={(event) => setPerPage(Number(event.target.value))}
      labelRowsPerPage={translate('ui.grid.rows-per-page')}
      labelDisplayedRows={({ from, to, count }) => `${translate('ui.grid.range', { from, to, total: count.toLocaleString('zh-TW') })}　${translate('ui.grid.page', { page, pages })}`}
      getItemAriaLabel={(kind) => translate(`ui.grid.${kind}`)} showFirstButton={!isPhone} showLastButton={!isPhone}
      slotProps={{ displayedRows: { className: 'numeric' }, select: { native: true, inputProps: { 'aria-label': translate('ui.grid.rows-per-page') } } }}
    />
  );
}
