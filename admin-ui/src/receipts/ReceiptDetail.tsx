import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import CheckIcon from '@mui/icons-material/CheckCircleOutlined';
import ErrorIcon from '@mui/icons-material/ErrorOutlineOutlined';
import HourglassIcon from '@mui/icons-material/HourglassEmptyOutlined';
import { useTranslate } from 'react-admin';
import type { ReceiptView } from '@portfolio/receipts/contract';
import { rocDateTime, rocEnd } from '../shared/dates';
import { StateChip } from '../shared/StateChip';
import { ReceiptTables } from './ReceiptTables';

/** One category of a student: rosters, time, what is held, what was ticked beside it, and the reports. */
export function ReceiptDetail({ receipt }: { receipt: ReceiptView }) {
  const translate = useTranslate();
  const { tables, ticked, reports, startsAt } = receipt;
  return (
    <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
      <Head receipt={receipt} />
      {tables === null
        ? <Typography>{translate('receipts.view.before', { from: rocDateTime(startsAt) })}</Typography>
        : (
          <>
            <ReceiptTables tables={tables} />
            {ticked && <TickedItems ticked={ticked} isPerformance={receipt.category === 'performances'} />}
          </>
        )}
      {reports.length > 0 && <Reports reports={reports} />}
    </Box>
  );
}

function Head({ receipt }: { receipt: ReceiptView }) {
  const translate = useTranslate();
  const { state, startsAt, endsAt, version, answeredAt, rosters, importedBy } = receipt;
  return (
    <Box className="numeric" sx={{ display: 'grid', gap: 0.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <StateChip enumName="receiptState" value={state} />
        <span>{translate('receipts.view.period')} {translate('receipts.period.range', { from: rocDateTime(startsAt), until: rocEnd(endsAt) })}</span>
        <Typography component="span" sx={{ color: 'text.secondary' }}>{translate('receipts.view.version', { version })}</Typography>
        {answeredAt && <Typography component="span" sx={{ color: 'text.secondary' }}>{translate('receipts.view.answered', { at: rocDateTime(answeredAt) })}</Typography>}
      </Box>
      {importedBy && <span>{translate('receipts.view.importedBy')} {importedBy}</span>}
      {rosters.length > 0 && (
        <Box component="details">
          <Link component="summary" sx={{ cursor: 'pointer' }}>{translate('receipts.view.rosters')}</Link>
          <Box component="ul" sx={{ m: 0, pl: 3, overflowWrap: 'anywhere' }}>
            {rosters.map(({ name, sha256 }) => <li key={name}>{sha256 ? translate('receipts.view.rosterSha', { name, sha: sha256 }) : translate('receipts.view.rosterNone', { name })}</li>)}
          </Box>
        </Box>
      )}
    </Box>
  );
}

type Item = NonNullable<ReceiptView['ticked']>[number];

function TickedItems({ ticked, isPerformance }: { ticked: readonly Item[]; isPerformance: boolean }) {
  const translate = useTranslate();
  return (
    <Paper variant="outlined" component="section" sx={{ p: 2 }}>
      <Typography variant="h3" sx={{ mb: 0.5 }}>{ticked.length > 0 ? translate('receipts.view.own', { count: ticked.length }) : translate('receipts.view.ownNone')}</Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
        {ticked.map((item) => (
          <Box component="li" key={item.id} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
            <HeldMark item={item} />
            <span><strong>{isPerformance ? translate(`enums.performanceCategory.${item.title}`) : item.title}</strong>{'　'}{item.label}</span>
          </Box>
        ))}
      </Box>
    </Paper>
  );
}

function HeldMark({ item: { held, submitted } }: { item: Item }) {
  const translate = useTranslate();
  if (held) return <Chip size="small" variant="outlined" color="success" icon={<CheckIcon aria-hidden />} label={translate('receipts.view.held')} />;
  if (!submitted) return <Chip size="small" variant="outlined" icon={<HourglassIcon aria-hidden />} label={translate('receipts.view.notSubmitted')} />;
  return <Chip size="small" variant="outlined" color="error" icon={<ErrorIcon aria-hidden />} label={translate('receipts.view.notHeld')} />;
}

/** What was reported, with the school's notes. */
function Reports({ reports }: { reports: ReceiptView['reports'] }) {
  const translate = useTranslate();
  return (
    <Paper variant="outlined" component="section" sx={{ p: 2 }}>
      <Typography variant="h3" sx={{ mb: 1 }}>{translate('receipts.view.reports')}</Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.5 }}>
        {reports.map(({ id, number, kind, description, state, reportedAt, note }) => (
          <Box component="li" key={id} sx={{ display: 'grid', gap: 0.5 }}>
            <Box className="numeric" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
              <strong>{translate(`enums.reportKind.${kind}`)}</strong>
              <StateChip enumName="reportState" value={state} />
              <Typography variant="body2" component="span" sx={{ color: 'text.secondary' }}>{translate('receipts.view.reportNumber', { number })}{'　'}{rocDateTime(reportedAt)}</Typography>
            </Box>
            <Typography sx={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>{description}</Typography>
            <Typography sx={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap', color: note ? 'text.primary' : 'text.secondary', pl: 1.5, borderLeft: 3, borderColor: 'divider' }}>{note ? translate('receipts.view.note', { note }) : translate('receipts.view.noNote')}</Typography>
          </Box>
        ))}
      </Box>
    </Paper>
  );
}
