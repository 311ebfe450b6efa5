import { useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Paper from '@mui/material/Paper';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';

export interface PickColumn<T> {
  label: string;
  /** What is shown and filtered by. */
  text: (item: T) => string;
}

interface PickListProps<T extends { id: string }> {
  label: string;
  items: readonly T[];
  columns: readonly PickColumn<T>[];
  ticked: ReadonlySet<string>;
  onTick: (ticked: ReadonlySet<string>) => void;
  /** Moves at once: Enter what is ticked, or the row where none is; a double click the row. */
  onMove: (ids: ReadonlySet<string>) => void;
  extra?: { headings: string[]; cells: (item: T) => ReactNode[] };
  disabled: boolean;
}

/** More rows than that are found by typing, not by scrolling. */
const SHOWN = 200;

/** One side of the two lists. */
export function PickList<T extends { id: string }>({ label, items, columns, ticked, onTick, onMove, extra, disabled }: PickListProps<T>) {
  const translate = useTranslate();
  const body = useRef<HTMLTableSectionElement>(null);
  const [texts, setTexts] = useState<readonly string[]>(columns.map(() => ''));
  const isFiltered = texts.some((text) => text.trim() !== '');
  const matching = useMemo(() => items.filter((item) => columns.every((column, index) => includes(column.text(item), texts[index]))), [items, columns, texts]);
  const shown = matching.slice(0, SHOWN);
  const toggle = (id: string) => onTick(ticked.has(id) ? new Set([...ticked].filter((other) => other !== id)) : new Set([...ticked, id]));
  const allTicked = matching.length > 0 && matching.every(({ id }) => ticked.has(id));

  const boxes = (): HTMLInputElement[] => [...(body.current?.querySelectorAll<HTMLInputElement>('input[data-row]') ?? [])];
  const onKeyDown = (event: KeyboardEvent, id: string, index: number) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      onMove(ticked.size > 0 ? ticked : new Set([id]));
      // The row may be gone: the keyboard goes on from the one that took its place.
      requestAnimationFrame(() => boxes()[Math.min(index, boxes().length - 1)]?.focus());
      return;
    }
    const to = event.key === 'ArrowDown' ? index + 1 : event.key === 'ArrowUp' ? index - 1 : -1;
    const box = to >= 0 ? boxes()[to] : undefined;
    if (!box) return;
    event.preventDefault();
    box.focus();
  };

  return (
    <Paper variant="outlined" component="section" aria-label={label} sx={{ minWidth: 0 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: 1, px: 2, pt: 1.5 }}>
        <Typography variant="h3" component="h3">{label}</Typography>
        <Typography className="numeric" sx={{ color: 'text.secondary' }}>{translate('ui.lists.count', { shown: matching.length, total: items.length })}</Typography>
        {ticked.size > 0 && <Typography className="numeric" sx={{ fontWeight: 600, ml: 'auto' }}>{translate('ui.lists.selected', { count: ticked.size })}</Typography>}
      </Box>
      <Box sx={{ px: 1 }}>
        {allTicked
          ? <Button size="small" disabled={disabled} onClick={() => onTick(new Set())}>{translate('ui.lists.unselect')}</Button>
          : <Button size="small" disabled={disabled || matching.length === 0} onClick={() => onTick(new Set([...ticked, ...matching.map(({ id }) => id)]))}>{translate('ui.lists.select-matching', { count: matching.length })}</Button>}
      </Box>
      <Box sx={{ overflow: 'auto', maxHeight: { xs: 340, md: 'max(360px, calc(100dvh - 380px))' } }} tabIndex={0} role="region" aria-label={label}>
        <Table size="small" stickyHeader aria-label={label}>
          <TableHead>
            <TableRow>
              <TableCell padding="checkbox" component="td" />
              {columns.map((column, index) => (
                <TableCell key={column.label} sx={{ px: 1, minWidth: 96 }}>
                  {column.label}
                  <TextField
                    fullWidth size="small" value={texts[index]} placeholder={translate('ui.lists.filter')} onChange={({ target }) => setTexts(texts.map((text, at) => (at === index ? target.value : text)))}
                    slotProps={{ htmlInput: { 'aria-label': `${label}：${translate('ui.grid.filter', { column: column.label })}`, autoComplete: 'off', sx: { py: '5px', fontSize: '0.875rem' } } }}
                  />
                </TableCell>
              ))}
              {extra?.headings.map((heading) => <TableCell key={heading} align="center" sx={{ px: 0.5, verticalAlign: 'top' }}>{heading}</TableCell>)}
            </TableRow>
          </TableHead>
          <TableBody ref={body}>
            {shown.map((item, index) => (
              <TableRow key={item.id} hover selected={ticked.has(item.id)} onDoubleClick={() => !disabled && onMove(new Set([item.id]))}>
                <TableCell padding="checkbox">
                  <Checkbox
                    size="small" checked={ticked.has(item.id)} disabled={disabled} onChange={() => toggle(item.id)}
                    slotProps={{ input: { 'aria-label': columns.map((column) => column.text(item)).join(' '), onKeyDown: (event) => onKeyDown(event, item.id, index), ...{ 'data-row': '' } } }}
                  />
                </TableCell>
                {columns.map((column) => <TableCell key={column.label} sx={{ px: 1, overflowWrap: 'anywhere' }}>{column.text(item)}</TableCell>)}
                {extra?.cells(item).map((cell, at) => <TableCell key={extra.headings[at]} align="center" padding="none">{cell}</TableCell>)}
              </TableRow>
            ))}
          </TableBody>
        </Table>
        {matching.length === 0 && <Typography sx={{ p: 2, color: 'text.secondary' }}>{translate(isFiltered ? 'ui.lists.empty-filtered' : 'ui.lists.empty')}</Typography>}
        {matching.length > SHOWN && <Typography sx={{ p: 2, color: 'text.secondary' }}>{translate('ui.lists.truncated', { shown: SHOWN })}</Typography>}
      </Box>
    </Paper>
  );
}

const includes = (text: string, part: string): boolean => text.toLowerCase().includes(part.trim().toLowerCase());
