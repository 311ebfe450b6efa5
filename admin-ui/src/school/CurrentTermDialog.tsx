import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useNotify, useTranslate } from 'react-admin';
import { routes, type SchoolTerm, type TermChange } from '@portfolio/school/contract';
import { termName } from '../layout/TermPicker';
import { call, reloadMe } from '../providers/api';
import { useTerm } from '../providers/session';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { useRefreshTerms } from './queries';

/** Sets the current semester, after saying what that changes. */
export function CurrentTermDialog({ term, onClose }: { term: SchoolTerm; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefreshTerms();
  const { setTerm } = useTerm();
  const { data: change, error, refetch } = useQuery({ queryKey: ['school', 'terms', term.id, 'change'], queryFn: ({ signal }) => call(routes.termChange, { params: { id: term.id }, signal }), staleTime: 0 });
  const set = async () => {
    const { term: current } = await call(routes.setCurrentTerm, { params: { id: term.id } });
    await reloadMe();
    setTerm(current);
    notify('school.terms.changed', { type: 'success', messageArgs: { term: termName(translate, current) } });
    await refresh();
  };
  return (
    <ConfirmDialog open title={translate('school.terms.change-title')} confirm={translate('school.terms.set-current')} onConfirm={set} onClose={onClose}>
      <ErrorNote error={change ? null : error} onRetry={() => void refetch()} />
      {!change && !error && <Loading />}
      {change && <Change change={change} />}
    </ConfirmDialog>
  );
}

function Change({ change }: { change: TermChange }) {
  const translate = useTranslate();
  const to = termName(translate, change.to);
  const say = (key: string, values: Record<string, string | number> = {}): string => translate(`school.terms.${key}`, { ...change, to, ...values });
  return (
    <>
      <Typography sx={{ fontWeight: 600 }}>{change.from ? say('change-from', { from: termName(translate, change.from) }) : say('change-first')}</Typography>
      <Typography sx={{ mt: 2 }}>{say('change-what')}</Typography>
      <Box component="ul" sx={{ m: 0, pl: 3 }}>
        {sentences(change).map((key) => <li key={key}>{say(key)}</li>)}
      </Box>
    </>
  );
}

function sentences({ classes, offerings, windows, waiting }: TermChange): string[] {
  const isFilled = classes + offerings > 0;
  return ['change-pickers', 'change-sync', !isFilled && 'change-no-data', windows > 0 ? 'change-windows' : 'change-no-windows', classes > 0 && 'change-counselled', waiting > 0 && 'change-waiting', 'change-keeps'].filter((key) => key !== false);
}
