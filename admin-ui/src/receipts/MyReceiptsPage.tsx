import { useState } from 'react';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import PrintIcon from '@mui/icons-material/PrintOutlined';
import { useTranslate } from 'react-admin';
import type { ReceiptShelf } from '@portfolio/receipts/contract';
import { termName } from '../layout/TermPicker';
import { EmptyState } from '../shared/EmptyState';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { Page } from '../shared/Page';
import { AnswerBox } from './AnswerBox';
import { CategoryTabs } from './CategoryTabs';
import { Signatures, StudentFacts } from './PaperParts';
import { useMyReceipts } from './queries';
import { ReceiptDetail } from './ReceiptDetail';

/** 收訖明細確認: a student looks through what the central database holds, and answers. */
export default function MyReceiptsPage() {
  const translate = useTranslate();
  const [term, setTerm] = useState<string | null>(null);
  const { data: shelf, error, isPending, refetch } = useMyReceipts(term);
  const print = shelf && shelf.receipts.length > 0 ? <Button startIcon={<PrintIcon aria-hidden />} onClick={() => window.print()}>{translate('receipts.mine.print')}</Button> : undefined;
  return (
    <Page title={translate('screens.myReceipts')} help={translate('receipts.mine.help')} actions={print}>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {isPending && <Loading />}
      {shelf && shelf.terms.length > 1 && (
        <TextField select className="no-print" label={translate('receipts.mine.term')} value={shelf.term} onChange={({ target }) => setTerm(target.value)} sx={{ mb: 2, minWidth: 220 }} slotProps={{ select: { native: true } }}>
          {shelf.terms.map((option) => <option key={option} value={option}>{termName(translate, option)}</option>)}
        </TextField>
      )}
      {shelf?.receipts.length === 0 && <EmptyState>{translate('receipts.mine.empty')}</EmptyState>}
      {shelf && shelf.receipts.length > 0 && <Receipts key={shelf.term} shelf={shelf} />}
    </Page>
  );
}

function Receipts({ shelf }: { shelf: ReceiptShelf }) {
  const translate = useTranslate();
  const waiting = shelf.receipts.filter(({ state, phase }) => state === 'open' && phase === 'open').length;
  const open = shelf.receipts.some(({ state }) => state === 'open');
  return (
    <>
      <StudentFacts student={shelf.student} onPaperOnly />
      {waiting > 0 && <Alert className="no-print" severity="info" variant="outlined" sx={{ mb: 1 }}>{translate('receipts.mine.todo', { count: waiting })}</Alert>}
      {!open && <Alert className="no-print" severity="success" variant="outlined" sx={{ mb: 1 }}>{translate('receipts.mine.allDone')}</Alert>}
      <CategoryTabs receipts={shelf.receipts}>
        {(receipt) => (
          <>
            <ReceiptDetail receipt={receipt} />
            <AnswerBox key={`${receipt.id} ${receipt.version} ${receipt.state}`} receipt={receipt} />
          </>
        )}
      </CategoryTabs>
      <Signatures />
    </>
  );
}
