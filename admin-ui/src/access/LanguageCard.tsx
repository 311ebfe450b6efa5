import { useState } from 'react';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useLocales, useTranslate } from 'react-admin';
import { accountRoutes } from '@portfolio/access/contract';
import { languages, type Language } from '@portfolio/kernel/contract';
import { HomeCard } from '../home/HomeCard';
import { call } from '../providers/api';
import { useLanguage } from '../providers/session';
import { ErrorNote } from '../shared/ErrorNote';
import { useRefreshAccount } from './account-queries';

/** The language of what the person is written, and of the screens with it. */
export function LanguageCard({ language }: { language: Language | null }) {
  const translate = useTranslate();
  const refresh = useRefreshAccount();
  const { setLanguage } = useLanguage();
  const locales = useLocales();
  const [error, setError] = useState<unknown>(null);
  const choose = async (chosen: Language) => {
    setError(null);
    try {
      await call(accountRoutes.setLanguage, { body: { language: chosen } });
      setLanguage(chosen);
      await refresh();
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <HomeCard title={translate('frame.language')}>
      <Box sx={{ display: 'grid', gap: 1.5, maxWidth: 320 }}>
        <ErrorNote error={error} />
        <TextField
          select label={translate('account.language.label')} value={language ?? languages[0]} helperText={translate('account.language.help')}
          onChange={({ target: { value } }) => void choose(value as Language)} slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
        >
          {locales.map(({ locale, name }) => <option key={locale} value={locale}>{name}</option>)}
        </TextField>
      </Box>
    </HomeCard>
  );
}
