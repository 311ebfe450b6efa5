import { useState } from 'react';
import Badge from '@mui/material/Badge';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Popover from '@mui/material/Popover';
import Typography from '@mui/material/Typography';
import NotificationsIcon from '@mui/icons-material/NotificationsOutlined';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { MessageItem } from '../mail/MessageItem';
import { useBellLabel, useLatestMessages } from '../mail/queries';

/** The bell: what the person was told, wherever the person is. */
export function MessagesButton() {
  const translate = useTranslate();
  const { data } = useLatestMessages();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => setAnchor(null);
  const unread = data?.unread ?? 0;
  const label = useBellLabel(unread);
  return (
    <>
      <IconButton aria-label={label} aria-haspopup="dialog" aria-expanded={anchor !== null} title={label} onClick={(event) => setAnchor(event.currentTarget)}>
        <Badge badgeContent={unread > 0 ? unread : undefined} color="primary" max={9999}><NotificationsIcon /></Badge>
      </IconButton>
      <Popover open={anchor !== null} anchorEl={anchor} onClose={close} anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }} transformOrigin={{ vertical: 'top', horizontal: 'right' }} slotProps={{ paper: { role: 'dialog', 'aria-label': translate('screens.messages'), sx: { width: 380, maxWidth: 'calc(100vw - 32px)', p: 2 } } }}>
        <Typography variant="h2" sx={{ mb: 1 }}>{translate('screens.messages')}</Typography>
        {data?.messages.length === 0 && <Typography sx={{ color: 'text.secondary' }}>{translate('messages.empty')}</Typography>}
        <Box sx={{ display: 'grid', gap: 2 }}>{data?.messages.map((message) => <MessageItem key={message.id} message={message} onOpen={close} />)}</Box>
        <Button component={Link} to="/messages" onClick={close} sx={{ mt: 1.5 }}>{translate('messages.all')}</Button>
      </Popover>
    </>
  );
}
