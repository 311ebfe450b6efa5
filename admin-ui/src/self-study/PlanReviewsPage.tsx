import { useState } from 'react';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { studyPlanReviewList } from '@portfolio/portfolio/contract';
import { Grid, type GridRow, type Selection } from '../shared/Grid';
import { Page } from '../shared/Page';
import { PlanAnswerDialogs, type AskedAnswer } from './PlanAnswerDialogs';

type Row = GridRow<typeof studyPlanReviewList.columns>;

/** 審核自主學習計畫: plans that wait at a stage of this person. */
export default function PlanReviewsPage() {
  const translate = useTranslate();
  const [asked, setAsked] = useState<AskedAnswer | null>(null);
  const [clear, setClear] = useState<() => void>(() => () => undefined);
  const ask = (answer: AskedAnswer['answer'], { rows, clear: unselect }: Selection<typeof studyPlanReviewList.columns>) => {
    setClear(() => unselect);
    setAsked({ answer, plans: rows.map((row) => ({ id: row.id, position: Number(row.position), name: `${String(row.studentName)}　${String(row.title)}` })) });
  };
  const stage = (row: Row): string => (row.stageName === null ? translate(`enums.stageKind.${String(row.stageKind)}`) : String(row.stageName));
  return (
    <Page title={translate('screens.planReviews')} help={translate('self-study.reviews.help')}>
      <Grid
        list={studyPlanReviewList} columns={['title', 'className', 'seatNo', 'studentNo', 'studentName', 'stageKind', 'submittedAt']} cells={{ stageKind: stage }}
        firstCell={({ id }) => `/study-plan-reviews/${id}`} emptyText={translate('self-study.reviews.empty')}
        bulkActions={(selection) => (
          <>
            <Button size="small" variant="contained" onClick={() => ask('pass', selection)}>{translate('self-study.reviews.pass-many', { smart_count: selection.rows.length })}</Button>
            <Button size="small" variant="outlined" color="warning" onClick={() => ask('return', selection)}>{translate('self-study.reviews.return-many', { smart_count: selection.rows.length })}</Button>
          </>
        )}
      />
      <PlanAnswerDialogs asked={asked} onClose={() => setAsked(null)} onDone={clear} />
    </Page>
  );
}
