import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import type { AccountRefusal } from '@portfolio/access/contract';

/** Which accounts were left as they are, and why: a line a reason. */
export function AccountRefusals({ refused }: { refused: readonly AccountRefusal[] }) {
  const translate = useTranslate();
  if (refused.length === 0) return null;
  const reasons = [...new Set(refused.map(({ message }) => message))];
  return (
    <Alert severity="warning" variant="outlined">
      <AlertTitle>{translate('passwords.refused', { count: refused.length })}</AlertTitle>
      <Box role="region" aria-label={translate('passwords.refused', { count: refused.length })} tabIndex={0} sx={{ maxHeight: 160, overflow: 'auto' }}>
        {reasons.map((reason) => {
          const people = refused.filter(({ message }) => message === reason).map(({ name, login }) => `${name}（${login}）`);
          return <p key={reason}>{reason}<br />{people.join(translate('ui.separator'))}</p>;
        })}
      </Box>
    </Alert>
  );
}
