import { useCallback, useState } from 'react';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Divider from '@mui/material/Divider';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import ViewColumnIcon from '@mui/icons-material/ViewColumnOutlined';
import { useTranslate } from 'react-admin';
import type { ShownColumn } from './types';

/** The columns that a person has put away, kept for each list on this machine. */
export function useHiddenColumns(resource: string): [string[], (hidden: string[]) => void] {
  const key = `columns:${resource}`;
  const [hidden, setHidden] = useState<string[]>(() => kept(key));
  const keep = useCallback((next: string[]) => {
    localStorage.setItem(key, JSON.stringify(next));
    setHidden(next);
  }, [key]);
  return [hidden, keep];
}

function kept(key: string): string[] {
  try {
    const names: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(names) ? names.map(String) : [];
  } catch {
    return [];
  }
}

interface ColumnChoiceProps {
  columns: ShownColumn[];
  hidden: string[];
  onChange: (hidden: string[]) => void;
}

/** Which columns to show; the first one always stays. */
export function ColumnChoice({ columns, hidden, onChange }: ColumnChoiceProps) {
  const translate = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const toggle = (name: string) => onChange(hidden.includes(name) ? hidden.filter((other) => other !== name) : [...hidden, name]);
  return (
    <>
      <Button startIcon={<ViewColumnIcon />} aria-haspopup="menu" aria-expanded={anchor !== null} title={translate('ui.grid.columns-help')} onClick={(event) => setAnchor(event.currentTarget)}>{translate('ui.grid.columns')}</Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {columns.slice(1).map(({ name, label }) => (
          <MenuItem key={name} dense role="menuitemcheckbox" aria-checked={!hidden.includes(name)} onClick={() => toggle(name)}>
            <Checkbox size="small" checked={!hidden.includes(name)} tabIndex={-1} disableRipple slotProps={{ input: { 'aria-hidden': true, tabIndex: -1 } }} sx={{ py: 0, pl: 0 }} />
            <ListItemText>{label}</ListItemText>
          </MenuItem>
        ))}
        <Divider />
        <MenuItem dense disabled={hidden.length === 0} onClick={() => onChange([])}>{translate('ui.grid.all-columns')}</MenuItem>
      </Menu>
    </>
  );
}
