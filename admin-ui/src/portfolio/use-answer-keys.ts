import { useEffect, useRef, useState } from 'react';

const KEY = 'certify-keys';

/** Whether single keys act: a person who works by voice or with an unsteady hand can switch them off. */
export function useKeysSwitch(): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(() => localStorage.getItem(KEY) !== 'off');
  return [on, (next) => {
    localStorage.setItem(KEY, next ? 'on' : 'off');
    setOn(next);
  }];
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog], [role=listbox], [role=menu]') !== null;

/** Calls the action of a letter while `active`; never while something is typed or a menu is open. */
export function useAnswerKeys(active: boolean, actions: Record<string, () => void>): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    if (!active) return undefined;
    const onKey = (event: KeyboardEvent) => {
      const action = latest.current[event.key.toLowerCase()];
      if (!action || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [active]);
}
