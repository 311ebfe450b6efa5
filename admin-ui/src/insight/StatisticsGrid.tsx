import { lazy, Suspense } from 'react';
import { useTranslate } from 'react-admin';
import type { ListContract } from '@portfolio/kernel/contract';
import { Grid } from '../shared/Grid';
import { Loading } from '../shared/Loading';

/** The library that draws is large, and only these screens need it. */
const StatisticsChart = lazy(() => import('./StatisticsChart'));

interface StatisticsGridProps {
  list: ListContract;
  term: string;
  /** Measures that make up a bar, from the left. */
  stacked: readonly string[];
  /** A column that names a row. */
  nameColumn: string;
  emptyText: string;
}

/** A picture above and the table of the same rows below, both following the filters of the table. */
export function StatisticsGrid({ list, term, stacked, nameColumn, emptyText }: StatisticsGridProps) {
  const translate = useTranslate();
  return (
    <Grid
      key={list.resource} list={list} params={{ term }} emptyText={emptyText}
      cells={{ [nameColumn]: (row) => nameOf(row[nameColumn], list.columns[nameColumn].enumName, translate) }}
      above={<Suspense fallback={<Loading />}><StatisticsChart list={list} stacked={stacked} nameColumn={nameColumn} /></Suspense>}
    />
  );
}

/** A group's name in words; groups that have none are said to be so. */
export function nameOf(value: unknown, enumName: string | undefined, translate: (key: string) => string): string {
  if (value === null || value === undefined) return translate('insight.none');
  return enumName ? translate(`enums.${enumName}.${String(value)}`) : String(value);
}
