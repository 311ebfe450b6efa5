import fs from 'node:fs';
import pg from 'pg';

/**
 * With `STATEMENTS=<file>` in the environment a run of the tests leaves in that file every statement that PostgreSQL was
 * asked meanwhile, as a JSON array of texts with their constants as parameters. `npm run bench -- lists` explains them.
 */
const file = process.env.STATEMENTS;

/** Settings of PostgreSQL for it; none when it was not asked for. */
export const statementSettings: Record<string, string> = file
  ? { shared_preload_libraries: 'pg_stat_statements', 'pg_stat_statements.max': '50000', 'pg_stat_statements.track': 'all' }
  : {};

/** Before the databases go: the texts are found by the databases' own catalogues. */
export async function writeStatements(serverUrl: string): Promise<void> {
  if (!file) return;
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query('create extension if not exists pg_stat_statements');
    const { rows } = await client.query<{ query: string }>('select distinct query from pg_stat_statements order by 1');
    fs.writeFileSync(file, JSON.stringify(rows.map(({ query }) => query)));
  } finally {
    await client.end();
  }
}
