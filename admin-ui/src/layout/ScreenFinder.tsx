import { useEffect, useRef } from 'react';
import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { Screen } from '../screens/screen';

interface Found {
  path: string;
  title: string;
  code: string;
}

/** Finds a screen by a part of its name, or by its module code. The key `/` comes here from anywhere. */
export function ScreenFinder({ screens, onChosen }: { screens: Screen[]; onChosen: () => void }) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const options: Found[] = screens.map(({ path, titleKey, module }) => ({ path, title: translate(titleKey), code: module ?? '' }));
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <Box sx={{ px: 2, pt: 2, pb: 1 }}>
      <Autocomplete
        size="small" options={options} value={null} blurOnSelect clearOnBlur autoHighlight
        getOptionLabel={({ title, code }) => `${title} ${code}`}
        noOptionsText={translate('frame.no-screen')}
        onChange={(_, chosen) => {
          if (!chosen) return;
          navigate(chosen.path);
          onChosen();
        }}
        renderOption={({ key, ...props }, { title, code }) => (
          <Box component="li" key={key} {...props} sx={{ display: 'block !important' }}>
            <Typography variant="body2">{title}</Typography>
            {code && <Typography variant="caption" sx={{ color: 'text.secondary' }}>{code}</Typography>}
          </Box>
        )}
        renderInput={(props) => <TextField {...props} inputRef={input} label={translate('frame.find-screen')} placeholder={translate('frame.find-screen-hint')} />}
      />
    </Box>
  );
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
