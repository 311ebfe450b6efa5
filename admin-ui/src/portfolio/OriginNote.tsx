import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { Origin } from '@portfolio/portfolio/contract';
import { originWords } from '@portfolio/portfolio/domain/origin';

/** Where a course that is made up for, repeated or taken elsewhere comes from; nothing for a plain one. */
export function OriginNote({ origin }: { origin: Origin | null }) {
  const words = originWords(origin, useTranslate());
  if (words === '') return null;
  return <Typography variant="body2" className="numeric" sx={{ color: 'text.secondary' }}>{words}</Typography>;
}
