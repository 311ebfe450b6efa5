import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';

const RULES = ['password-rule-length', 'password-rule-common', 'password-rule-personal'];

/** What a new password must hold to, said before it is typed. */
export function PasswordRules({ unlikePresent = false }: { unlikePresent?: boolean }) {
  const translate = useTranslate();
  const rules = unlikePresent ? [...RULES, 'password-rule-same'] : RULES;
  return (
    <>
      <Typography variant="body2" sx={{ fontWeight: 600 }}>{translate('password.rules')}</Typography>
      <Box component="ul" sx={{ m: 0, mb: 1.5, pl: 2.5, color: 'text.secondary', fontSize: '0.875rem' }}>{rules.map((rule) => <li key={rule}>{translate(`password.${rule}`)}</li>)}</Box>
    </>
  );
}
