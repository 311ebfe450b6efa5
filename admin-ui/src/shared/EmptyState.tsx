import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import InboxIcon from '@mui/icons-material/InboxOutlined';

interface EmptyStateProps {
  /** What is empty, in a sentence. */
  children: ReactNode;
  /** What to do about it: a button or a link. */
  action?: ReactNode;
  icon?: ReactNode;
}

/** Nothing here, in words, with the next step. */
export function EmptyState({ children, action, icon = <InboxIcon fontSize="large" aria-hidden /> }: EmptyStateProps) {
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', alignItems: 'center', gap: 1.5, py: 5, px: 2, color: 'text.secondary', textAlign: 'center' }}>
      {icon}
      <Typography component="div">{children}</Typography>
      {action}
    </Box>
  );
}
