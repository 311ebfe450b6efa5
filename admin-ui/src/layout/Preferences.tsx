import type { ReactElement } from 'react';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import MenuItem from '@mui/material/MenuItem';
import { useColorScheme } from '@mui/material/styles';
import CheckIcon from '@mui/icons-material/Check';
import { useLocales, useTranslate } from 'react-admin';
import { useLanguage } from '../providers/session';

const choice = (key: string, label: string, isChosen: boolean, choose: () => void, lang?: string): ReactElement => (
  <MenuItem key={key} role="menuitemradio" aria-checked={isChosen} onClick={choose} lang={lang}>
    <ListItemIcon>{isChosen && <CheckIcon fontSize="small" />}</ListItemIcon>
    <ListItemText>{label}</ListItemText>
  </MenuItem>
);

/** Entries of a menu: light, dark, or as the device has it. */
export function useThemeItems(onChosen: () => void): ReactElement[] {
  const translate = useTranslate();
  const { mode, setMode } = useColorScheme();
  return (['light', 'dark', 'system'] as const).map((option) =>
    choice(`theme-${option}`, translate(`frame.${option}`), mode === option, () => {
      setMode(option);
      onChosen();
    }),
  );
}

/** Entries of a menu: the languages, each in its own words. */
export function useLanguageItems(onChosen: () => void): ReactElement[] {
  const { language, setLanguage } = useLanguage();
  return useLocales().map(({ locale, name }) =>
    choice(`language-${locale}`, name, language === locale, () => {
      setLanguage(locale as typeof language);
      onChosen();
    }, locale === 'en' ? 'en' : 'zh-Hant-TW'),
  );
}
