import { env } from '@portfolio/config/env';

const { DATABASE_URL, NODE_ENV } = env();

export default {
  connection: {
    client: 'postgres',
    connection: { connectionString: DATABASE_URL },
    // Only the admin and the schema sync use this pool; the product's own is in plugins/kernel.
    pool: { min: 0, max: 5 },
    acquireConnectionTimeout: 60_000,
  },
  // An attribute that leaves a schema keeps its column: nothing is dropped behind anyone's back.
  settings: { forceMigration: NODE_ENV === 'development' },
};
