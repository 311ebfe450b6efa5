import { useCallback } from 'react';
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import {
  categoriesOf, receiptAnswerList, receiptClassList, receiptDifferenceList, receiptReportList, receiptStrangerList, receiptStudentList, routes, type Edition, type ReceiptCategory, type ReceiptShelf, type Summary,
} from '@portfolio/receipts/contract';
import { call } from '../providers/api';
import { useMe } from '../providers/session';

/** What the screens of receipts read, under one key, so that a change refreshes them all. */
const root = 'receipts';

export const useEditions = (term: string, enabled: boolean): UseQueryResult<Edition[]> =>
  useQuery({ queryKey: [root, 'editions', term], enabled, queryFn: ({ signal }) => call(routes.editions, { query: { term }, signal }) });

export const useStudentReceipts = (id: string, term: string): UseQueryResult<ReceiptShelf> =>
  useQuery({ queryKey: [root, 'student', id, term], queryFn: ({ signal }) => call(routes.student, { params: { id }, query: { term }, signal }) });

/** @param term none: the newest that has a receipt */
export const useMyReceipts = (term: string | null): UseQueryResult<ReceiptShelf> =>
  useQuery({ queryKey: [root, 'mine', term], queryFn: ({ signal }) => call(routes.mine, { query: term ? { term } : {}, signal }) });

export const useSummary = (term: string, classId: string | null, enabled: boolean): UseQueryResult<Summary> =>
  useQuery({ queryKey: [root, 'summary', term, classId], enabled, queryFn: ({ signal }) => call(routes.summary, { query: classId ? { term, classId } : { term }, signal }) });

/** After something was imported, answered or noted. Resolves when what is on the page has come. */
export function useRefreshReceipts(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(async () => {
    const stale = [root, ...[receiptStudentList, receiptStrangerList, receiptReportList, receiptClassList, receiptAnswerList, receiptDifferenceList].map(({ resource }) => resource)];
    await Promise.all(stale.map((first) => client.invalidateQueries({ queryKey: [first] })));
  }, [client]);
}

/** The categories that the person's role groups hold: columns and buttons of the others are left out. */
export function useCategories(): ReceiptCategory[] {
  const me = useMe();
  return categoriesOf({ kind: me.kind, rights: me.rights as Parameters<typeof categoriesOf>[0]['rights'] });
}
