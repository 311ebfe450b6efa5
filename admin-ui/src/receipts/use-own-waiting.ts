import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { waitingRoutes } from '@portfolio/receipts/contract/waiting';
import type { Waiting } from '../home/waiting';
import { call } from '../providers/api';
import { useMe } from '../providers/session';
import { rocEnd } from '../shared/dates';

/** On the first page: receipts that a student has yet to confirm. */
export function useOwnWaitingReceipts(): Waiting[] {
  const translate = useTranslate();
  const { kind } = useMe();
  const { data } = useQuery({ queryKey: ['receipts', 'waiting'], enabled: kind === 'student', queryFn: ({ signal }) => call(waitingRoutes.waiting, { signal }) });
  return data?.until ? [{ key: 'receipts', text: translate('receipts.home.own', { count: data.count, until: rocEnd(data.until) }), to: '/receipts' }] : [];
}
