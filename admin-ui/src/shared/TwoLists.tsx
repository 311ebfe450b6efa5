import { useMemo, useState, type ReactNode } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { visuallyHidden } from '@mui/utils';
import ArrowBackIcon from '@mui/icons-material/ArrowBack';
import ArrowForwardIcon from '@mui/icons-material/ArrowForward';
import { useTranslate } from 'react-admin';
import { PickList, type PickColumn } from './PickList';

export type { PickColumn } from './PickList';

interface TwoListsProps<T extends { id: string }> {
  /** Everything that can be picked, the picked ones included, in the order to show. */
  items: readonly T[];
  /** Ids of the picked ones. */
  picked: readonly string[];
  /** The new ids; the page saves them (儲存). */
  onChange: (picked: string[]) => void;
  columns: readonly PickColumn<T>[];
  /** Headings of the two sides, as the manual has them. */
  toPickLabel: string;
  pickedLabel: string;
  /** Further cells on the side of the picked ones, such as switches. */
  pickedExtra?: { headings: string[]; cells: (item: T) => ReactNode[] };
  disabled?: boolean;
  /** `onChange` saves by itself and says so: here nothing is told about what is not saved. */
  atOnce?: boolean;
}

/** Two lists: to pick, and picked. Tick on either side and move; a filter a column; on a phone one above the other. */
export function TwoLists<T extends { id: string }>({ items, picked, onChange, columns, toPickLabel, pickedLabel, pickedExtra, disabled = false, atOnce = false }: TwoListsProps<T>) {
  const translate = useTranslate();
  const held = useMemo(() => new Set(picked), [picked]);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [right, setRight] = useState<ReadonlySet<string>>(new Set());
  const [said, setSaid] = useState('');
  const toPick = useMemo(() => items.filter(({ id }) => !held.has(id)), [items, held]);
  const taken = useMemo(() => items.filter(({ id }) => held.has(id)), [items, held]);
  const add = (ids: ReadonlySet<string>) => {
    if (ids.size === 0) return;
    onChange(items.filter(({ id }) => held.has(id) || ids.has(id)).map(({ id }) => id));
    setLeft(without(left, ids));
    if (!atOnce) setSaid(translate('ui.lists.moved', { count: ids.size }));
  };
  const remove = (ids: ReadonlySet<string>) => {
    if (ids.size === 0) return;
    onChange(picked.filter((id) => !ids.has(id)));
    setRight(without(right, ids));
    if (!atOnce) setSaid(translate('ui.lists.removed', { count: ids.size }));
  };
  return (
    <Box sx={{ display: 'grid', gap: 2, alignItems: 'start', gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) auto minmax(0, 1fr)' } }}>
      <PickList label={toPickLabel} items={toPick} columns={columns} ticked={left} onTick={setLeft} onMove={add} disabled={disabled} />
      <Box sx={{ display: 'flex', flexDirection: { xs: 'row', md: 'column' }, justifyContent: 'center', gap: 1, pt: { md: 12 } }}>
        <Button variant="contained" disabled={disabled || left.size === 0} onClick={() => add(left)} endIcon={<ArrowForwardIcon sx={turned} />}>{translate('ui.lists.add', { count: left.size })}</Button>
        <Button variant="outlined" disabled={disabled || right.size === 0} onClick={() => remove(right)} startIcon={<ArrowBackIcon sx={turned} />}>{translate('ui.lists.remove', { count: right.size })}</Button>
        <Typography role="status" sx={visuallyHidden}>{said}</Typography>
      </Box>
      <PickList label={pickedLabel} items={taken} columns={columns} ticked={right} onTick={setRight} onMove={remove} extra={pickedExtra} disabled={disabled} />
    </Box>
  );
}

const without = (ticked: ReadonlySet<string>, moved: ReadonlySet<string>): ReadonlySet<string> => new Set([...ticked].filter((id) => !moved.has(id)));

/** Side by side the arrows point aside; one above the other they point down and up. */
const turned = { transform: { xs: 'rotate(90deg)', md: 'none' } };
