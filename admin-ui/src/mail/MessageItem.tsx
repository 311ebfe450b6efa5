import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import MarkChatUnreadIcon from '@mui/icons-material/MarkChatUnreadOutlined';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { Notification } from '@portfolio/mail/contract';
import { rocDateTime } from '../shared/dates';
import { useReadMessages } from './queries';

interface MessageItemProps {
  message: Notification;
  /** When it leads away from here. */
  onOpen?: () => void;
}

/** One message: what, when, and the screen that it leads to; going there is reading it. */
export function MessageItem({ message: { id, subject, body, link, at, isRead }, onOpen }: MessageItemProps) {
  const translate = useTranslate();
  const { mutate: read, isPending } = useReadMessages();
  const open = () => {
    if (!isRead) read(id);
    onOpen?.();
  };
  return (
    <Box sx={{ display: 'grid', gap: 0.5 }}>
      <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 1 }}>
        <Typography sx={{ fontWeight: isRead ? 400 : 600, flexGrow: 1, overflowWrap: 'anywhere' }}>{subject}</Typography>
        {!isRead && <Chip size="small" variant="outlined" color="info" icon={<MarkChatUnreadIcon aria-hidden />} label={translate('messages.unread')} />}
      </Box>
      <Typography variant="body2" className="numeric" sx={{ color: 'text.secondary' }}>{rocDateTime(at)}</Typography>
      <Typography variant="body2" sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{body}</Typography>
      <Box sx={{ display: 'flex', gap: 1, '&:empty': { display: 'none' } }}>
        {link && <Button component={Link} to={link} size="small" variant="outlined" onClick={open} aria-label={`${translate('messages.open')}：${subject}`}>{translate('messages.open')}</Button>}
        {!isRead && <Button size="small" disabled={isPending} onClick={() => read(id)} aria-label={`${translate('messages.read')}：${subject}`}>{translate('messages.read')}</Button>}
      </Box>
    </Box>
  );
}
