import Button from '@mui/material/Button';
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
import { Signatures, StudentFacts } from './PaperParts';
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
  return (
    <Page title={title} code="S0502S" actions={actions}>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {isPending && <Loading />}
      {shelf && <StudentFacts student={shelf.student} />}
      {shelf?.receipts.length === 0 && <EmptyState>{translate('receipts.students.empty')}</EmptyState>}
      {shelf && shelf.receipts.length > 0 && <CategoryTabs receipts={shelf.receipts}>{(receipt) => <ReceiptDetail receipt={receipt} />}</CategoryTabs>}
      {shelf && shelf.receipts.length > 0 && <Signatures />}
    </Page>
  );
}
