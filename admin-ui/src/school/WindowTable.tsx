import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import IconButton from '@mui/material/IconButton';
import Paper from '@mui/material/Paper';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useTheme } from '@mui/material/styles';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import EditIcon from '@mui/icons-material/EditOutlined';
import { useTranslate } from 'react-admin';
import { routes, type SchoolWindow } from '@portfolio/school/contract';
import { useMay } from '../providers/session';
import { rocDate } from '../shared/dates';
import { EmptyState } from '../shared/EmptyState';
import { StateChip } from '../shared/StateChip';
import { gradeName, hourName, inOrder, momentName, rowName, semesterName } from './window-names';

interface WindowTableProps {
  grade: number;
  rows: SchoolWindow[];
  onEdit: (window: SchoolWindow) => void;
  onDelete: (window: SchoolWindow) => void;
}

const COLUMNS = ['year', 'semester', 'item', 'startsOn', 'startHour', 'endsOn', 'endHour', 'state'] as const;

/** The windows of one grade, as the manual lists them; cards on a phone. */
export function WindowTable({ grade, rows, onEdit, onDelete }: WindowTableProps) {
  const translate = useTranslate();
  const isPhone = useMediaQuery(useTheme().breakpoints.down('sm'));
  const label = translate('school.windows.table', { grade: gradeName(translate, grade) });
  if (rows.length === 0) return <Paper variant="outlined"><EmptyState>{translate('school.windows.empty', { grade: gradeName(translate, grade) })}</EmptyState></Paper>;
  if (isPhone) {
    return (
      <Box component="ul" aria-label={label} sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.5 }}>
        {inOrder(rows).map((row) => <li key={row.id}><WindowCard row={row} onEdit={onEdit} onDelete={onDelete} /></li>)}
      </Box>
    );
  }
  return (
    <TableContainer component={Paper} variant="outlined" tabIndex={0} role="region" aria-label={label}>
      <Table size="small" aria-label={label}>
        <TableHead>
          <TableRow>
            {COLUMNS.map((name) => <TableCell key={name}>{translate(`school.windows.${name}`)}</TableCell>)}
            <TableCell>{translate('ui.grid.actions')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>{inOrder(rows).map((row) => <WindowRow key={row.id} row={row} onEdit={onEdit} onDelete={onDelete} />)}</TableBody>
      </Table>
    </TableContainer>
  );
}

type RowProps = { row: SchoolWindow } & Pick<WindowTableProps, 'onEdit' | 'onDelete'>;

function WindowRow({ row, ...verbs }: RowProps) {
  const translate = useTranslate();
  return (
    <>
      <TableRow hover sx={row.warnings.length > 0 ? { '& > *': { borderBottom: 0 } } : undefined}>
        <TableCell>{row.year}</TableCell>
        <TableCell>{row.semester}</TableCell>
        <TableCell>{translate(`enums.windowItem.${row.item}`)}</TableCell>
        <TableCell>{rocDate(row.startsOn)}</TableCell>
        <TableCell>{hourName(row.startHour)}</TableCell>
        <TableCell>{rocDate(row.endsOn)}</TableCell>
        <TableCell>{hourName(row.endHour)}</TableCell>
        <TableCell><StateChip enumName="windowState" value={row.state} /></TableCell>
        <TableCell sx={{ whiteSpace: 'nowrap' }}><Verbs row={row} {...verbs} /></TableCell>
      </TableRow>
      {row.warnings.length > 0 && <TableRow><TableCell colSpan={COLUMNS.length + 1} sx={{ pt: 0 }}><Warnings row={row} /></TableCell></TableRow>}
    </>
  );
}

function WindowCard({ row, ...verbs }: RowProps) {
  const translate = useTranslate();
  return (
    <Card sx={{ p: 2 }}>
      <Typography sx={{ fontWeight: 600 }}>{translate(`enums.windowItem.${row.item}`)}</Typography>
      <Typography sx={{ color: 'text.secondary' }}>{semesterName(translate, row.semester)}</Typography>
      <Typography className="numeric" sx={{ my: 1 }}>{momentName(row.startsOn, row.startHour)} – {momentName(row.endsOn, row.endHour)}</Typography>
      <Warnings row={row} />
      <Box sx={{ display: 'flex', alignItems: 'center', mt: 1 }}>
        <StateChip enumName="windowState" value={row.state} />
        <Box sx={{ ml: 'auto' }}><Verbs row={row} {...verbs} /></Box>
      </Box>
    </Card>
  );
}

function Warnings({ row: { warnings } }: { row: SchoolWindow }) {
  const translate = useTranslate();
  return warnings.map((warning) => <Alert key={warning} severity={warning === 'outside-national' ? 'error' : 'warning'} sx={{ py: 0 }}>{translate(`enums.windowWarning.${warning}`)}</Alert>);
}

function Verbs({ row, onEdit, onDelete }: RowProps) {
  const translate = useTranslate();
  const mayEdit = useMay(routes.changeWindow.access);
  const mayDelete = useMay(routes.removeWindow.access);
  const label = (verb: string): string => `${translate(`ui.action.${verb}`)} ${rowName(translate, row)}`;
  return (
    <>
      {mayEdit && <IconButton title={translate('ui.action.edit')} aria-label={label('edit')} onClick={() => onEdit(row)}><EditIcon fontSize="small" /></IconButton>}
      {mayDelete && <IconButton title={translate('ui.action.delete')} aria-label={label('delete')} onClick={() => onDelete(row)}><DeleteIcon fontSize="small" /></IconButton>}
    </>
  );
}
