import { useState } from 'react';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import EditIcon from '@mui/icons-material/EditOutlined';
import LockOpenIcon from '@mui/icons-material/LockOpenOutlined';
import { useNotify, useTranslate } from 'react-admin';
import { limits } from '@portfolio/config/limits';
import { noteBody, receiptReportList, routes } from '@portfolio/receipts/contract';
import { call } from '../providers/api';
import { useMay, useTerm } from '../providers/session';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { ContractFormBox, FormText } from '../shared/FormField';
import { Grid, type GridRow } from '../shared/Grid';
import { Page } from '../shared/Page';
import { StateChip } from '../shared/StateChip';
import { useContractForm } from '../shared/use-contract-form';
import { useRefreshReceipts } from './queries';

type Report = GridRow<typeof receiptReportList.columns>;

/** The manual’s, with what is to be done first. */
const COLUMNS = ['number', 'state', 'name', 'className', 'seatNo', 'category', 'kind', 'description', 'note', 'reportedAt', 'term', 'notedBy'] as const;

/** 8.1.3 問題回報紀錄查看 */
export default function ReceiptReportsPage() {
  const translate = useTranslate();
  const { term } = useTerm();
  const mayNote = useMay(routes.note.access);
  const mayReopen = useMay(routes.reopen.access);
  const [noting, setNoting] = useState<Report | null>(null);
  const [reopening, setReopening] = useState<Report | null>(null);
  return (
    <Page title={translate('screens.receiptReports')} code="S0503S" help={translate('receipts.reports.help')}>
      <Grid
        list={receiptReportList} params={{ term }} emptyText={translate('receipts.reports.empty')} firstCell={({ studentId }) => `/receipt-students/${studentId}`}
        columns={COLUMNS}
        cells={{ description: ({ description }) => <Written text={description} />, note: ({ note }) => <Written text={note} />, state: ({ state }) => <StateChip enumName="reportState" value={String(state)} /> }}
        rowActions={(row) => (
          <Box sx={{ display: 'flex' }}>
            {mayNote && <IconButton aria-label={translate('receipts.reports.noteOf', { number: Number(row.number) })} title={translate('receipts.reports.note')} onClick={() => setNoting(row)}><EditIcon /></IconButton>}
            {mayReopen && row.answered === true && (
              <IconButton aria-label={translate('receipts.reports.reopenOf', { name: String(row.name), category: translate(`enums.receiptCategory.${String(row.category)}`) })} title={translate('receipts.reports.reopen')} onClick={() => setReopening(row)}><LockOpenIcon /></IconButton>
            )}
          </Box>
        )}
      />
      {noting && <NoteDialog report={noting} onClose={() => setNoting(null)} />}
      {reopening && <ReopenDialog report={reopening} onClose={() => setReopening(null)} />}
    </Page>
  );
}

/** What somebody wrote, wide enough to be read. */
const Written = ({ text }: { text: unknown }) => <Box sx={{ minWidth: text ? { sm: '14rem' } : undefined, overflowWrap: 'anywhere' }}>{String(text ?? '')}</Box>;

function NoteDialog({ report, onClose }: { report: Report; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefreshReceipts();
  const form = useContractForm(noteBody, {
    values: { note: String(report.note ?? ''), lockVersion: Number(report.lockVersion) },
    onSubmit: async (body) => {
      await call(routes.note, { params: { id: report.id }, body });
      await refresh();
      notify('receipts.reports.saved', { type: 'success' });
      onClose();
    },
  });
  const title = translate('receipts.reports.dialog', { name: String(report.name) });
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-label={title}>
      <DialogTitle>{title}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <Typography sx={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}><strong>{translate(`enums.reportKind.${String(report.kind)}`)}</strong>{'　'}{report.description}</Typography>
        <ContractFormBox form={form} label={title}>
          <FormText name="note" label={translate('receipts.reports.text')} help={translate('receipts.reports.seen')} limit={limits.receipts.note.max} multiline minRows={3} required autoFocus />
          <Box sx={{ display: 'flex', gap: 1, justifyContent: 'flex-end' }}>
            <Button onClick={onClose}>{translate('ui.action.cancel')}</Button>
            <Button type="submit" variant="contained" loading={form.busy}>{translate('ui.action.save')}</Button>
          </Box>
        </ContractFormBox>
      </DialogContent>
    </Dialog>
  );
}

function ReopenDialog({ report, onClose }: { report: Report; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefreshReceipts();
  const reopen = async () => {
    await call(routes.reopen, { params: { id: String(report.receiptId) }, body: {} });
    await refresh();
    notify('receipts.reports.reopened', { type: 'success' });
  };
  return (
    <ConfirmDialog open title={translate('receipts.reports.reopenTitle')} confirm={translate('receipts.reports.reopen')} onConfirm={reopen} onClose={onClose}>
      {translate('receipts.reports.reopenText', { name: String(report.name), category: translate(`enums.receiptCategory.${String(report.category)}`), number: Number(report.number) })}
    </ConfirmDialog>
  );
}
