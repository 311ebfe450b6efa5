import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { FormText } from '../shared/FormField';
import type { Captcha } from './use-captcha';

interface CaptchaFieldProps {
  captcha: Captcha;
  isPicture: boolean;
  onRenew: (form?: 'picture' | 'question') => Promise<void>;
}

/** The picture code, or the same as a question in words, with the field for its answer. */
export function CaptchaField({ captcha, isPicture, onRenew }: CaptchaFieldProps) {
  const translate = useTranslate();
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        {captcha.svg && <Box component="img" alt={translate('signIn.captcha-picture')} src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(captcha.svg)}`} sx={{ height: 48, borderRadius: 1, border: 1, borderColor: 'divider', bgcolor: '#fff' }} />}
        {captcha.question && <Box role="status" sx={{ fontWeight: 600 }}>{captcha.question}</Box>}
        <Button size="small" onClick={() => void onRenew()}>{translate('signIn.captcha-renew')}</Button>
        <Button size="small" onClick={() => void onRenew(isPicture ? 'question' : 'picture')}>{translate(isPicture ? 'signIn.captcha-question' : 'signIn.captcha-to-picture')}</Button>
      </Box>
      <FormText name="captcha.answer" label={translate('signIn.captcha')} help={translate(isPicture ? 'signIn.captcha-help' : 'signIn.captcha-question-help')} inputMode="numeric" required />
    </Box>
  );
}
