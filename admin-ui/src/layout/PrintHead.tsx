import { useEffect, useState } from 'react';
import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import { useMe } from '../providers/session';
import { rocDateTime } from '../shared/dates';

/** On paper only: whose it is, and when it was printed. */
export function PrintHead() {
  const translate = useTranslate();
  const { school } = useMe();
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const note = () => setNow(new Date());
    window.addEventListener('beforeprint', note);
    return () => window.removeEventListener('beforeprint', note);
  }, []);
  return (
    <Box className="numeric" sx={{ display: 'none', '@media print': { display: 'flex', justifyContent: 'space-between', fontSize: '0.8rem', mb: 1 } }}>
      <span>{school.code} {school.name}</span>
      <span>{translate('frame.printed', { at: rocDateTime(now.toISOString()) })}</span>
    </Box>
  );
}
