import Box from '@mui/material/Box';
import CircularProgress from '@mui/material/CircularProgress';
import { useTranslate } from 'react-admin';

/** Waiting, said to everybody; `whole` in the middle of an empty page. */
export function Loading({ whole = false }: { whole?: boolean }) {
  const translate = useTranslate();
  return (
    <Box role="status" sx={{ display: 'grid', placeItems: 'center', p: 4, minHeight: whole ? '100vh' : 160 }}>
      <CircularProgress aria-label={translate('ui.page.loading')} size={32} />
    </Box>
  );
}
