import { useState } from 'react';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import LinkIcon from '@mui/icons-material/LinkOutlined';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { auditChainRoutes, type ChainReport } from '@portfolio/access/contract';
import { call } from '../providers/api';
import { ErrorNote } from '../shared/ErrorNote';
import { rocDateTime } from '../shared/dates';

/** A million entries take the database some ten seconds. */
const TIMEOUT_MS = 10 * 60_000;

/** 驗證紀錄鏈: whether the audit log is as it was written. */
export function ChainCheck() {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button variant="outlined" startIcon={<LinkIcon />} onClick={() => setOpen(true)}>{translate('audit-chain.verify')}</Button>
      <Dialog open={open} onClose={close} maxWidth="sm" fullWidth aria-labelledby="chain-title">
        <DialogTitle id="chain-title">{translate('audit-chain.title')}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>{open && <Check />}</DialogContent>
        <DialogActions><Button onClick={close} autoFocus>{translate('ui.action.close')}</Button></DialogActions>
      </Dialog>
    </>
  );
}

function Check() {
  const translate = useTranslate();
  const { data: report, error, isFetching, refetch } = useQuery({
    queryKey: ['audit-chain'], gcTime: 0, queryFn: ({ signal }) => call(auditChainRoutes.verifyAuditChain, { signal, timeoutMs: TIMEOUT_MS }),
  });
  if (isFetching) return <><LinearProgress aria-label={translate('audit-chain.title')} /><Typography role="status">{translate('audit-chain.running')}</Typography></>;
  if (!report) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  return <Report report={report} />;
}

function Report({ report: { entries, from, until, head, fault, checkedAt } }: { report: ChainReport }) {
  const translate = useTranslate();
  const count = entries.toLocaleString('zh-TW');
  return (
    <>
      {fault ? (
        <Alert severity="error" variant="outlined">
          <AlertTitle>{translate('audit-chain.broken', { fault: translate(`enums.chainFault.${fault.kind}`) })}</AlertTitle>
          {fault.happenedAt && <p>{translate('audit-chain.first', { at: rocDateTime(fault.happenedAt), who: fault.actorName ?? '', action: translate(`audit.${fault.action}`, { _: fault.action ?? '' }) })}</p>}
          {translate('audit-chain.what-to-do')}
        </Alert>
      ) : (
        <Alert severity="success" variant="outlined">{from && until ? translate('audit-chain.whole', { count, from: rocDateTime(from), until: rocDateTime(until) }) : translate('audit-chain.empty')}</Alert>
      )}
      {head && !fault && <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>{translate('audit-chain.head', { hash: head })}</Typography>}
      <Typography variant="body2" className="numeric" sx={{ color: 'text.secondary' }}>{translate('audit-chain.checked', { at: rocDateTime(checkedAt), count })}</Typography>
    </>
  );
}
