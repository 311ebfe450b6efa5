import { useRef, useState } from 'react';
import { limits } from '@portfolio/config/limits';
import { passwordRoutes, type AccountRefusal, type PasswordSlip } from '@portfolio/access/contract';
import { call } from '../providers/api';

export interface ResetRun {
  phase: 'asking' | 'running' | 'stopped' | 'done';
  total: number;
  /** Accounts that have been dealt with. */
  done: number;
  slips: PasswordSlip[];
  refused: AccountRefusal[];
  error: unknown;
  /** Begins, or goes on after an error from the batch that failed: what its lost answer may have held is made anew. */
  go: () => Promise<void>;
}

/**
 * Resets passwords batch by batch, since their answers are the only place where the new ones can be read: nothing
 * keeps them, so the page collects them.
 * @param findIds asked once, when the run begins
 */
export function usePasswordReset(findIds: () => Promise<string[]>): ResetRun {
  const [state, setState] = useState<Omit<ResetRun, 'go'>>({ phase: 'asking', total: 0, done: 0, slips: [], refused: [], error: null });
  const ids = useRef<string[] | null>(null);
  const go = async () => {
    let run = { ...state, phase: 'running' as ResetRun['phase'], error: null as unknown };
    const show = (next: Partial<typeof run>) => setState((run = { ...run, ...next }));
    show({});
    try {
      ids.current ??= await findIds();
      const { current: all } = ids;
      show({ total: all.length });
      while (run.done < all.length) {
        const batch = all.slice(run.done, run.done + limits.passwords.batch);
        const { slips, refused } = await call(passwordRoutes.resetPasswords, { body: { ids: batch } });
        show({ done: run.done + batch.length, slips: [...run.slips, ...slips], refused: [...run.refused, ...refused] });
      }
      show({ phase: 'done' });
    } catch (error) {
      show({ phase: 'stopped', error });
    }
  };
  return { ...state, go };
}
