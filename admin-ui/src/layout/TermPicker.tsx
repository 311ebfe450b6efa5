import TextField from '@mui/material/TextField';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useTheme } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { parseTerm } from '@portfolio/kernel/domain/terms';
import { useTerm } from '../providers/session';

/** 「110 學年度第 2 學期」 of `1102`. */
export function termName(translate: ReturnType<typeof useTranslate>, term: string): string {
  const { year, semester } = parseTerm(term);
  return translate(semester === 0 ? 'frame.year-name' : 'frame.term-name', { year, semester });
}

/** `110-2`, where there is little room. */
const shortName = (term: string): string => `${term.slice(0, -1)}-${term.slice(-1)}`;

/** The term at work, for the whole page. */
export function TermPicker() {
  const translate = useTranslate();
  const { term, terms, setTerm } = useTerm();
  const isPhone = useMediaQuery(useTheme().breakpoints.down('sm'));
  return (
    <TextField select size="small" label={translate('frame.term')} value={term} onChange={(event) => setTerm(event.target.value)} slotProps={{ select: { native: true } }}>
      {terms.map((option) => <option key={option} value={option}>{isPhone ? shortName(option) : termName(translate, option)}</option>)}
    </TextField>
  );
}
