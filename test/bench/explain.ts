import type { Pool } from 'pg';

/** A table that a statement reads from its first row to its last. */
export interface WholeRead {
  table: string;
  /** How many rows it has. */
  rows: number;
  /** By the table itself, or by an index without a condition. */
  node: string;
  statement: string;
}

export interface Explained {
  explained: number;
  /** Of tables that a sync or an import makes for itself and drops again, and statements that are not asked for rows. */
  skipped: number;
  wholeReads: WholeRead[];
  /** What PostgreSQL would not explain, with its reason. */
  refused: { statement: string; reason: string }[];
}

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Cond'?: string;
  Plans?: Plan[];
}

const CURSOR = /^declare \w+ no scroll cursor for /i;
const ASKS = /^\s*(select|with|insert|update|delete|merge)\b/i;
const UNDEFINED_TABLE = '42P01';

/**
 * The plans that PostgreSQL would make of each statement whatever its parameters are, with the rows that the database has.
 * @param most rows of a table that may be read as a whole
 */
export async function explainAll(pool: Pool, statements: readonly string[], most: number): Promise<Explained> {
  const { rows } = await pool.query<{ name: string; rows: number }>(`select relname as name, reltuples::int as rows from pg_class where relkind = 'r' and reltuples > $1`, [most]);
  const large = new Map(rows.map((table) => [table.name, table.rows]));
  const result: Explained = { explained: 0, skipped: 0, wholeReads: [], refused: [] };
  for (const text of statements) {
    const statement = text.replace(CURSOR, '');
    if (!ASKS.test(statement)) {
      result.skipped += 1;
      continue;
    }
    try {
      const { rows: [answer] } = await pool.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`explain (generic_plan, format json) ${statement}`);
      result.explained += 1;
      for (const { table, node } of wholeReadsOf(answer['QUERY PLAN'][0].Plan, large)) result.wholeReads.push({ table, rows: large.get(table) ?? 0, node, statement });
    } catch (error) {
      const { code, message } = error as Error & { code?: string };
      if (code === UNDEFINED_TABLE) result.skipped += 1;
      else result.refused.push({ statement, reason: message });
    }
  }
  return result;
}

const WHOLE = new Set(['Seq Scan', 'Index Scan', 'Index Only Scan', 'Bitmap Index Scan']);

function wholeReadsOf(plan: Plan, large: ReadonlyMap<string, number>): { table: string; node: string }[] {
  const { 'Node Type': node, 'Relation Name': table, Plans = [] } = plan;
  const own = table && large.has(table) && WHOLE.has(node) && !plan['Index Cond'] ? [{ table, node }] : [];
  return [...own, ...Plans.flatMap((part) => wholeReadsOf(part, large))];
}
