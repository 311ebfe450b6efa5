import { loadSecrets } from '@portfolio/config/secrets';
import { createSeal } from '@portfolio/kernel/server/seal';
import type { Account, Builders, School } from './builders';
import type { TestServer } from './server';

/** A mail that waits in the outbox, opened with the server's key. */
export interface Mail {
  template: string;
  /** Where to, when it is not the account's own address. */
  address: string | null;
  values: Record<string, string | number>;
}

/** What was mailed to an account's owner, the newest first. */
export async function mailsOf({ database, dataDir }: Pick<TestServer, 'database' | 'dataDir'>, { key }: Pick<Account, 'key'>): Promise<Mail[]> {
  const { FIELD_KEY, INDEX_KEY } = loadSecrets(dataDir, {});
  const seal = createSeal(FIELD_KEY, INDEX_KEY);
  const { rows } = await database.query<{ template: string; sealed: string }>('select template, content_sealed as sealed from outbox_mails where account_id = $1 order by id desc', [key]);
  return rows.map(({ template, sealed }) => ({ template, ...(JSON.parse(seal.open(sealed)) as Omit<Mail, 'template'>) }));
}

/** The token behind the # of a mailed link. */
export const tokenIn = ({ values }: Mail): string => String(values.url).split('#')[1];

/** Lets a school mail: nothing is sent while no worker runs. */
export const giveMailServer = (build: Builders, { key }: School) => build.insert('mail_servers', { school_id: key, host: '127.0.0.1', port: 9, encryption: 'none' });
