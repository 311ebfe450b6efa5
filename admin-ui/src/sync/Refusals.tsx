import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { Refusal } from '@portfolio/sync/contract';

interface RefusalsProps {
  title: string;
  refusals: readonly Refusal[];
  /** How many there are in all; the list holds the first thousand. */
  total: number;
}

/** Rows that were refused, or taken without a value: line, key, column, reason. */
export function Refusals({ title, refusals, total }: RefusalsProps) {
  const translate = useTranslate();
  if (refusals.length === 0) return null;
  return (
    <Box component="section" aria-label={title}>
      <Typography variant="h2" sx={{ mb: 1 }}>{title}</Typography>
      <TableContainer component={Paper} variant="outlined" tabIndex={0} role="region" aria-label={title} sx={{ maxHeight: 480 }}>
        <Table size="small" stickyHeader aria-label={title}>
          <TableHead>
            <TableRow>
              <TableCell align="right">{translate('sync.refusals.row')}</TableCell>
              {['key', 'column', 'reason'].map((name) => <TableCell key={name}>{translate(`sync.refusals.${name}`)}</TableCell>)}
            </TableRow>
          </TableHead>
          <TableBody>
            {refusals.map(({ row, key, column, message }, index) => (
              <TableRow key={index}>
                <TableCell align="right">{row ?? '—'}</TableCell>
                <TableCell>{key ?? '—'}</TableCell>
                <TableCell sx={{ whiteSpace: 'nowrap' }}>{column ?? '—'}</TableCell>
                <TableCell>{message}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
      {total > refusals.length && <Typography variant="body2" sx={{ mt: 1, color: 'text.secondary' }}>{translate('sync.refusals.more', { shown: refusals.length.toLocaleString('zh-TW'), total: total.toLocaleString('zh-TW') })}</Typography>}
    </Box>
  );
}
