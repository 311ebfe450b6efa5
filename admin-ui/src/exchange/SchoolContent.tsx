import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { MoveContent, MoveDetail } from '@portfolio/exchange/contract';
import { bytesText } from './bytes';

export const rowsIn = ({ tables }: MoveContent): number => tables.reduce((sum, { rows }) => sum + rows, 0);

/** What an archive of a school holds: so many rows of each kind, so many files. */
export function SchoolContent({ detail: { fileName, content, reason } }: { detail: MoveDetail }) {
  const translate = useTranslate();
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Typography variant="h2" sx={{ overflowWrap: 'anywhere' }}>{fileName}</Typography>
      {reason && <Alert severity="error" variant="outlined">{reason}</Alert>}
      {content && (
        <>
          <Typography>{translate('exchange.school.from', { school: content.fromSchool, madeAt: content.madeAt })}</Typography>
          <Typography className="numeric">{translate('exchange.school.total', { rows: rowsIn(content), files: content.files, bytes: bytesText(content.fileBytes) })}</Typography>
          {!content.auditWhole && <Alert severity="warning" variant="outlined">{translate('exchange.school.auditBroken')}</Alert>}
          <Table size="small" sx={{ maxWidth: 480 }}>
            <TableHead><TableRow><TableCell>{translate('exchange.school.table')}</TableCell><TableCell align="right">{translate('exchange.school.rows')}</TableCell></TableRow></TableHead>
            <TableBody>
              {content.tables.filter(({ rows }) => rows > 0).map(({ name, rows }) => (
                <TableRow key={name}><TableCell>{translate(`exchange.tables.${name}`, { _: name })}</TableCell><TableCell align="right" className="numeric">{rows}</TableCell></TableRow>
              ))}
            </TableBody>
          </Table>
        </>
      )}
    </Box>
  );
}
