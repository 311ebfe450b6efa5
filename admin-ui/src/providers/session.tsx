import { createContext, useCallback, useContext, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useLocaleState } from 'react-admin';
import type { Me } from '@portfolio/access/contract';
import { languages, type Access, type Language } from '@portfolio/kernel/contract';
import { parseTerm } from '@portfolio/kernel/domain/terms';
import { refresh } from './api';
import { may } from './rights';
import { onSessionChange, sessionState, type SessionState } from './session-store';

export const useSession = (): SessionState => useSyncExternalStore(onSessionChange, sessionState);

/** The person who is signed in; for screens behind the sign-in. @throws Error outside of them */
export function useMe(): Me {
  const { me } = useSession();
  if (!me) throw new Error('useMe is for screens behind the sign-in');
  return me;
}

/** Whether the person may call a route or a list: `useMay(list.access)`. */
export const useMay = (access: Access): boolean => may(useSession().me, access);

/** Asks for the session once when the page is loaded. @returns the error when the server could not be asked */
export function useSessionAtStart(): { status: SessionState['status']; error: unknown; retry: () => void } {
  const { status } = useSession();
  const [error, setError] = useState<unknown>(null);
  const ask = useCallback(() => {
    setError(null);
    refresh().catch(setError);
  }, []);
  useEffect(() => {
    if (sessionState().status === 'unknown') ask();
  }, [ask]);
  return { status, error, retry: ask };
}

// --- the term at work ------------------------------------------------------------------------------------------------

interface TermAtWork {
  /** `1102` */
  term: string;
  /** 110 */
  year: number;
  /** 1 or 2; 0 is the whole year. */
  semester: 0 | 1 | 2;
  /** Terms to choose from, newest first. */
  terms: string[];
  setTerm: (term: string) => void;
}

const TermContext = createContext<TermAtWork | null>(null);

const keyOf = (me: Me): string => `term:${me.id}`;

/** What a person chose holds while the school's current term is the one it was chosen in: a new one is where all start. */
function keptTerm(me: Me): string {
  const [chosen, current] = (localStorage.getItem(keyOf(me)) ?? '').split(' ');
  return current === me.term && me.terms.includes(chosen) ? chosen : me.term;
}

/** One term for the whole page, kept for each account. */
export function TermProvider({ children }: { children: ReactNode }) {
  const me = useMe();
  const [term, choose] = useState(() => keptTerm(me));
  const value = useMemo<TermAtWork>(
    () => ({
      term,
      ...parseTerm(term),
      terms: me.terms,
      setTerm: (next) => {
        localStorage.setItem(keyOf(me), `${next} ${me.term}`);
        choose(next);
      },
    }),
    [term, me],
  );
  return <TermContext.Provider value={value}>{children}</TermContext.Provider>;
}

/** The term at work, which the picker at the top sets. */
export function useTerm(): TermAtWork {
  const value = useContext(TermContext);
  if (!value) throw new Error('useTerm is for screens behind the sign-in');
  return value;
}

// --- the language ----------------------------------------------------------------------------------------------------

export function useLanguage(): { language: Language; setLanguage: (language: Language) => void; languages: readonly Language[] } {
  const [language, setLanguage] = useLocaleState();
  return { language: language as Language, setLanguage, languages };
}
