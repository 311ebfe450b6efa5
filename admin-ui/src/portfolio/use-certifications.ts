import { keepPreviousData } from '@tanstack/react-query';
import { useGetList } from 'react-admin';
import { certificationList } from '@portfolio/portfolio/contract';
import { outcomeStates, type OutcomeState } from '@portfolio/portfolio/domain/outcome';

/** One row of a teacher's queue. */
export interface CertificationRow {
  id: string;
  courseName: string;
  className: string | null;
  seatNo: number | null;
  studentNo: string;
  studentName: string;
  brief: string | null;
  state: OutcomeState;
  sentAt: string | null;
  answeredAt: string | null;
  answeredBy: string | null;
  reason: string | null;
  documentId: string | null;
  documentName: string | null;
  documentMime: string | null;
  mediaId: string | null;
  mediaName: string | null;
  mediaMime: string | null;
  deputyFor: string | null;
  term: string;
  grade: number | null;
}

export const queues = ['waiting', 'answered'] as const;
export type Queue = (typeof queues)[number];

const STATES: Record<Queue, OutcomeState[]> = { waiting: ['sent'], answered: outcomeStates.filter((state) => state !== 'draft' && state !== 'sent') };

/** So many are shown together; the rest comes up as they are answered. */
export const QUEUE_LENGTH = 200;

/** Outcomes of a teacher's courses: those that wait, the longest first, or those answered, the latest first. */
export function useCertifications(queue: Queue, term: string, offeringId: string | null) {
  const { data, total, error, isPending, refetch } = useGetList<CertificationRow>(
    certificationList.resource,
    {
      pagination: { page: 1, perPage: QUEUE_LENGTH },
      sort: queue === 'waiting' ? { field: 'sentAt', order: 'ASC' } : { field: 'answeredAt', order: 'DESC' },
      filter: { state: STATES[queue], ...(offeringId ? { offeringId } : {}) },
      meta: { params: { term } },
    },
    { placeholderData: keepPreviousData, onError: () => undefined },
  );
  return { rows: data ?? [], total: total ?? 0, error, isPending, refetch };
}
