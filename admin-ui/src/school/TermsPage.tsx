import { useState } from 'react';
import Button from '@mui/material/Button';
import AddIcon from '@mui/icons-material/Add';
import { useNotify, useTranslate } from 'react-admin';
import { routes, type SchoolTerm } from '@portfolio/school/contract';
import { termName } from '../layout/TermPicker';
import { call, reloadMe } from '../providers/api';
import { useMay } from '../providers/session';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { EmptyState } from '../shared/EmptyState';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { Page } from '../shared/Page';
import { CurrentTermDialog } from './CurrentTermDialog';
import { useRefreshTerms, useTerms } from './queries';
import { TermDialog } from './TermDialog';
import { termOf, TermTable } from './TermTable';

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
