import { useState, type ReactElement, type ReactNode } from 'react';
import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import CheckIcon from '@mui/icons-material/CheckCircleOutlined';
import ErrorIcon from '@mui/icons-material/ErrorOutlineOutlined';
import HourglassIcon from '@mui/icons-material/HourglassEmptyOutlined';
import { useTranslate } from 'react-admin';
import type { ReceiptState, ReceiptView } from '@portfolio/receipts/contract';

const icons: Record<ReceiptState, ReactElement> = { open: <HourglassIcon fontSize="small" aria-hidden />, confirmed: <CheckIcon fontSize="small" aria-hidden />, reported: <ErrorIcon fontSize="small" aria-hidden /> };

/** A tab a category; on paper all of them, one below the other. */
export function CategoryTabs({ receipts, children }: { receipts: readonly ReceiptView[]; children: (receipt: ReceiptView) => ReactNode }) {
  const translate = useTranslate();
  const [at, setAt] = useState(0);
  const shown = Math.min(at, receipts.length - 1);
  const nameOf = ({ category }: ReceiptView) => translate(`enums.receiptCategory.${category}`);
  return (
    <>
      <Tabs className="no-print" value={shown} onChange={(_, next: number) => setAt(next)} variant="scrollable" allowScrollButtonsMobile aria-label={translate('receipts.view.tabs')} sx={{ mb: 2, borderBottom: 1, borderColor: 'divider' }}>
        {receipts.map((receipt, index) => (
          <Tab key={receipt.id} id={`receipt-tab-${index}`} aria-controls={`receipt-panel-${index}`} icon={icons[receipt.state]} iconPosition="start" label={nameOf(receipt)} aria-label={`${nameOf(receipt)} ${translate(`enums.receiptState.${receipt.state}`)}`} sx={{ minHeight: 48 }} />
        ))}
      </Tabs>
      {receipts.map((receipt, index) => (
        <Box key={receipt.id} role="tabpanel" id={`receipt-panel-${index}`} aria-labelledby={`receipt-tab-${index}`} sx={{ display: index === shown ? 'block' : 'none', '@media print': { display: 'block', mb: 3 } }}>
          <Box component="h2" sx={{ display: 'none', '@media print': { display: 'block' } }}>{nameOf(receipt)}</Box>
          {children(receipt)}
        </Box>
      ))}
    </>
  );
}
