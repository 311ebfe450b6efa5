import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useNotify, useTranslate } from 'react-admin';
import { routes, uncertifiedStudentList, uncertifiedTeacherList } from '@portfolio/insight/contract';
import { call } from '../providers/api';
import { useMay, useTerm } from '../providers/session';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { Grid, type Selection } from '../shared/Grid';
import { Page } from '../shared/Page';

interface Picked {
  id: string;
  name: string;
  term: string;
}

/** 4.4 未認證教師狀況表: teachers with what waits for them, and the students behind the number of one. */
export default function UncertifiedTeachersPage() {
  const translate = useTranslate();
  const { term } = useTerm();
  const mayRemind = useMay(routes.remindTeachers.access);
  const [chosen, setPicked] = useState<Picked | null>(null);
  const picked = chosen?.term === term ? chosen : null;
  return (
    <Page title={translate('screens.uncertifiedTeachers')} code="S0216S" help={translate('insight.uncertified-lead')}>
      <Grid
        list={uncertifiedTeacherList} params={{ term }} emptyText={translate('insight.all-certified')}
        bulkActions={mayRemind ? (selection) => <RemindButton {...selection} /> : undefined}
        rowActions={({ id, teacherName }) => (
          <Button size="small" aria-label={translate('insight.pick-teacher', { name: String(teacherName) })} onClick={() => setPicked({ id, name: String(teacherName), term })}>{translate('insight.pick')}</Button>
        )}
      />
      {picked && (
        <Box component="section" sx={{ mt: 3 }}>
          <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', mb: 1 }}>
            <Typography variant="h2" tabIndex={-1} ref={(heading: HTMLElement | null) => heading?.focus()}>{translate('insight.students-of', { name: picked.name })}</Typography>
            <Button className="no-print" onClick={() => setPicked(null)}>{translate('insight.close')}</Button>
          </Box>
          <Grid key={picked.id} embedded list={uncertifiedStudentList} params={{ term, teacher: picked.id }} emptyText={translate('insight.no-students')} />
        </Box>
      )}
    </Page>
  );
}

/** Tells the ticked teachers, after a question that says how many. */
function RemindButton({ ids, clear }: Pick<Selection, 'ids' | 'clear'>) {
  const translate = useTranslate();
  const notify = useNotify();
  const [isAsking, setAsking] = useState(false);
  const remind = async () => {
    const { done: count } = await call(routes.remindTeachers, { body: { ids } });
    notify(count > 0 ? 'insight.reminded' : 'insight.reminded-nobody', { type: count > 0 ? 'success' : 'warning', messageArgs: { count } });
    setAsking(false);
    clear();
  };
  return (
    <>
      <Button variant="contained" onClick={() => setAsking(true)}>{translate('insight.remind')}</Button>
      <ConfirmDialog open={isAsking} title={translate('insight.remind-title', { count: ids.length })} confirm={translate('insight.remind')} onConfirm={remind} onClose={() => setAsking(false)}>
        {translate('insight.remind-text', { count: ids.length })}
      </ConfirmDialog>
    </>
  );
}
