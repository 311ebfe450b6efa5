import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useTheme } from '@mui/material/styles';
import { visuallyHidden } from '@mui/utils';
import { useQueryClient } from '@tanstack/react-query';
import { useNotify, useRefresh, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { counsellingTeacherList, routes } from '@portfolio/school/contract';
import { termName } from '../layout/TermPicker';
import { call } from '../providers/api';
import { useMay, useTerm } from '../providers/session';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { EmptyState } from '../shared/EmptyState';
import { Grid } from '../shared/Grid';
import { Page } from '../shared/Page';
import { CounsellingClasses } from './CounsellingClasses';
import { counsellingKey } from './queries';

/** 3.4 設定課程諮詢教師: teachers on the left, the classes of the chosen one on the right; on a phone one after the other. */
export default function CounsellingTeachersPage() {
  const translate = useTranslate();
  const { term } = useTerm();
  const [search] = useSearchParams();
  const teacher = search.get('teacher');
  const isWide = useMediaQuery(useTheme().breakpoints.up('lg'));
  const mayCopy = useMay(routes.copyCounselling.access);
  const [isCopying, setCopying] = useState(false);
  const classes = teacher ? <CounsellingClasses key={`${teacher} ${term}`} teacherId={teacher} term={term} isAlone={!isWide} /> : <EmptyState>{translate('school.counselling.pick-teacher')}</EmptyState>;
  return (
    <Page
      title={translate('screens.counsellingTeachers')} code="S0204S" help={translate('school.counselling.help')}
      actions={mayCopy && <Button variant="outlined" onClick={() => setCopying(true)}>{translate('school.counselling.copy')}</Button>}
    >
      {isWide ? (
        <Box sx={{ display: 'grid', gap: 2, alignItems: 'start', gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)' }}>
          <Teachers term={term} chosen={teacher} />
          <Box>{classes}</Box>
        </Box>
      ) : teacher ? classes : <Teachers term={term} chosen={null} />}
      {isCopying && <CopyDialog term={term} onClose={() => setCopying(false)} />}
    </Page>
  );
}

function Teachers({ term, chosen }: { term: string; chosen: string | null }) {
  const translate = useTranslate();
  return (
    <Box component="section" aria-label={translate('school.counselling.teachers')}>
      <Typography sx={{ color: 'text.secondary', mb: 1 }}>{translate('school.counselling.legend', { term })}</Typography>
      <Grid
        list={counsellingTeacherList} params={{ term }} embedded columns={['name', 'email', 'classes', 'assigned']} firstCell={({ id }) => `/counselling-teachers?teacher=${id}`}
        cells={{ name: ({ id, name, assigned }) => <TeacherName name={String(name)} isAssigned={assigned === true} isChosen={id === chosen} /> }}
      />
    </Box>
  );
}

/** ● before those who have a class in the term already. */
function TeacherName({ name, isAssigned, isChosen }: { name: string; isAssigned: boolean; isChosen: boolean }) {
  const translate = useTranslate();
  return (
    <Box component="span" aria-current={isChosen ? 'true' : undefined} sx={{ fontWeight: isChosen ? 700 : 400 }}>
      {isAssigned && <><span aria-hidden>● </span><Box component="span" sx={visuallyHidden}>{`${translate('school.counselling.assigned')} `}</Box></>}
      {name}
    </Box>
  );
}

function CopyDialog({ term, onClose }: { term: string; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const client = useQueryClient();
  const copy = async () => {
    const { done } = await call(routes.copyCounselling, { body: { term } });
    notify('school.counselling.copy-done', { type: 'success', messageArgs: { count: done } });
    refresh();
    await client.invalidateQueries({ queryKey: counsellingKey });
  };
  return (
    <ConfirmDialog open title={translate('school.counselling.copy-title')} confirm={translate('school.counselling.copy')} onConfirm={copy} onClose={onClose}>
      {translate('school.counselling.copy-text', { term: termName(translate, term) })}
    </ConfirmDialog>
  );
}
