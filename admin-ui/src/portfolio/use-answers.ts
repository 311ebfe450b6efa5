import { useState } from 'react';
import { routes, type BulkResult } from '@portfolio/portfolio/contract';
import { call } from '../providers/api';
import { useRefreshPortfolio } from './queries';

export type Answer = 'certify' | 'return' | 'undo';

/** What came of the last answer: what is done can be undone, what was refused says why. */
export interface Answered {
  answer: Answer;
  done: string[];
  refused: BulkResult['refused'];
}

const ask = (answer: Answer, ids: string[], reason: string): Promise<BulkResult> => {
  if (answer === 'return') return call(routes.returnOutcomes, { body: { ids, reason } });
  return call(answer === 'certify' ? routes.certifyOutcomes : routes.undoAnswers, { body: { ids } });
};

/** A teacher's answers, one or many at once. */
export function useAnswers() {
  const refreshAll = useRefreshPortfolio();
  const [busy, setBusy] = useState(false);
  const [answered, setAnswered] = useState<Answered | null>(null);

  /** @returns what was done and refused. @throws ApiError when nothing was */
  const give = async (answer: Answer, ids: string[], reason = ''): Promise<Answered> => {
    setBusy(true);
    try {
      const { refused } = await ask(answer, ids, reason);
      const result = { answer, refused, done: ids.filter((id) => !refused.some((each) => each.id === id)) };
      setAnswered(result);
      return result;
    } finally {
      setBusy(false);
      void refreshAll();
    }
  };
  const forget = (part: 'done' | 'refused') => setAnswered((before) => before && { ...before, [part]: [] });
  return { busy, answered, give, forget };
}
