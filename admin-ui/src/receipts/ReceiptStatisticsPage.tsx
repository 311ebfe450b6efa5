import { useState } from 'react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useTheme } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { receiptAnswerList, receiptClassList, type ReceiptCategory, type Summary } from '@portfolio/receipts/contract';
import { useTerm } from '../providers/session';
import { ErrorNote } from '../shared/ErrorNote';
import { Grid } from '../shared/Grid';
import { Loading } from '../shared/Loading';
import { Page } from '../shared/Page';
import { StateChip } from '../shared/StateChip';
import { useCategories, useSummary } from './queries';

/** 8.1.4 確認鈕統計: the whole school by class, or one class by student. */
export default function ReceiptStatisticsPage() {
  const translate = useTranslate();
  const { term, semester } = useTerm();
  return (
    <Page title={translate('screens.receiptStatistics')} code="S0504S" help={translate('receipts.statistics.help')}>
      {semester === 0 ? <Alert severity="info" variant="outlined">{translate('receipts.pickSemester')}</Alert> : <Statistics key={term} term={term} />}
    </Page>
  );
}

function Statistics({ term }: { term: string }) {
  const translate = useTranslate();
  const categories = useCategories();
  // A card on a phone is headed by its first column.
  const first = useMediaQuery(useTheme().breakpoints.down('sm')) ? (['className', 'grade'] as const) : (['term', 'grade', 'className'] as const);
  const [classId, setClassId] = useState<string | null>(null);
  const { data: summary, error, isPending, refetch } = useSummary(term, classId, true);
  const chips = Object.fromEntries(categories.map((category) => [category, (row: Record<string, unknown>) => (row[category] ? <StateChip enumName="receiptState" value={String(row[category])} /> : '-')]));
  return (
    <>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {isPending && <Loading />}
      {summary && (
        <Box sx={{ display: 'grid', gap: 2, mb: 2 }}>
          <TextField select label={translate('receipts.statistics.scope')} value={classId ?? ''} onChange={({ target }) => setClassId(target.value || null)} sx={{ maxWidth: 280 }} slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}>
            <option value="">{translate('receipts.statistics.whole')}</option>
            {summary.classes.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
          </TextField>
          <Parts parts={summary.parts} />
        </Box>
      )}
      {classId === null
        ? <Grid key="classes" embedded list={receiptClassList} params={{ term }} columns={[...first, ...categories.flatMap(columnsOf), 'students']} />
        : <Grid key={classId} embedded list={receiptAnswerList} params={{ term, classId }} columns={['className', 'seatNo', 'studentNo', 'name', ...categories]} cells={chips} />}
    </>
  );
}

const columnsOf = (category: ReceiptCategory) => [`${category}Confirmed`, `${category}Reported`] as const;

function Parts({ parts }: { parts: Summary['parts'] }) {
  const translate = useTranslate();
  if (parts.length === 0) return <Typography sx={{ color: 'text.secondary' }}>{translate('receipts.statistics.none')}</Typography>;
  return (
    <Paper variant="outlined" role="status" sx={{ p: 2 }}>
      <Box component="ul" className="numeric" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.5 }}>
        {parts.map((part) => <li key={part.category}>{translate('receipts.statistics.part', { ...part, category: translate(`enums.receiptCategory.${part.category}`) })}</li>)}
      </Box>
    </Paper>
  );
}
