import { useId } from 'react';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useTheme } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import type { FileReceipt } from '@portfolio/portfolio/contract';
import { FileView } from '../shared/FileView';
import { ReceiptButton } from './UploadReceipt';

/** A file on the page, with its receipt to take along. */
export function FilePreviewDialog({ file, onClose }: { file: FileReceipt; onClose: () => void }) {
  const translate = useTranslate();
  const titleId = useId();
  const isPhone = useMediaQuery(useTheme().breakpoints.down('sm'));
  return (
    <Dialog open onClose={onClose} fullScreen={isPhone} fullWidth maxWidth="lg" aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{translate(`portfolio.file.${file.kind}`)}</DialogTitle>
      <DialogContent sx={{ minHeight: '50vh' }}>
        <FileView id={file.id} mime={file.mime} name={file.name} />
      </DialogContent>
      <DialogActions>
        <ReceiptButton receipt={file} />
        <Button variant="contained" onClick={onClose} autoFocus>{translate('ui.action.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
