import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { parseTerm } from '@portfolio/kernel/domain/terms';
import type { Outcome } from '@portfolio/portfolio/contract';
import { cardGrid } from './card-grid';

/** Outcomes by semester, the newest first, each as a card. */
export function OutcomeSections({ outcomes, card }: { outcomes: Outcome[]; card: (outcome: Outcome) => ReactNode }) {
  const translate = useTranslate();
  const terms = [...new Set(outcomes.map(({ term }) => term))].sort().reverse();
  return terms.map((term) => (
    <Box component="section" key={term} aria-labelledby={`term-${term}`} sx={{ mb: 3 }}>
      <Typography variant="h2" id={`term-${term}`} sx={{ mb: 1.5 }}>{translate('portfolio.outcomes.semester', parseTerm(term))}</Typography>
      <Box component="ul" sx={cardGrid}>
        {outcomes.filter((outcome) => outcome.term === term).map((outcome) => <Box component="li" key={outcome.id}>{card(outcome)}</Box>)}
      </Box>
    </Box>
  ));
}
