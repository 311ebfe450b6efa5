import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { PasswordSlip } from '@portfolio/access/contract';
import { slipGroups } from './slip-groups';

/** More than that are for paper. */
const SHOWN = 200;
const COLUMNS = ['className', 'seatNo', 'name', 'login'] as const;

/** New passwords on the screen, in the order of the slips. */
export function SlipTable({ slips }: { slips: readonly PasswordSlip[] }) {
  const translate = useTranslate();
  const sorted = slipGroups(slips).flatMap((group) => group.slips);
  return (
    <TableContainer tabIndex={0} role="region" aria-label={translate('passwords.done-title')} sx={{ maxHeight: 'min(420px, 50dvh)', border: 1, borderColor: 'divider', borderRadius: 1 }}>
      <Table size="small" stickyHeader aria-label={translate('passwords.done-title')}>
        <TableHead>
          <TableRow>
            {COLUMNS.map((name) => <TableCell key={name}>{translate(`resources.passwords.fields.${name}`)}</TableCell>)}
            <TableCell>{translate('passwords.password')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {sorted.slice(0, SHOWN).map((slip) => (
            <TableRow key={slip.id}>
              {COLUMNS.map((name) => <TableCell key={name} sx={{ whiteSpace: name === 'name' ? 'normal' : 'nowrap' }}>{slip[name]}</TableCell>)}
              <TableCell translate="no" sx={{ whiteSpace: 'nowrap', fontFamily: 'ui-monospace, Consolas, monospace', fontSize: '1rem' }}>{slip.password}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {sorted.length > SHOWN && <Typography sx={{ p: 2, color: 'text.secondary' }}>{translate('passwords.more-on-paper', { shown: SHOWN, count: sorted.length.toLocaleString('zh-TW') })}</Typography>}
    </TableContainer>
  );
}
