import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { isRecord, shownFact } from './audit-facts';

type Facts = Record<string, unknown>;

/** What an entry says of itself, a row a fact: known facts by their name, others by their key, so that nothing is left out. */
export function AuditDetails({ facts }: { facts: Facts }) {
  const translate = useTranslate();
  const nameOf = (key: string): string => translate(`audit-details.facts.${key}`, { _: key });
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'minmax(0, 2fr) minmax(0, 3fr)' }, columnGap: 2, rowGap: { xs: 0.25, sm: 0.75 } }}>
      {inOrder(facts).flatMap(([key, value]) => rowsOf(nameOf(key), value, (number) => translate('audit-details.item-of', { name: nameOf(key), number }))).map(({ name, value }) => (
        <Box key={name} sx={{ display: 'contents' }}>
          <Typography component="dt" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>{name}</Typography>
          <Box component="dd" className="numeric" sx={{ m: 0, mb: { xs: 1, sm: 0 }, overflowWrap: 'anywhere' }}>
            {isRecord(value) ? <Box sx={{ pl: 1.5, borderLeft: 2, borderColor: 'divider' }}><AuditDetails facts={value} /></Box> : shownFact(value, translate)}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

/** What was before stands before what came after; the rest as the database keeps it. */
const inOrder = (facts: Facts): [string, unknown][] => Object.entries(facts).sort(([one], [other]) => Number(other === 'before') - Number(one === 'before'));

/** Facts that are lists of facts are a row each. */
const rowsOf = (name: string, value: unknown, numbered: (number: number) => string): { name: string; value: unknown }[] =>
  (Array.isArray(value) && value.some(isRecord) ? value.map((each: unknown, index) => ({ name: numbered(index + 1), value: each })) : [{ name, value }]);
