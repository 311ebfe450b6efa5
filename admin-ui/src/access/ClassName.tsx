import Box from '@mui/material/Box';

/** A class in one line, however narrow its column gets. */
export const ClassName = ({ name }: { name: string | number | boolean | null }) => <Box component="span" sx={{ whiteSpace: 'nowrap' }}>{name}</Box>;
