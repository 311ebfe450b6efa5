import { useMemo } from 'react';
import Box from '@mui/material/Box';
import { encode } from 'uqr';

/** White around it, as readers need it, in the dark scheme as well. */
const BORDER = 4;

/** A text as a picture that a device's camera reads. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => {
    const { data, size: modules } = encode(text, { ecc: 'M', border: BORDER });
    const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { size: modules, path: squares.join('') };
  }, [text]);
  return (
    <Box component="svg" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" sx={{ width: 232, maxWidth: '100%', height: 'auto', display: 'block', bgcolor: '#fff', borderRadius: 1, border: 1, borderColor: 'divider' }}>
      <path d={path} fill="#000" />
    </Box>
  );
}
