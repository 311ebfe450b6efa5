import { useState } from 'react';
import Box from '@mui/material/Box';
import type { Outcome } from '@portfolio/portfolio/contract';
import { iconOf } from './OutcomeFiles';
import { useFilePicture } from './use-file-picture';

/** The picture that was handed in, or the sign of its kind of file; decoration, since the card says the rest. */
export function OutcomePicture({ outcome: { document, media } }: { outcome: Outcome }) {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const picture = document?.mime.startsWith('image/') ? document.id : null;
  const address = useFilePicture(picture, place);
  const Icon = iconOf((document ?? media)?.mime ?? '');
  return (
    <Box ref={setPlace} aria-hidden sx={{ height: 132, display: 'grid', placeItems: 'center', bgcolor: 'action.hover', color: 'text.secondary', overflow: 'hidden' }}>
      {address
        ? <Box component="img" src={address} alt="" sx={{ width: '100%', height: '100%', objectFit: 'cover' }} />
        : <Icon sx={{ fontSize: 52 }} />}
    </Box>
  );
}
