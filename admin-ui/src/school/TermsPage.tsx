import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import IconButton from '@mui/material/IconButton';
import Paper from '@mui/material/Paper';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import AddIcon from '@mui/icons-material/Add';
import CheckCircleIcon from '@mui/icons-material/CheckCircleOutlined';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import EditIcon from '@mui/icons-material/EditOutlined';
import { useNotify, useTranslate } from 'react-admin';
import { routes, type SchoolTerm } from '@portfolio/school/contract';
import { termName } from '../layout/TermPicker';
import { call, reloadMe } from '../providers/api';
import { useMay } from '../providers/session';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { rocDate } from '../shared/dates';
import { EmptyState } from '../shared/EmptyState';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { Page } from '../shared/Page';
import { CurrentTermDialog } from './CurrentTermDialog';
import { useRefreshTerms, useTerms } from './queries';
import { TermDialog } from './TermDialog';

export const termOf = ({ year, semester }: Pick<SchoolTerm, 'year' | 'semester'>): string => `${year}${semester}`;

/** S0213S 設定學校學年期 */
export default function TermsPage() {
  const translate = useTranslate();
  const { data: terms, error, refetch } = useTerms();
  const mayAdd = useMay(routes.addTerm.access);
  const [edited, setEdited] = useState<SchoolTerm | 'new' | null>(null);
  const [next, setNext] = useState<SchoolTerm | null>(null);
  const [doomed, setDoomed] = useState<SchoolTerm | null>(null);
  return (
    <Page
      title={translate('screens.terms')} code="S0213S" help={translate('school.terms.help')}
      actions={mayAdd && <Button variant="contained" startIcon={<AddIcon />} onClick={() => setEdited('new')}>{translate('ui.action.add')}</Button>}
    >
      <ErrorNote error={terms ? null : error} onRetry={() => void refetch()} />
      {!terms && !error && <Loading />}
      {terms?.length === 0 && <EmptyState>{translate('school.terms.empty')}</EmptyState>}
      {terms && terms.length > 0 && <TermTable terms={terms} onEdit={setEdited} onNext={setNext} onDelete={setDoomed} />}
      {edited && <TermDialog term={edited === 'new' ? null : edited} newest={terms?.[0]} onClose={() => setEdited(null)} />}
      {next && <CurrentTermDialog term={next} onClose={() => setNext(null)} />}
      {doomed && <DeleteDialog term={doomed} onClose={() => setDoomed(null)} />}
    </Page>
  );
}

interface TermTableProps {
  terms: SchoolTerm[];
  onEdit: (term: SchoolTerm) => void;
  onNext: (term: SchoolTerm) => void;
  onDelete: (term: SchoolTerm) => void;
}

function TermTable({ terms, ...verbs }: TermTableProps) {
  const translate = useTranslate();
  const label = translate('school.terms.table');
  const headings = ['year', 'semester', 'startsOn', 'endsOn', 'classes', 'state'];
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

function TermRow({ term, onEdit, onNext, onDelete }: { term: SchoolTerm } & Omit<TermTableProps, 'terms'>) {
  const translate = useTranslate();
  const mayEdit = useMay(routes.changeTerm.access);
  const mayDelete = useMay(routes.removeTerm.access);
  const name = termName(translate, termOf(term));
  const { year, semester, startsOn, endsOn, classes, current } = term;
  return (
    <TableRow hover>
      <TableCell>{year}</TableCell>
      <TableCell>{semester}</TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>{rocDate(startsOn)}</TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>{rocDate(endsOn)}</TableCell>
      <TableCell align="right">{classes.toLocaleString('zh-TW')}</TableCell>
      <TableCell>{current && <Chip size="small" color="success" variant="outlined" icon={<CheckCircleIcon aria-hidden />} label={translate('school.terms.current')} />}</TableCell>
      <TableCell>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, minHeight: 40 }}>
          {mayEdit && <IconButton title={translate('ui.action.edit')} aria-label={`${translate('ui.action.edit')} ${name}`} onClick={() => onEdit(term)}><EditIcon fontSize="small" /></IconButton>}
          {mayDelete && !current && <IconButton title={translate('ui.action.delete')} aria-label={`${translate('ui.action.delete')} ${name}`} onClick={() => onDelete(term)}><DeleteIcon fontSize="small" /></IconButton>}
          {mayEdit && !current && <Button size="small" sx={{ whiteSpace: 'nowrap' }} aria-label={`${translate('school.terms.set-current')}：${name}`} onClick={() => onNext(term)}>{translate('school.terms.set-current')}</Button>}
        </Box>
      </TableCell>
    </TableRow>
  );
}

function DeleteDialog({ term, onClose }: { term: SchoolTerm; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefreshTerms();
  const name = termName(translate, termOf(term));
  const remove = async () => {
    await call(routes.removeTerm, { params: { id: term.id } });
    notify('school.terms.deleted', { type: 'success', messageArgs: { term: name } });
    await Promise.all([refresh(), reloadMe()]);
  };
  return (
    <ConfirmDialog open danger title={translate('school.terms.delete-title')} confirm={translate('ui.action.delete')} onConfirm={remove} onClose={onClose}>
      {translate('school.terms.delete', { term: name })}
    </ConfirmDialog>
  );
}
