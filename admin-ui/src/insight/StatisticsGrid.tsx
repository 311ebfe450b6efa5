import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { isOverTime } from '@portfolio/insight/contract';
import type { Column, ListContract } from '@portfolio/kernel/contract';
import { rocDate } from '../shared/dates';
import { Grid, type GridRow } from '../shared/Grid';
import { Loading } from '../shared/Loading';

/** The library that draws is large, and only these screens need it. */
const StatisticsChart = lazy(() => import('./StatisticsChart'));

/** A line wants all its points, and not one page of them. */
const POINTS = 300;

interface StatisticsGridProps {
  list: ListContract;
  /** What the rows are groups of. */
  dimension: string;
  /** Null compares all terms. */
  term: string | null;
  /** Measures that make up a bar, from the left. */
  parts: readonly string[];
  emptyText: string;
  /** Small groups are kept back: their cells say so. */
  isMasked: boolean;
  rowActions?: (row: GridRow) => ReactNode;
}

/** A picture above and the table of the same rows below, both following the filters of the table. */
export function StatisticsGrid({ list, dimension, term, parts, emptyText, isMasked, rowActions }: StatisticsGridProps) {
  const translate = useTranslate();
  const measures = Object.keys(list.columns).filter((name) => list.columns[name].kind === 'number');
  const masked = (measure: string) => (row: GridRow) => (row[measure] === null ? <span title={translate('insight.kept-back')} aria-label={translate('insight.kept-back')} role="img">＊</span> : Number(row[measure]).toLocaleString('zh-TW'));
  return (
    <Grid
      key={list.resource} embedded list={list} params={{ term }} emptyText={emptyText} rowActions={rowActions} perPage={isOverTime(dimension) ? POINTS : undefined}
      cells={{ name: (row: GridRow) => nameOf(row.name, list.columns.name, translate), ...(isMasked ? Object.fromEntries(measures.map((measure) => [measure, masked(measure)])) : {}) }}
      above={<Suspense fallback={<Loading />}><StatisticsChart list={list} parts={parts} isLine={isOverTime(dimension)} /></Suspense>}
    />
  );
}

/** A group's name in words; groups that have none are said to be so. */
export function nameOf(value: unknown, { kind, enumName }: Column, translate: (key: string) => string): string {
  if (value === null || value === undefined) return translate('insight.none');
  if (kind === 'date') return rocDate(String(value));
  return enumName ? translate(`enums.${enumName}.${String(value)}`) : String(value);
}
