import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { categoryCodes, type Performance } from '@portfolio/portfolio/contract';
import { cardGrid } from './card-grid';

/** Performances by category in the ministry's order, each as a card. */
export function PerformanceSections({ performances, card }: { performances: Performance[]; card: (performance: Performance) => ReactNode }) {
  const translate = useTranslate();
  return categoryCodes.map((category) => {
    const own = performances.filter((performance) => performance.category === category);
    if (own.length === 0) return null;
    return (
      <Box component="section" key={category} aria-labelledby={`category-${category}`} sx={{ mb: 3 }}>
        <Typography variant="h2" id={`category-${category}`} className="numeric" sx={{ mb: 1.5 }}>{translate('performances.section', { name: translate(`enums.performanceCategory.${category}`), count: own.length })}</Typography>
        <Box component="ul" sx={cardGrid}>{own.map((performance) => <Box component="li" key={performance.id}>{card(performance)}</Box>)}</Box>
      </Box>
    );
  });
}
