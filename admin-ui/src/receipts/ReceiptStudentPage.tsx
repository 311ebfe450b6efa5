import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import ArrowBackIcon from '@mui/icons-material/ArrowBack';
import PrintIcon from '@mui/icons-material/PrintOutlined';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router-dom';
import { useTerm } from '../providers/session';
import { EmptyState } from '../shared/EmptyState';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { Page } from '../shared/Page';
import { CategoryTabs } from './CategoryTabs';
import { useStudentReceipts } from './queries';
import { ReceiptDetail } from './ReceiptDetail';

/** 8.1.2: what the central database holds of one student. */
export default function ReceiptStudentPage() {
  const translate = useTranslate();
  const { id = '' } = useParams();
  const { term } = useTerm();
  const { data: shelf, error, isPending, refetch } = useStudentReceipts(id, term);
  const title = shelf ? translate('receipts.students.title', { name: shelf.student.name }) : translate('screens.receiptStudents');
  const actions = (
    <>
      <Button component={RouterLink} to="/receipt-students" startIcon={<ArrowBackIcon aria-hidden />}>{translate('receipts.students.back')}</Button>
      <Button startIcon={<PrintIcon aria-hidden />} onClick={() => window.print()}>{translate('receipts.mine.print')}</Button>
    </>
  );
  const facts = shelf && [shelf.student.className, shelf.student.seatNo !== null && translate('receipts.students.seat', { seatNo: shelf.student.seatNo }), translate('receipts.students.no', { studentNo: shelf.student.studentNo })];
  return (
    <Page title={title} code="S0502S" actions={actions}>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {isPending && <Loading />}
      {facts && <Typography className="numeric" sx={{ mb: 1 }}>{facts.filter(Boolean).join('　')}</Typography>}
      {shelf?.receipts.length === 0 && <EmptyState>{translate('receipts.students.empty')}</EmptyState>}
      {shelf && shelf.receipts.length > 0 && <CategoryTabs receipts={shelf.receipts}>{(receipt) => <ReceiptDetail receipt={receipt} />}</CategoryTabs>}
    </Page>
  );
}
