import { useEffect, useState } from 'react';

interface Kept {
  mailedToken?: string;
}

/**
 * The token behind the # of a mailed link, or nothing. It is taken out of the address at once, so that no list of
 * visited pages keeps it on a shared machine; a reload of the page finds it in the entry of this tab alone.
 */
export function useMailedToken(): string {
  const [token] = useState(() => window.location.hash.slice(1) || ((window.history.state as Kept | null)?.mailedToken ?? ''));
  useEffect(() => {
    if (window.location.hash) window.history.replaceState({ ...(window.history.state as Kept | null), mailedToken: token }, '', window.location.pathname);
  }, [token]);
  return token;
}
