import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Chip from '@mui/material/Chip';
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
import CheckCircleIcon from '@mui/icons-material/CheckCircleOutlined';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import EditIcon from '@mui/icons-material/EditOutlined';
import { useTranslate } from 'react-admin';
import { routes, type SchoolTerm } from '@portfolio/school/contract';
import { termName } from '../layout/TermPicker';
import { useMay } from '../providers/session';
import { rocDate } from '../shared/dates';

export const termOf = ({ year, semester }: Pick<SchoolTerm, 'year' | 'semester'>): string => `${year}${semester}`;

interface TermVerbs {
  onEdit: (term: SchoolTerm) => void;
  onNext: (term: SchoolTerm) => void;
  onDelete: (term: SchoolTerm) => void;
}

type RowProps = TermVerbs & { term: SchoolTerm };

/** The semesters of the school, newest first; on a phone a card each. */
export function TermTable({ terms, ...verbs }: TermVerbs & { terms: SchoolTerm[] }) {
  const translate = useTranslate();
  const isPhone = useMediaQuery(useTheme().breakpoints.down('sm'));
  const label = translate('school.terms.table');
  const headings = ['year', 'semester', 'startsOn', 'endsOn', 'classes', 'state'];
  if (isPhone) {
    return (
      <Box component="ul" aria-label={label} sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.5 }}>
        {terms.map((term) => <li key={term.id}><TermCard term={term} {...verbs} /></li>)}
      </Box>
    );
  }
  return (
    <TableContainer component={Paper} variant="outlined" tabIndex={0} role="region" aria-label={label}>
      <Table size="small" aria-label={label}>
        <TableHead>
          <TableRow>
            {headings.map((name) => <TableCell key={name} align={name === 'classes' ? 'right' : 'left'}>{translate(`school.terms.${name}`)}</TableCell>)}
            <TableCell>{translate('ui.grid.actions')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>{terms.map((term) => <TermRow key={term.id} term={term} {...verbs} />)}</TableBody>
      </Table>
    </TableContainer>
  );
}

function TermRow({ term, ...verbs }: RowProps) {
  const { year, semester, startsOn, endsOn, classes, current } = term;
  return (
    <TableRow hover>
      <TableCell>{year}</TableCell>
      <TableCell>{semester}</TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>{rocDate(startsOn)}</TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>{rocDate(endsOn)}</TableCell>
      <TableCell align="right">{classes.toLocaleString('zh-TW')}</TableCell>
      <TableCell>{current && <CurrentChip />}</TableCell>
      <TableCell><Verbs term={term} {...verbs} /></TableCell>
    </TableRow>
  );
}

function TermCard({ term, ...verbs }: RowProps) {
  const translate = useTranslate();
  return (
    <Card sx={{ p: 2 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <Typography sx={{ fontWeight: 600, mr: 'auto' }}>{termName(translate, termOf(term))}</Typography>
        {term.current && <CurrentChip />}
      </Box>
      <Typography className="numeric">{rocDate(term.startsOn)} – {rocDate(term.endsOn)}</Typography>
      <Typography className="numeric" variant="body2" sx={{ color: 'text.secondary' }}>{translate('school.terms.classes')} {term.classes.toLocaleString('zh-TW')}</Typography>
      <Verbs term={term} {...verbs} />
    </Card>
  );
}

function CurrentChip() {
  const translate = useTranslate();
  return <Chip size="small" color="success" variant="outlined" icon={<CheckCircleIcon aria-hidden />} label={translate('school.terms.current')} />;
}

function Verbs({ term, onEdit, onNext, onDelete }: RowProps) {
  const translate = useTranslate();
  const mayEdit = useMay(routes.changeTerm.access);
  const mayDelete = useMay(routes.removeTerm.access);
  const name = termName(translate, termOf(term));
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, minHeight: 40 }}>
      {mayEdit && <IconButton title={translate('ui.action.edit')} aria-label={`${translate('ui.action.edit')} ${name}`} onClick={() => onEdit(term)}><EditIcon fontSize="small" /></IconButton>}
      {mayDelete && !term.current && <IconButton title={translate('ui.action.delete')} aria-label={`${translate('ui.action.delete')} ${name}`} onClick={() => onDelete(term)}><DeleteIcon fontSize="small" /></IconButton>}
      {mayEdit && !term.current && <Button size="small" sx={{ whiteSpace: 'nowrap' }} aria-label={`${translate('school.terms.set-current')}：${name}`} onClick={() => onNext(term)}>{translate('school.terms.set-current')}</Button>}
    </Box>
  );
}
