import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useListContext } from 'react-admin';
import type { Column } from '@portfolio/kernel/contract';
import { conditionOf, textOf, type Filter } from './filters';

const TYPING_MS = 350;

export interface GridFilters {
  /** What stands in the field of each column. */
  texts: Record<string, string>;
  /** Columns whose text means nothing. */
  wrong: ReadonlySet<string>;
  /** What the texts mean; applied a moment after the last key. */
  filter: Filter;
  /** Whether any filter is set. */
  isSet: boolean;
  type: (name: string, text: string) => void;
  clear: () => void;
}

/** The fields under the headings, applied a moment after the last key, and set anew when the address changes. */
export function useGridFilters(columns: Record<string, Column>): GridFilters {
  const { filterValues, setFilters } = useListContext();
  const [texts, setTexts] = useState(() => textsOf(columns, filterValues as Filter));
  const applied = useRef(JSON.stringify(filterValues));

  const outside = JSON.stringify(filterValues);
  useEffect(() => {
    if (outside === applied.current) return;
    applied.current = outside;
    setTexts(textsOf(columns, JSON.parse(outside) as Filter));
  }, [outside, columns]);

  const { filter, wrong } = useMemo(() => filterOf(columns, texts), [columns, texts]);
  const wanted = JSON.stringify(filter);
  const apply = useRef(setFilters);
  apply.current = setFilters;
  useEffect(() => {
    if (wanted === applied.current) return undefined;
    const timer = setTimeout(() => {
      applied.current = wanted;
      apply.current(JSON.parse(wanted) as Filter, {});
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [wanted]);

  const type = useCallback((name: string, text: string) => setTexts((before) => ({ ...before, [name]: text })), []);
  const clear = useCallback(() => setTexts({}), []);
  return { texts, wrong, filter, isSet: Object.values(texts).some((text) => text.trim() !== ''), type, clear };
}

const textsOf = (columns: Record<string, Column>, filter: Filter): Record<string, string> =>
  Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, textOf(name, column, filter)]));

function filterOf(columns: Record<string, Column>, texts: Record<string, string>): { filter: Filter; wrong: Set<string> } {
  const wrong = new Set<string>();
  let filter: Filter = {};
  for (const [name, text] of Object.entries(texts)) {
    const condition = columns[name] && conditionOf(name, columns[name], text);
    if (condition) filter = { ...filter, ...condition };
    else if (columns[name]) wrong.add(name);
  }
  return { filter, wrong };
}
