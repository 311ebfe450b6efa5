import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import CardContent from '@mui/material/CardContent';
import Typography from '@mui/material/Typography';
import DoneAllIcon from '@mui/icons-material/DoneAll';
import { useTranslate } from 'react-admin';
import { EmptyState } from '../shared/EmptyState';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { Page } from '../shared/Page';
import { MessageItem } from './MessageItem';
import { useAllMessages, useReadMessages } from './queries';

/** 訊息: everything that a person was told, newest first. */
export default function MessagesPage() {
  const translate = useTranslate();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useAllMessages();
  const readAll = useReadMessages();
  const counts = data?.pages[0];
  const messages = data?.pages.flatMap((page) => page.messages) ?? [];
  return (
    <Page
      title={translate('screens.messages')} help={translate('messages.help')} narrow
      actions={counts && counts.unread > 0 && <Button startIcon={<DoneAllIcon />} loading={readAll.isPending} loadingPosition="start" onClick={() => readAll.mutate(null)}>{translate('messages.read-all')}</Button>}
    >
      <ErrorNote error={error ?? readAll.error} onRetry={() => void refetch()} />
      {!data && !error && <Loading />}
      {counts && counts.total === 0 && <EmptyState>{translate('messages.empty')}</EmptyState>}
      {counts && counts.total > 0 && <Typography role="status" className="numeric" sx={{ color: 'text.secondary', mb: 1 }}>{translate('messages.count', { total: counts.total, unread: counts.unread })}</Typography>}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.5 }}>
        {messages.map((message) => <li key={message.id}><Card><CardContent><MessageItem message={message} /></CardContent></Card></li>)}
      </Box>
      {hasNextPage && <Button sx={{ mt: 2 }} loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{translate('messages.more')}</Button>}
    </Page>
  );
}
