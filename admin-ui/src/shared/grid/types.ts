import type { ReactNode } from 'react';
import type { Column, ListContract } from '@portfolio/kernel/contract';

export type Columns = Record<string, Column>;

/** One row as a list answers it. */
export type GridRow<C extends Columns = Columns> = { id: string } & { [K in keyof C & string]: string | number | boolean | null };

export interface Selection<C extends Columns = Columns> {
  ids: string[];
  /** Those of the selected rows that stand on this page. */
  rows: GridRow<C>[];
  clear: () => void;
}

export interface GridProps<C extends Columns = Columns> {
  list: ListContract<C>;
  /** Values of the list's own params, such as the term. */
  params?: Record<string, unknown>;
  /** The address that a row's first cell leads to. */
  firstCell?: (row: GridRow<C>) => string;
  /** Buttons above the table, beside 匯出 EXCEL. */
  actions?: ReactNode;
  /** What can be done with ticked rows; without it there are no boxes. */
  bulkActions?: (selection: Selection<C>) => ReactNode;
  /** Buttons at the end of each row. */
  rowActions?: (row: GridRow<C>) => ReactNode;
  /** Columns to show and their order; all that are not hidden otherwise. */
  columns?: readonly (keyof C & string)[];
  /** Another content for the cells of a column. */
  cells?: { [K in keyof C & string]?: (row: GridRow<C>) => ReactNode };
  /** Filters that are chosen from a list, by column: the value that is filtered by, and its words. */
  filterOptions?: { [K in keyof C & string]?: readonly FilterOption[] };
  /** Between the toolbar and the table, such as a picture of the same rows. */
  above?: ReactNode;
  /** When there is no row and no filter is set. */
  emptyText?: ReactNode;
  /** No 匯出 EXCEL, where the list has no workbook worth having. */
  exportable?: boolean;
  /** Rows of a page, where 30 would cut what belongs together; 100 or 300. */
  perPage?: number;
  /** Beside another table on the same page: keeps its state out of the address. */
  embedded?: boolean;
}

export interface FilterOption {
  value: string;
  label: string;
}

/** A column as the parts of the grid need it. */
export interface ShownColumn {
  name: string;
  label: string;
  declared: Column;
  options?: readonly FilterOption[];
}
