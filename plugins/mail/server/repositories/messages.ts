import type { Language } from '@portfolio/kernel/contract';
import type { Scope } from '@portfolio/kernel/server/scope';

/** Whom a message goes to; the language is null where the person has chosen none. */
export interface Recipient {
  key: number;
  language: Language | null;
}

/** Those of the accounts that belong to the school and may sign in. */
export async function findRecipients(scope: Pick<Scope, 'query'>, accountIds: readonly number[]): Promise<Recipient[]> {
  return scope.query<Recipient>(
    `select id as key, language from accounts
     where school_id = :school and id = any(:accountIds::int[]) and active and (expires_at is null or expires_at > now())`,
    { accountIds },
  );
}

/** One message as it is written: to the screen, to the outbox, or both. */
export interface Written {
  accountKey: number;
  template: string;
  event: string;
  link: string | null;
  /** JSON of the values, for the screen; null when only mail is sent: a mail may carry what no table should. */
  details: string | null;
  /** Null: not by mail. */
  mail: { language: Language; subject: string; contentSealed: string; hasAddress: boolean } | null;
}

/**
 * One statement for all messages. Nothing is written twice for an event; nothing is put in the outbox of a school
 * without a mail server, or for an account without an address.
 */
export async function insertMessages(scope: Pick<Scope, 'run'>, messages: readonly Written[]): Promise<void> {
  const of = <T>(value: (message: Written) => T): T[] => messages.map(value);
  await scope.run(
    `with told as materialized (
       select * from unnest(:accounts::int[], :templates::text[], :events::text[], :links::text[], :details::text[], :languages::text[], :subjects::text[], :sealed::text[], :addressed::boolean[])
         as m (account_id, template, event, link, details, language, subject, content_sealed, addressed)),
     shown as (
       insert into notifications (school_id, account_id, template, event, details, link)
       select :school, account_id, template, event, details::jsonb, link from told where details is not null
       on conflict (school_id, account_id, event) do nothing)
     insert into outbox_mails (school_id, account_id, template, event, language, subject, link, content_sealed, state, attempts, next_at)
     select :school, m.account_id, m.template, m.event, m.language, m.subject, m.link, m.content_sealed, 'waiting', 0, now()
     from told m join accounts a on a.school_id = :school and a.id = m.account_id
     where m.content_sealed is not null and (m.addressed or a.email is not null) and exists (select 1 from mail_servers where school_id = :school)
     on conflict (school_id, account_id, event) do nothing`,
    {
      accounts: of(({ accountKey }) => accountKey), templates: of(({ template }) => template), events: of(({ event }) => event), links: of(({ link }) => link),
      details: of(({ details }) => details), languages: of(({ mail }) => mail?.language ?? null), subjects: of(({ mail }) => mail?.subject ?? null),
      sealed: of(({ mail }) => mail?.contentSealed ?? null), addressed: of(({ mail }) => mail?.hasAddress ?? false),
    },
  );
}

export async function hasMailServer(scope: Pick<Scope, 'query'>): Promise<boolean> {
  const [row] = await scope.query<{ present: boolean }>('select exists (select 1 from mail_servers where school_id = :school) as present');
  return row.present;
}
