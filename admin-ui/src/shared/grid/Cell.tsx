import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import CheckIcon from '@mui/icons-material/Check';
import RemoveIcon from '@mui/icons-material/Remove';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { Column } from '@portfolio/kernel/contract';
import { rocDate, rocDateTime } from '../dates';
import { StateChip } from '../StateChip';
import type { GridProps, GridRow, ShownColumn } from './types';

/** A value as people read it. */
export function Value({ declared, value }: { declared: Column; value: unknown }): ReactNode {
  if (value === null || value === undefined || value === '') return null;
  switch (declared.kind) {
    case 'enum': return <StateChip enumName={declared.enumName ?? ''} value={String(value)} />;
    case 'boolean': return <YesNo value={value === true} />;
    case 'date': return rocDate(String(value));
    case 'datetime': return rocDateTime(String(value));
    case 'number': return Number(value).toLocaleString('zh-TW');
    case 'json': return JSON.stringify(value);
    default: return String(value);
  }
}

function YesNo({ value }: { value: boolean }) {
  const translate = useTranslate();
  const Icon = value ? CheckIcon : RemoveIcon;
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, color: value ? 'text.primary' : 'text.secondary' }}>
      <Icon fontSize="inherit" aria-hidden />{translate(`enums.boolean.${String(value)}`)}
    </Box>
  );
}

interface CellContentProps {
  column: ShownColumn;
  row: GridRow;
  isFirst: boolean;
  firstCell: GridProps['firstCell'];
  cells: GridProps['cells'];
}

/** What stands in a cell: a screen's own content, a link in the first one, or the value. */
export function CellContent({ column: { name, declared }, row, isFirst, firstCell, cells }: CellContentProps) {
  const translate = useTranslate();
  const own = cells?.[name];
  const content = own ? own(row) : <Value declared={declared} value={row[name]} />;
  if (!isFirst || !firstCell) return content;
  const isBlank = row[name] === null || row[name] === '';
  return <Link component={RouterLink} to={firstCell(row)}>{isBlank ? translate('ui.grid.open') : content}</Link>;
}

/** What a row is called, for its box and its card. */
export const rowName = (row: GridRow, columns: ShownColumn[]): string =>
  columns.filter(({ declared }) => declared.kind === 'text' || declared.kind === 'number').slice(0, 4).map(({ name }) => row[name] ?? '').join(' ').trim();
