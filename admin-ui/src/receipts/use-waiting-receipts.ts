import { useGetList, useTranslate } from 'react-admin';
import { receiptReportList, routes } from '@portfolio/receipts/contract';
import type { Waiting } from '../home/waiting';
import { useMay, useTerm } from '../providers/session';
import { rocEnd } from '../shared/dates';
import { useEditions } from './queries';

/** On the first page of the school: reports to answer, and how far the confirming is. */
export const useWaitingReceipts = (): Waiting[] => [...useReports(), ...useConfirming()];

function useReports(): Waiting[] {
  const translate = useTranslate();
  const { term, semester } = useTerm();
  const enabled = useMay(receiptReportList.access) && semester !== 0;
  const { total: count = 0 } = useGetList(receiptReportList.resource, { pagination: { page: 1, perPage: 1 }, filter: { term, state: ['open', 'review'] } }, { enabled });
  return count > 0 ? [{ key: 'receipt-reports', text: translate('receipts.home.reports', { count }), to: '/receipt-reports' }] : [];
}

/** While students may confirm: how many answers are still out, and until when. */
function useConfirming(): Waiting[] {
  const translate = useTranslate();
  const { term, semester } = useTerm();
  const { data = [] } = useEditions(term, useMay(routes.editions.access) && semester !== 0);
  const now = Date.now();
  const open = data.filter(({ startsAt, endsAt }) => Date.parse(startsAt) <= now && Date.parse(endsAt) > now);
  const count = open.reduce((sum, { students, confirmed, reported }) => sum + students - confirmed - reported, 0);
  if (count === 0) return [];
  const until = open.map(({ endsAt }) => endsAt).sort()[0];
  return [{ key: 'receipt-confirming', text: translate('receipts.home.confirming', { count, until: rocEnd(until) }), to: '/receipt-import' }];
}
