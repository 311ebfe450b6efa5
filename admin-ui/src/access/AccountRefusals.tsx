import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import type { AccountRefusal } from '@portfolio/access/contract';

/** Which accounts were left as they are, and why. */
export function AccountRefusals({ refused }: { refused: readonly AccountRefusal[] }) {
  const translate = useTranslate();
  if (refused.length === 0) return null;
  return (
    <Alert severity="warning" variant="outlined">
      <AlertTitle>{translate('passwords.refused', { count: refused.length })}</AlertTitle>
      <Box component="ul" sx={{ m: 0, pl: 2.5, maxHeight: 160, overflow: 'auto' }} tabIndex={0}>
        {refused.map(({ id, login, name, message }) => <li key={id}>{name}（{login}）：{message}</li>)}
      </Box>
    </Alert>
  );
}
