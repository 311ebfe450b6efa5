import { useState } from 'react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import CheckIcon from '@mui/icons-material/CheckCircleOutlined';
import ErrorIcon from '@mui/icons-material/ErrorOutlineOutlined';
import { useNotify, useTranslate } from 'react-admin';
import { limits } from '@portfolio/config/limits';
import { reportBody, reportKinds, routes, type ReceiptView, type ReportKind } from '@portfolio/receipts/contract';
import { call } from '../providers/api';
import { useMe } from '../providers/session';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { rocEnd } from '../shared/dates';
import { ContractFormBox, FormText } from '../shared/FormField';
import { useContractForm } from '../shared/use-contract-form';
import { useRefreshReceipts } from './queries';

/** 資料正確 or 資料錯誤, while it may be answered; why not, otherwise. */
export function AnswerBox({ receipt }: { receipt: ReceiptView }) {
  const translate = useTranslate();
  const { kind } = useMe();
  const [asked, setAsked] = useState<'confirm' | 'report' | null>(null);
  const until = rocEnd(receipt.endsAt);
  if (receipt.state !== 'open') return <Note>{translate('receipts.mine.locked')}</Note>;
  if (receipt.phase === 'before') return null;
  if (receipt.phase === 'after') return <Note>{translate('receipts.mine.after', { until })}</Note>;
  if (kind === 'temporary') return <Note>{translate('receipts.mine.temporary')}</Note>;
  return (
    <Paper variant="outlined" component="section" className="no-print" sx={{ p: 2, mt: 2, display: 'grid', gap: 1.5 }}>
      <Typography className="numeric">{translate('receipts.mine.open', { until })}</Typography>
      {asked !== 'report' && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          <Button variant="contained" startIcon={<CheckIcon />} onClick={() => setAsked('confirm')}>{translate('receipts.mine.confirm')}</Button>
          <Button variant="outlined" color="error" startIcon={<ErrorIcon />} onClick={() => setAsked('report')}>{translate('receipts.mine.report')}</Button>
        </Box>
      )}
      {asked === 'confirm' && <Confirm receipt={receipt} onClose={() => setAsked(null)} />}
      {asked === 'report' && <ReportForm receipt={receipt} onClose={() => setAsked(null)} />}
    </Paper>
  );
}

const Note = ({ children }: { children: string }) => <Alert severity="info" variant="outlined" className="numeric no-print" sx={{ mt: 2 }}>{children}</Alert>;

function Confirm({ receipt, onClose }: { receipt: ReceiptView; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefreshReceipts();
  const category = translate(`enums.receiptCategory.${receipt.category}`);
  const rows = (receipt.tables ?? []).reduce((sum, table) => sum + table.rows.length, 0);
  const confirm = async () => {
    await call(routes.confirm, { params: { id: receipt.id }, body: { version: receipt.version } });
    await refresh();
    notify('receipts.mine.confirmed', { type: 'success', messageArgs: { category } });
  };
  return (
    <ConfirmDialog open title={translate('receipts.mine.confirmTitle')} confirm={translate('receipts.mine.confirm')} onConfirm={confirm} onClose={onClose}>
      {translate('receipts.mine.confirmText', { category, rows })}
    </ConfirmDialog>
  );
}

/** A box a kind, each with its text. The schema is the server's: what is ticked is what is sent. */
function ReportForm({ receipt, onClose }: { receipt: ReceiptView; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefreshReceipts();
  const form = useContractForm(reportBody, {
    values: { version: receipt.version, reports: [] },
    onSubmit: async (body) => {
      await call(routes.report, { params: { id: receipt.id }, body });
      await refresh();
      notify('receipts.mine.sent', { type: 'success', messageArgs: { count: body.reports.length } });
    },
  });
  const reports = form.form.watch('reports');
  const [tried, setTried] = useState(false);
  const toggle = (kind: ReportKind) => {
    const without = reports.filter((report) => report.kind !== kind);
    form.form.setValue('reports', without.length < reports.length ? without : [...reports, { kind, description: '' }], { shouldDirty: true });
  };
  return (
    <ContractFormBox form={{ ...form, submit: (event) => { setTried(true); return form.submit(event); } }} label={translate('receipts.mine.reportTitle')}>
      <Typography variant="h3">{translate('receipts.mine.reportTitle')}</Typography>
      <Typography sx={{ color: 'text.secondary' }}>{translate('receipts.mine.reportHelp')}</Typography>
      {reportKinds.map((kind) => {
        const at = reports.findIndex((report) => report.kind === kind);
        const name = translate(`enums.reportKind.${kind}`);
        return (
          <Box key={kind} sx={{ display: 'grid', gap: 1 }}>
            <FormControlLabel label={`${name}：${translate(`receipts.mine.kindHelp.${kind}`)}`} control={<Checkbox checked={at >= 0} onChange={() => toggle(kind)} />} />
            {at >= 0 && <FormText key={`${kind} ${at}`} name={`reports.${at}.description`} label={translate('receipts.mine.describe', { kind: name })} limit={limits.receipts.report.max} multiline minRows={2} required />}
          </Box>
        );
      })}
      {tried && reports.length === 0 && <Alert severity="error" variant="outlined">{translate('errors.receipt-report-none')}</Alert>}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <Button type="submit" variant="contained" color="error" loading={form.busy}>{translate('receipts.mine.send')}</Button>
        <Button onClick={onClose}>{translate('ui.action.cancel')}</Button>
      </Box>
    </ContractFormBox>
  );
}
