import { useCallback, useState } from 'react';
import { limits } from '@portfolio/config/limits';
import { codePoints } from '@portfolio/kernel/domain/text';
import { routes, type FileReceipt, type Outcome } from '@portfolio/portfolio/contract';
import { notReady } from '@portfolio/portfolio/domain/outcome';
import { call } from '../providers/api';

export interface OutcomeDraft {
  /** The course, by the public id of its enrolment; empty until it is chosen. */
  enrolmentId: string;
  brief: string;
  document: FileReceipt | null;
  media: FileReceipt | null;
}

export const draftOf = (outcome: Outcome | null, enrolmentId: string): OutcomeDraft => ({
  enrolmentId: outcome?.enrolmentId ?? enrolmentId, brief: outcome?.brief ?? '', document: outcome?.document ?? null, media: outcome?.media ?? null,
});

const isSame = (one: OutcomeDraft, other: OutcomeDraft): boolean =>
  one.enrolmentId === other.enrolmentId && one.brief === other.brief && one.document?.id === other.document?.id && one.media?.id === other.media?.id;

/** The fields of an outcome's form, what is wrong with them, and the way to keep them. */
export function useOutcomeForm(outcome: Outcome | null, enrolmentId: string) {
  const [kept, setKept] = useState(() => ({ id: outcome?.id ?? null, draft: draftOf(outcome, enrolmentId) }));
  const [draft, setDraft] = useState(kept.draft);
  const set = useCallback((changes: Partial<OutcomeDraft>) => setDraft((before) => ({ ...before, ...changes })), []);
  const over = codePoints(draft.brief.trim()) - limits.brief.max;

  /** Keeps it as a draft. @returns its public id. @throws ApiError */
  const save = async (): Promise<string> => {
    const body = { brief: draft.brief, documentId: draft.document?.id ?? null, mediaId: draft.media?.id ?? null };
    const { id } = kept.id
      ? await call(routes.updateOutcome, { params: { id: kept.id }, body })
      : await call(routes.createOutcome, { body: { ...body, enrolmentId: draft.enrolmentId } });
    // What is to follow may be refused; another save must then not make a second outcome.
    setKept({ id, draft });
    return id;
  };

  return {
    draft, set, save,
    isNew: kept.id === null,
    isDirty: !isSame(draft, kept.draft),
    /** Code points too many; 0 or less is good. */
    over,
    canSave: draft.enrolmentId !== '' && over <= 0,
    lacks: notReady({ brief: draft.brief, hasDocument: draft.document !== null, hasMedia: draft.media !== null }),
  };
}

export type OutcomeForm = ReturnType<typeof useOutcomeForm>;
