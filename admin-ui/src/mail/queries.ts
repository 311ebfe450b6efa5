import { useCallback } from 'react';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { outboxList, routes, type MailServer, type MailTemplate, type Notification } from '@portfolio/mail/contract';
import { call } from '../providers/api';
import { useLanguage } from '../providers/session';

const serverKey = ['mail', 'server'] as const;

export const useMailServer = (): UseQueryResult<MailServer> => useQuery({ queryKey: serverKey, queryFn: ({ signal }) => call(routes.mailServer, { signal }) });

export const useMailTemplates = (): UseQueryResult<MailTemplate[]> => useQuery({ queryKey: ['mail', 'templates'], queryFn: ({ signal }) => call(routes.mailTemplates, { signal }) });

/** After something was saved, removed or sent again. */
export function useRefreshMail(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(async () => {
    await Promise.all([['mail'], [outboxList.resource]].map((queryKey) => client.invalidateQueries({ queryKey })));
  }, [client]);
}

const messagesKey = ['me', 'notifications'] as const;
const LOOK_MS = 60_000;
const PAGE = 30;
const LATEST = 5;

interface Messages {
  unread: number;
  total: number;
  messages: Notification[];
}

/** The newest few, and how many are unread: for the bell. */
export function useLatestMessages(): UseQueryResult<Messages> {
  const { language } = useLanguage();
  return useQuery({ queryKey: [...messagesKey, 'latest', language], queryFn: ({ signal }) => call(routes.myNotifications, { query: { limit: LATEST }, signal }), refetchInterval: LOOK_MS });
}

/** All of them, a page after the other. */
export function useAllMessages() {
  const { language } = useLanguage();
  return useInfiniteQuery({
    queryKey: [...messagesKey, 'all', language], initialPageParam: 0,
    queryFn: ({ pageParam, signal }): Promise<Messages> => call(routes.myNotifications, { query: { offset: pageParam, limit: PAGE }, signal }),
    getNextPageParam: ({ total }, pages) => (pages.length * PAGE < total ? pages.length * PAGE : undefined),
  });
}

/** Marks one as read, or all where none is named. */
export function useReadMessages() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string | null) => (id === null ? call(routes.readNotifications) : call(routes.readNotification, { params: { id } })),
    onSettled: () => client.invalidateQueries({ queryKey: messagesKey }),
  });
}

/** What the bell is called: with the number that is unread. */
export function useBellLabel(unread: number): string {
  const translate = useTranslate();
  return translate(unread > 0 ? 'messages.button-unread' : 'messages.button', { count: unread });
}
