import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useTheme } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { rosterChangeLists, type FrozenSubject, type Subject } from '@portfolio/rosters/contract';
import { Grid } from '../shared/Grid';

interface ChangesDialogProps {
  subject: Subject;
  /** Public id of a final export. */
  exportId: string;
  title: string;
  onClose: () => void;
}

/** What a final export changed against the one before, item by item, with Excel. */
export function ChangesDialog({ subject, exportId, title, onClose }: ChangesDialogProps) {
  const translate = useTranslate();
  const isPhone = useMediaQuery(useTheme().breakpoints.down('sm'));
  return (
    <Dialog open onClose={onClose} fullWidth fullScreen={isPhone} maxWidth="xl" aria-label={title}>
      <DialogTitle>{title}</DialogTitle>
      <DialogContent><Grid list={rosterChangeLists[subject as FrozenSubject]} params={{ exportId }} embedded emptyText={translate('rosters.changes.empty')} /></DialogContent>
      <DialogActions><Button onClick={onClose} autoFocus>{translate('ui.action.close')}</Button></DialogActions>
    </Dialog>
  );
}
