import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useTheme } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import type { AnnouncedEdition, RosterColumnsShown, Subject } from '@portfolio/rosters/contract';
import { rocDate } from '../shared/dates';
import { ErrorNote } from '../shared/ErrorNote';
import { useRosterColumns } from './queries';

/** By which columns the rosters are made: the edition in effect, those to come, and all of them to look at. */
export function RosterColumns({ subject }: { subject: Subject }) {
  const translate = useTranslate();
  const { data, error, refetch } = useRosterColumns(subject);
  const [open, setOpen] = useState(false);
  if (!data) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  const say = (key: string, { number, notice, since }: AnnouncedEdition): string => translate(`rosters.columns.${key}`, { number, notice, since: rocDate(since) });
  return (
    <Box sx={{ mb: 1, color: 'text.secondary' }}>
      {data.inEffect && <Typography component="span">{say('inEffect', data.inEffect)} </Typography>}
      <Button size="small" onClick={() => setOpen(true)}>{translate('rosters.columns.open')}</Button>
      {data.coming.map((edition) => <Typography key={edition.number}>{say('coming', edition)}</Typography>)}
      {open && <ColumnsDialog title={translate('rosters.columns.title', { subject: translate(`rosters.subjects.${subject}`) })} tables={data.tables} onClose={() => setOpen(false)} />}
    </Box>
  );
}

function ColumnsDialog({ title, tables, onClose }: { title: string; tables: RosterColumnsShown['tables']; onClose: () => void }) {
  const translate = useTranslate();
  const isPhone = useMediaQuery(useTheme().breakpoints.down('sm'));
  return (
    <Dialog open onClose={onClose} fullWidth fullScreen={isPhone} maxWidth="md" aria-label={title}>
      <DialogTitle>{title}</DialogTitle>
      <DialogContent>
        {tables.map((table) => <ColumnsTable key={table.rosters[0]} {...table} />)}
      </DialogContent>
      <DialogActions><Button onClick={onClose} autoFocus>{translate('ui.action.close')}</Button></DialogActions>
    </Dialog>
  );
}

function ColumnsTable({ rosters, name, sheets }: RosterColumnsShown['tables'][number]) {
  const translate = useTranslate();
  const label = `${rosters.join(translate('rosters.page.and'))} ${name}`;
  return (
    <Box component="section" aria-label={label} sx={{ mb: 4 }}>
      <Typography variant="h3" sx={{ mb: 1 }}>{label}</Typography>
      {sheets.map((sheet) => (
        <TableContainer key={sheet.name} tabIndex={0} role="region" aria-label={sheet.name} sx={{ mb: 2 }}>
          <Table size="small">
            <caption style={{ captionSide: 'top', fontWeight: 600 }}>{sheet.name}</caption>
            <TableHead>
              <TableRow>
                <TableCell>{translate('rosters.columns.header')}</TableCell>
                <TableCell align="right" sx={{ width: 120, whiteSpace: 'nowrap' }}>{translate('rosters.columns.length')}</TableCell>
                <TableCell sx={{ width: 110, whiteSpace: 'nowrap' }}>{translate('rosters.columns.required')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {sheet.columns.map(({ key, header, length, required }) => (
                <TableRow key={key}>
                  <TableCell>{header}{header !== key && <Box component="span" sx={{ color: 'text.secondary' }}>{translate('rosters.columns.formerly', { key })}</Box>}</TableCell>
                  <TableCell align="right" className="numeric">{length}</TableCell>
                  <TableCell>{translate(`rosters.columns.${required ? 'yes' : 'no'}`)}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </TableContainer>
      ))}
    </Box>
  );
}
