import Box from '@mui/material/Box';
import { rocDate } from '../shared/dates';

/** The day of a piece of news, as on a calendar's leaf. `date` as `2022-02-14`. */
export function DateBadge({ date }: { date: string }) {
  const [year, month, day] = rocDate(date).split('/');
  return (
    <Box component="time" dateTime={date} className="numeric" sx={{ flexShrink: 0, minWidth: 60, textAlign: 'center', borderRadius: 1, bgcolor: 'primary.main', color: 'primary.contrastText', py: 0.5, px: 1, lineHeight: 1.2 }}>
      <Box component="span" sx={{ display: 'block', fontSize: '0.75rem' }}>{year}</Box>
      <Box component="span" sx={{ fontWeight: 600 }}>{month}/{day}</Box>
    </Box>
  );
}
