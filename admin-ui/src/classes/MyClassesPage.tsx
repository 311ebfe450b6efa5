import { useState } from 'react';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useTranslate } from 'react-admin';
import { classStudentList, type MyClass } from '@portfolio/portfolio/contract';
import { useMyClasses } from '../counselling/queries';
import { useTerm } from '../providers/session';
import { ErrorNote } from '../shared/ErrorNote';
import { Grid } from '../shared/Grid';
import { Loading } from '../shared/Loading';
import { Page } from '../shared/Page';

/** 我的班級: the students of the classes in which a teacher has a duty, with what each has; read-only. */
export default function MyClassesPage() {
  const translate = useTranslate();
  const { term } = useTerm();
  const [chosen, setChosen] = useState('');
  const { data: classes, error, isPending, refetch } = useMyClasses(term);
  const picked = classes?.find(({ id }) => id === chosen) ?? null;
  const duty = ({ homeroom, counselling }: MyClass): string => [homeroom && translate('enums.stageKind.homeroom'), counselling && translate('enums.stageKind.counsellor')].filter(Boolean).join(translate('ui.separator'));
  return (
    <Page title={translate('screens.myClasses')} help={translate('classes.help')}>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {isPending && <Loading />}
      {classes && (
        <TextField select label={translate('classes.class')} value={picked?.id ?? ''} onChange={({ target }) => setChosen(target.value)} slotProps={{ select: { native: true }, inputLabel: { shrink: true } }} sx={{ minWidth: 240, mb: 2 }}>
          <option value="">{translate('classes.all', { smart_count: classes.length })}</option>
          {classes.map((each) => <option key={each.id} value={each.id}>{`${each.name}（${duty(each)}，${translate('classes.students', { smart_count: each.students })}）`}</option>)}
        </TextField>
      )}
      <Grid
        list={classStudentList} params={{ term, ...(picked && { classId: picked.id }) }} firstCell={({ id }) => `/my-classes/students/${id}`} emptyText={translate('classes.empty')}
        cells={{ className: ({ className }) => <Box component="span" sx={{ whiteSpace: 'nowrap' }}>{className}</Box> }}
        columns={['name', 'className', 'seatNo', 'studentNo', 'sent', 'certified', 'returned', 'ticked', 'performances', 'plans', 'records']}
      />
    </Page>
  );
}
