import TextField from '@mui/material/TextField';
import { useTranslate } from 'react-admin';
import type { Column } from '@portfolio/kernel/contract';
import type { GridFilters } from './use-grid-filters';
import type { ShownColumn } from './types';

interface FilterFieldProps {
  column: ShownColumn;
  filters: GridFilters;
  /** With its label in sight, where there is no heading above it. */
  labelled?: boolean;
}

const HINTS: Partial<Record<string, string>> = { number: 'ui.grid.hint-number', date: 'ui.grid.hint-date', datetime: 'ui.grid.hint-date' };

/** The filter of one column. */
export function FilterField({ column: { name, label, declared, options }, filters, labelled = false }: FilterFieldProps) {
  const translate = useTranslate();
  const { texts, wrong, type } = filters;
  const choices = options ?? choicesOf(declared).map(({ value, key }) => ({ value, label: translate(key) }));
  const isSelect = choices.length > 0;
  const hint = HINTS[declared.kind] && translate(HINTS[declared.kind] as string);
  const accessible = translate('ui.grid.filter', { column: label });
  return (
    <TextField
      select={isSelect} fullWidth size="small" variant="outlined" label={labelled ? label : undefined}
      value={texts[name] ?? ''} error={wrong.has(name)} onChange={(event) => type(name, event.target.value)}
      helperText={labelled ? hint : undefined}
      slotProps={{
        htmlInput: { 'aria-label': labelled ? undefined : accessible, title: labelled ? undefined : hint, inputMode: declared.kind === 'number' ? 'text' : undefined, autoComplete: 'off', sx: { py: '6px', fontSize: '0.875rem', minWidth: isSelect ? 64 : 40 } },
        select: { native: true },
        inputLabel: { shrink: labelled && isSelect ? true : undefined },
      }}
    >
      {isSelect ? [<option key="" value="">{translate('ui.grid.all')}</option>, ...choices.map(({ value, label: words }) => <option key={value} value={value}>{words}</option>)] : undefined}
    </TextField>
  );
}

/** Values of an enum, and yes and no, with the keys of their texts. */
function choicesOf({ kind, values = [], enumName }: Column): { value: string; key: string }[] {
  if (kind === 'boolean') return ['true', 'false'].map((value) => ({ value, key: `enums.boolean.${value}` }));
  return kind === 'enum' ? values.map((value) => ({ value, key: `enums.${enumName}.${value}` })) : [];
}
