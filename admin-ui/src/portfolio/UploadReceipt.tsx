import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import CheckCircleIcon from '@mui/icons-material/CheckCircleOutlined';
import ReceiptIcon from '@mui/icons-material/ReceiptLongOutlined';
import { useTranslate } from 'react-admin';
import type { FileReceipt } from '@portfolio/portfolio/contract';
import { saveBlob } from '../providers/api';
import { bytesText } from './rules/file-check';
import { receiptFileName, receiptText, rocSeconds } from './rules/receipt-text';

/** What the server has taken in: the proof that a file was handed in, and which. */
export function UploadReceipt({ receipt }: { receipt: FileReceipt }) {
  const translate = useTranslate();
  const bytes = translate('portfolio.file.bytesExact', { text: bytesText(receipt.bytes), bytes: receipt.bytes.toLocaleString() });
  const facts = [['name', receipt.name], ['bytes', bytes], ['keptAt', rocSeconds(receipt.keptAt)], ['sha256', receipt.sha256]] as const;
  return (
    <Box sx={{ display: 'grid', gap: 0.5 }}>
      <Typography variant="body2" sx={{ display: 'flex', alignItems: 'center', gap: 0.5, color: 'success.main', fontWeight: 600 }}>
        <CheckCircleIcon fontSize="small" aria-hidden />
        {translate('portfolio.file.receipt')}
      </Typography>
      <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 1.5, rowGap: 0.25, m: 0 }}>
        {facts.map(([fact, value]) => (
          <Box key={fact} sx={{ display: 'contents' }}>
            <Typography component="dt" variant="body2" sx={{ color: 'text.secondary' }}>{translate(`portfolio.file.${fact}`)}</Typography>
            <Typography component="dd" variant="body2" className="numeric" sx={{ m: 0, overflowWrap: 'anywhere', ...(fact === 'sha256' && { fontFamily: 'monospace' }) }}>{value}</Typography>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

/** The receipt as a text file. */
export function ReceiptButton({ receipt }: { receipt: FileReceipt }) {
  const translate = useTranslate();
  const keep = () => {
    const label = (key: string): string => translate(`portfolio.file.${key}`);
    const text = receiptText(receipt, {
      title: label('receiptTitle'), name: label('name'), bytes: label('bytesPlain'), sha256: label('sha256'), keptAt: label('keptAt'), advice: label('receiptAdvice'),
    });
    saveBlob(new Blob([text], { type: 'text/plain;charset=utf-8' }), receiptFileName(receipt));
  };
  return <Button size="small" startIcon={<ReceiptIcon aria-hidden />} onClick={keep}>{translate('portfolio.file.receiptDownload')}</Button>;
}
