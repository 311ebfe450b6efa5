import TextField from '@mui/material/TextField';
import { useTranslate } from 'react-admin';
import { parseTerm } from '@portfolio/kernel/domain/terms';
import { useTerm } from '../providers/session';

/** 「110 學年度第 2 學期」 of `1102`. */
export function termName(translate: ReturnType<typeof useTranslate>, term: string): string {
  const { year, semester } = parseTerm(term);
  return translate(semester === 0 ? 'frame.year-name' : 'frame.term-name', { year, semester });
}

/** The term at work, for the whole page. */
export function TermPicker() {
  const translate = useTranslate();
  const { term, terms, setTerm } = useTerm();
  return (
    <TextField select size="small" label={translate('frame.term')} value={term} onChange={(event) => setTerm(event.target.value)} slotProps={{ select: { native: true }, htmlInput: { sx: { maxWidth: { xs: 92, sm: 'none' }, textOverflow: 'ellipsis' } } }}>
      {terms.map((option) => <option key={option} value={option}>{termName(translate, option)}</option>)}
    </TextField>
  );
}
