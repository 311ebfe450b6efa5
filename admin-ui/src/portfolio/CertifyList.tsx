import { useEffect, useRef } from 'react';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import List from '@mui/material/List';
import ListItem from '@mui/material/ListItem';
import ListItemButton from '@mui/material/ListItemButton';
import ListItemText from '@mui/material/ListItemText';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { StateChip } from '../shared/StateChip';
import { studentLabel } from './student-label';
import type { CertificationRow } from './use-certifications';

interface CertifyListProps {
  rows: CertificationRow[];
  total: number;
  cursor: string | null;
  selected: ReadonlySet<string>;
  /** The course is said in each row, where several are shown together. */
  showCourse: boolean;
  showState: boolean;
  onOpen: (id: string) => void;
  onSelect: (selected: Set<string>) => void;
}

/** The queue: one is open beside it, many can be ticked. */
export function CertifyList({ rows, total, cursor, selected, onOpen, onSelect, ...show }: CertifyListProps) {
  const translate = useTranslate();
  const all = rows.length > 0 && selected.size === rows.length;
  const toggle = (id: string) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    onSelect(next);
  };
  return (
    <Paper variant="outlined" sx={{ display: 'flex', flexDirection: 'column', minHeight: 0, maxHeight: { xs: '34dvh', md: 'none' } }}>
      <FormControlLabel
        sx={{ px: 2, borderBottom: 1, borderColor: 'divider', mx: 0 }} label={translate('portfolio.certify.selectAll', { count: rows.length })}
        control={<Checkbox size="small" edge="start" checked={all} indeterminate={selected.size > 0 && !all} onChange={() => onSelect(all ? new Set() : new Set(rows.map(({ id }) => id)))} />}
      />
      <List dense disablePadding aria-label={translate('portfolio.certify.list')} sx={{ overflowY: 'auto', flexGrow: 1 }}>
        {rows.map((row) => <Row key={row.id} row={row} isOpen={row.id === cursor} isSelected={selected.has(row.id)} onOpen={() => onOpen(row.id)} onToggle={() => toggle(row.id)} {...show} />)}
        {total > rows.length && <Typography component="li" variant="body2" sx={{ p: 2, color: 'text.secondary' }}>{translate('portfolio.certify.shown', { shown: rows.length, total })}</Typography>}
      </List>
    </Paper>
  );
}

interface RowProps extends Pick<CertifyListProps, 'showCourse' | 'showState'> {
  row: CertificationRow;
  isOpen: boolean;
  isSelected: boolean;
  onOpen: () => void;
  onToggle: () => void;
}

function Row({ row, isOpen, isSelected, showCourse, showState, onOpen, onToggle }: RowProps) {
  const translate = useTranslate();
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isOpen) item.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  const label = studentLabel(translate, row);
  return (
    <ListItem ref={item} disablePadding divider sx={{ bgcolor: isOpen ? 'action.selected' : undefined }}>
      <Checkbox size="small" checked={isSelected} onChange={onToggle} slotProps={{ input: { 'aria-label': translate('portfolio.certify.select', { student: label }) } }} sx={{ ml: 0.75 }} />
      <ListItemButton aria-current={isOpen ? 'true' : undefined} onClick={onOpen} sx={{ pl: 1, minWidth: 0 }}>
        <ListItemText
          primary={label} secondary={[showCourse && row.courseName, row.brief].filter(Boolean).join('｜')}
          slotProps={{ primary: { noWrap: true, className: 'numeric' }, secondary: { noWrap: true } }}
        />
        {showState && <Box sx={{ pl: 1 }}><StateChip enumName="outcomeState" value={row.state} /></Box>}
      </ListItemButton>
    </ListItem>
  );
}
