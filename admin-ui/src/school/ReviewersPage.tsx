import { useState } from 'react';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useRefresh, useTranslate } from 'react-admin';
import { reviewerList, routes } from '@portfolio/school/contract';
import { call } from '../providers/api';
import { useMay, useTerm } from '../providers/session';
import { Grid, type GridRow } from '../shared/Grid';
import { Page } from '../shared/Page';
import { SaveBar } from '../shared/SaveBar';

type Reviewer = GridRow<typeof reviewerList.columns>;

const YES_NO = [true, false] as const;

/** 3.5 合開課程設定審核老師: edited in place, saved all at once. */
export default function ReviewersPage() {
  const translate = useTranslate();
  const refresh = useRefresh();
  const { term } = useTerm();
  const mayEdit = useMay(routes.saveReviewers.access);
  const [changes, setChanges] = useState<ReadonlyMap<string, boolean>>(new Map());
  const choose = ({ id, reviews }: Reviewer, next: boolean) => {
    const after = new Map(changes);
    if (next === reviews) after.delete(id);
    else after.set(id, next);
    setChanges(after);
  };
  const save = async () => {
    await call(routes.saveReviewers, { body: { changes: [...changes].map(([id, reviews]) => ({ id, reviews })) } });
    setChanges(new Map());
    refresh();
  };
  return (
    <Page title={translate('screens.reviewers')} code="S0209S" help={translate('school.reviewers.help')}>
      {/* Embedded: turning a page or filtering is no leaving of what is not saved yet. */}
      <Grid
        list={reviewerList} params={{ term }} embedded emptyText={translate('school.reviewers.empty')}
        columns={['courseName', 'className', 'teacherName', 'reviews', 'year', 'semester']}
        cells={mayEdit ? { reviews: (row) => <ReviewChoice row={row} value={changes.get(row.id) ?? row.reviews === true} onChange={(next) => choose(row, next)} /> } : undefined}
      />
      {mayEdit && <SaveBar before={[]} after={[]} changed={changes.size} summary={translate('school.reviewers.changed', { count: changes.size })} onSave={save} />}
    </Page>
  );
}

function ReviewChoice({ row, value, onChange }: { row: Reviewer; value: boolean; onChange: (next: boolean) => void }) {
  const translate = useTranslate();
  const word = (choice: boolean): string => translate(`enums.boolean.${String(choice)}`);
  const label = translate('school.reviewers.label', { course: String(row.courseName), teacher: String(row.teacherName) });
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
      <TextField
        select size="small" value={String(value)} onChange={({ target }) => onChange(target.value === 'true')} sx={{ minWidth: 76 }}
        slotProps={{ select: { native: true }, htmlInput: { 'aria-label': label, sx: { py: '5px' } } }}
      >
        {YES_NO.map((choice) => <option key={String(choice)} value={String(choice)}>{word(choice)}</option>)}
      </TextField>
      {value !== row.reviews && <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8125rem', whiteSpace: 'nowrap' }}>{translate('school.reviewers.was', { was: word(row.reviews === true) })}</Box>}
    </Box>
  );
}
