import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';

interface FormActionsProps {
  busy: boolean;
  onClose: () => void;
}

/** The last line of a form in a dialog: 取消, 儲存. */
export function FormActions({ busy, onClose }: FormActionsProps) {
  const translate = useTranslate();
  return (
    <Box sx={{ display: 'flex', justifyContent: 'flex-end', gap: 1 }}>
      <Button onClick={onClose} disabled={busy}>{translate('ui.action.cancel')}</Button>
      <Button type="submit" variant="contained" loading={busy}>{translate('ui.action.save')}</Button>
    </Box>
  );
}
