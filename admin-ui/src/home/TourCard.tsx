import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { useMe } from '../providers/session';
import { HomeCard } from './HomeCard';

const STEPS = ['sync', 'upload', 'certify', 'tick', 'export'] as const;

/** For who sets the school up: the way of the data in five steps. Put away by a button, and brought back by another. */
export default function TourCard() {
  const translate = useTranslate();
  const key = `tour:${useMe().id}`;
  const [isAway, setAway] = useState(() => localStorage.getItem(key) !== null);
  const put = (away: boolean) => {
    if (away) localStorage.setItem(key, 'away');
    else localStorage.removeItem(key);
    setAway(away);
  };
  if (isAway) return <Box><Button onClick={() => put(false)}>{translate('home.tour-again')}</Button></Box>;
  return (
    <HomeCard title={translate('home.tour')} action={<Button onClick={() => put(true)}>{translate('home.tour-away')}</Button>}>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.5, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(5, minmax(0, 1fr))' } }}>
        {STEPS.map((step, index) => (
          <Box component="li" key={step} sx={{ borderTop: 3, borderColor: 'primary.main', pt: 1 }}>
            <Typography sx={{ fontWeight: 600 }}>{index + 1} {translate(`home.tour-${step}`)}</Typography>
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>{translate(`home.tour-${step}-text`)}</Typography>
          </Box>
        ))}
      </Box>
    </HomeCard>
  );
}
