import { useEffect } from 'react';
import { useTranslate } from 'react-admin';
import { useBlocker } from 'react-router-dom';

/** The browser asks before the page with unsaved things is closed or reloaded. */
export function useWarnBeforeUnload(isDirty: boolean): void {
  useEffect(() => {
    if (!isDirty) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isDirty]);
}

/** Asks before unsaved things are left: for another screen or tab of it, and for closing or reloading the page. */
export function useWarnUnsaved(isDirty: boolean): void {
  const translate = useTranslate();
  const blocker = useBlocker(({ currentLocation: at, nextLocation: to }) => isDirty && (at.pathname !== to.pathname || at.search !== to.search));
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    if (window.confirm(translate('ui.form.unsaved'))) blocker.proceed();
    else blocker.reset();
  }, [blocker, translate]);
  useWarnBeforeUnload(isDirty);
}
