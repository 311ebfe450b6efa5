import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import CardActions from '@mui/material/CardActions';
import CardContent from '@mui/material/CardContent';
import Typography from '@mui/material/Typography';
import CheckCircleIcon from '@mui/icons-material/CheckCircleOutlined';
import { useNotify, useTranslate } from 'react-admin';
import { counsellingRoutes, type OwnCounsellingRecord } from '@portfolio/portfolio/contract';
import { call, toApiError } from '../providers/api';
import { useMe } from '../providers/session';
import { cardGrid } from '../portfolio/card-grid';
import { rocDateTime } from '../shared/dates';
import { EmptyState } from '../shared/EmptyState';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { Page } from '../shared/Page';
import { RecordText } from './RecordText';
import { useOwnRecords, useRefreshCounselling } from './queries';

/** 課程諮詢紀錄 about oneself: to read, and to sign off having read. */
export default function MyCounsellingPage() {
  const translate = useTranslate();
  const { data: records, error, isPending, refetch } = useOwnRecords();
  return (
    <Page title={translate('screens.myCounselling')} help={translate('counselling.own-help')}>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {isPending && <Loading />}
      {records?.length === 0 && <EmptyState>{translate('counselling.own-empty')}</EmptyState>}
      <Box component="ul" sx={cardGrid}>{records?.map((record) => <Box component="li" key={record.id}><RecordCard record={record} /></Box>)}</Box>
    </Page>
  );
}

function RecordCard({ record }: { record: OwnCounsellingRecord }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refreshAll = useRefreshCounselling();
  const maySign = useMe().kind === 'student';
  const sign = async () => {
    try {
      await call(counsellingRoutes.signCounsellingRecord, { params: { id: record.id } });
      notify('counselling.signed', { type: 'success' });
    } catch (error) {
      notify(toApiError(error).message, { type: 'error' });
    } finally {
      void refreshAll();
    }
  };
  return (
    <Card component="article" sx={{ display: 'flex', flexDirection: 'column' }}>
      <CardContent sx={{ flexGrow: 1, display: 'grid', gap: 1, alignContent: 'start' }}>
        <Typography variant="h3" component="h2" sx={{ overflowWrap: 'anywhere' }}>{record.subject}</Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>{translate('counselling.by', { teacher: record.teacher })}</Typography>
        <RecordText record={record} />
      </CardContent>
      <CardActions sx={{ px: 2, pb: 2 }}>
        {record.readAt
          ? <Typography variant="body2" className="numeric" sx={{ color: 'success.main', display: 'flex', gap: 0.5, alignItems: 'center' }}><CheckCircleIcon fontSize="small" aria-hidden />{translate('counselling.read-at', { at: rocDateTime(record.readAt) })}</Typography>
          : maySign && <Button variant="contained" size="small" onClick={sign}>{translate('counselling.sign')}</Button>}
      </CardActions>
    </Card>
  );
}
