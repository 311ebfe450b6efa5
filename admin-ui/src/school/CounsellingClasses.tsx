import { useMemo, useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import ArrowBackIcon from '@mui/icons-material/ArrowBack';
import { useQueryClient } from '@tanstack/react-query';
import { useNotify, useRefresh, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { counsellingTeacherList, routes, type CounselledClass } from '@portfolio/school/contract';
import { call } from '../providers/api';
import { useMay } from '../providers/session';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { EmptyState } from '../shared/EmptyState';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { TwoLists, type PickColumn } from '../shared/TwoLists';
import { useAllRows } from '../shared/use-all-rows';
import { counsellingKey, useCounselledClasses } from './queries';

interface CounsellingClassesProps {
  teacherId: string;
  term: string;
  /** Without the list of teachers beside it: with a way back. */
  isAlone: boolean;
}

/** Classes of one teacher: what is picked is saved at once; taking away asks first. */
export function CounsellingClasses({ teacherId, term, isAlone }: CounsellingClassesProps) {
  const translate = useTranslate();
  const { data: classes, error, refetch } = useCounselledClasses(teacherId, term);
  const { data: teachers } = useAllRows(counsellingTeacherList, { term });
  const name = String(teachers?.find(({ id }) => id === teacherId)?.name ?? '');
  return (
    <Box component="section" aria-label={translate('school.counselling.classes-of', { name })}>
      {isAlone && <Button component={Link} to="/counselling-teachers" startIcon={<ArrowBackIcon />} sx={{ mb: 1 }}>{translate('school.counselling.back')}</Button>}
      {name && <Typography variant="h2" sx={{ mb: 1 }}>{translate('school.counselling.classes-of', { name })}</Typography>}
      <ErrorNote error={classes ? null : error} onRetry={() => void refetch()} />
      {!classes && !error && <Loading />}
      {classes?.length === 0 && <EmptyState>{translate('school.counselling.no-classes')}</EmptyState>}
      {classes && classes.length > 0 && <ClassLists teacherId={teacherId} name={name} classes={classes} />}
    </Box>
  );
}

function ClassLists({ teacherId, name, classes }: { teacherId: string; name: string; classes: CounselledClass[] }) {
  const translate = useTranslate();
  const mayAssign = useMay(routes.assignClasses.access);
  const mayWithdraw = useMay(routes.withdrawClasses.access);
  const [leaving, setLeaving] = useState<CounselledClass[]>([]);
  const [refused, setRefused] = useState<unknown>(null);
  const saved = useSaved();
  const picked = useMemo(() => classes.filter((each) => each.picked).map(({ id }) => id), [classes]);
  const columns = useMemo<PickColumn<CounselledClass>[]>(() => [
    { label: translate('school.counselling.class'), text: (each) => (each.others ? `${each.name}（${each.others}）` : each.name) },
    { label: translate('school.counselling.term'), text: ({ year, semester }) => `${year}-${semester}` },
  ], [translate]);

  const assign = async (ids: string[]) => {
    setRefused(null);
    try {
      const { done } = await call(routes.assignClasses, { params: { id: teacherId }, body: { classes: ids } });
      await saved('school.counselling.added', done);
    } catch (thrown) {
      setRefused(thrown);
    }
  };
  const withdraw = async () => {
    const { done } = await call(routes.withdrawClasses, { params: { id: teacherId }, body: { classes: leaving.map(({ id }) => id) } });
    await saved('school.counselling.removed', done);
  };
  const onChange = (next: string[]) => {
    const added = next.filter((id) => !picked.includes(id));
    const removed = classes.filter((each) => each.picked && !next.includes(each.id));
    if (added.length > 0 && mayAssign) void assign(added);
    if (removed.length > 0 && mayWithdraw) setLeaving(removed);
  };
  return (
    <>
      <ErrorNote error={refused} />
      <TwoLists items={classes} picked={picked} onChange={onChange} columns={columns} toPickLabel={translate('school.counselling.to-pick')} pickedLabel={translate('school.counselling.picked')} disabled={!mayAssign && !mayWithdraw} atOnce />
      <ConfirmDialog open={leaving.length > 0} danger title={translate('school.counselling.remove-title')} confirm={translate('ui.action.delete')} onConfirm={withdraw} onClose={() => setLeaving([])}>
        {translate('school.counselling.remove', { count: leaving.length, name, classes: leaving.map((each) => each.name).join(translate('ui.separator')) })}
      </ConfirmDialog>
    </>
  );
}

/** Says what was done, and asks for what it has changed: the classes, the ● of the teachers. */
function useSaved() {
  const notify = useNotify();
  const refresh = useRefresh();
  const client = useQueryClient();
  return async (message: string, count: number) => {
    notify(message, { type: 'success', messageArgs: { count } });
    refresh();
    await client.invalidateQueries({ queryKey: counsellingKey });
  };
}
