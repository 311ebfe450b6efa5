import type { Language } from '@portfolio/kernel/contract';
import type { Runner } from '@portfolio/kernel/server/database';
import type { ListSource } from '@portfolio/kernel/server/list-query';
import type { Scope } from '@portfolio/kernel/server/scope';
import { outboxList } from '../../contract';
import type { MailFailure } from '../../domain/answer';

/** Schools that have a mail server and mail that is due, those that wait longest first. */
export async function findDueSchools(database: Pick<Runner, 'query'>, but: readonly number[], limit: number): Promise<number[]> {
  const rows = await database.query<{ schoolId: number }>(
    `select m.school_id as "schoolId" from outbox_mails m join mail_servers s on s.school_id = m.school_id
     where m.state = 'waiting' and m.next_at <= now() and m.school_id <> all(:but::int[]) group by 1 order by min(m.next_at) limit :limit`,
    { but, limit },
  );
  return rows.map(({ schoolId }) => schoolId);
}

/** A mail that this process has taken for a while. */
export interface TakenMail {
  key: number;
  id: string;
  template: string;
  language: Language;
  subject: string;
  link: string | null;
  contentSealed: string;
  /** The account's own address; null where it has none, or is closed. */
  email: string | null;
  name: string;
  createdAt: Date;
  /** Tries, this one included. Whoever finds another number has lost the mail to another process. */
  attempts: number;
}

/**
 * Takes mail that is due. It comes back by itself after `leaseSeconds`, should this process be killed; no transaction
 * is open while it is sent.
 */
export async function takeMails(scope: Pick<Scope, 'query'>, limit: number, leaseSeconds: number): Promise<TakenMail[]> {
  return scope.query<TakenMail>(
    `with due as materialized (
       select id from outbox_mails where school_id = :school and state = 'waiting' and next_at <= now() order by next_at, id for update skip locked limit :limit),
     taken as (
       update outbox_mails m set attempts = m.attempts + 1, failure = null, answer = null, next_at = now() + make_interval(secs => :leaseSeconds), updated_at = now() from due where m.id = due.id returning m.*)
     select t.id as key, t.document_id as id, t.template, t.language, t.subject, t.link, t.content_sealed as "contentSealed",
       case when a.active then a.email end as email, a.name, t.created_at as "createdAt", t.attempts
     from taken t join accounts a on a.school_id = :school and a.id = t.account_id order by t.id`,
    { limit, leaseSeconds },
  );
}

type Taken = Pick<TakenMail, 'key' | 'attempts'>;

/** What it said goes with it: a link by which a password is set must not lie about. */
export async function markSent(scope: Pick<Scope, 'run'>, { key, attempts }: Taken, answer: string): Promise<void> {
  await scope.run(
    `update outbox_mails set state = 'sent', content_sealed = null, failure = null, answer = :answer, ended_at = clock_timestamp(), updated_at = now()
     where school_id = :school and id = :key and state = 'waiting' and attempts = :attempts`,
    { key, attempts, answer },
  );
}

/** @param nextAt when it is tried again; null: given up. */
export async function markUnsent(scope: Pick<Scope, 'run'>, { key, attempts }: Taken, failure: MailFailure, answer: string | null, nextAt: Date | null): Promise<void> {
  await scope.run(
    `update outbox_mails set state = case when :nextAt::timestamptz is null then 'failed' else 'waiting' end, next_at = coalesce(:nextAt::timestamptz at time zone 'UTC', next_at),
       ended_at = case when :nextAt::timestamptz is null then clock_timestamp() end, failure = :failure, answer = :answer, updated_at = now()
     where school_id = :school and id = :key and state = 'waiting' and attempts = :attempts`,
    { key, attempts, failure, answer, nextAt },
  );
}

/** Hands back what was taken and not tried. */
export async function releaseMails(scope: Pick<Scope, 'run'>, mails: readonly Taken[]): Promise<void> {
  if (mails.length === 0) return;
  await scope.run(
    `update outbox_mails m set attempts = m.attempts - 1, next_at = now(), updated_at = now()
     from unnest(:keys::int[], :attempts::int[]) as t (key, attempts) where m.school_id = :school and m.id = t.key and m.state = 'waiting' and m.attempts = t.attempts`,
    { keys: mails.map(({ key }) => key), attempts: mails.map(({ attempts }) => attempts) },
  );
}

/** A server that fails is left alone by all mail of its school; each says why it waits. */
export async function pauseSchool(scope: Pick<Scope, 'run'>, until: Date, failure: MailFailure, answer: string): Promise<void> {
  await scope.run(
    `update outbox_mails set next_at = :until::timestamptz at time zone 'UTC', failure = :failure, answer = :answer, updated_at = now()
     where school_id = :school and state = 'waiting' and next_at < :until::timestamptz at time zone 'UTC'`,
    { until, failure, answer },
  );
}

/** Mail that waits is tried now: its server was mended, or so it seems. What a process has just taken has no failure, and stays its own. */
export async function hastenMails(scope: Pick<Scope, 'run'>): Promise<void> {
  await scope.run(`update outbox_mails set next_at = now(), updated_at = now() where school_id = :school and state = 'waiting' and next_at > now() and failure is not null`);
}

export async function giveUpWaiting(scope: Pick<Scope, 'run'>, failure: MailFailure): Promise<number> {
  return scope.run(
    `update outbox_mails set state = 'failed', failure = :failure, answer = null, ended_at = clock_timestamp(), updated_at = now() where school_id = :school and state = 'waiting'`,
    { failure },
  );
}

export async function countWaiting(scope: Pick<Scope, 'query'>): Promise<number> {
  const [{ waiting }] = await scope.query<{ waiting: number }>(`select count(*)::int as waiting from outbox_mails where school_id = :school and state = 'waiting'`);
  return waiting;
}

/** @returns how many wait again: those that were given up and whose words are still kept. */
export async function retryMails(scope: Pick<Scope, 'run'>, ids: readonly string[]): Promise<number> {
  return scope.run(
    `update outbox_mails set state = 'waiting', attempts = 0, next_at = now(), ended_at = null, updated_at = now()
     where school_id = :school and document_id = any(:ids) and state = 'failed' and content_sealed is not null`,
    { ids },
  );
}

/** What a school may still want to look up: 90 days of mail, a year of what was read. Words of mail that was given up go after 30. */
export async function sweepMessages(database: Pick<Runner, 'run'>): Promise<void> {
  await database.run(`delete from outbox_mails where state <> 'waiting' and ended_at < now() - interval '90 days'`);
  await database.run(`update outbox_mails set content_sealed = null where state = 'failed' and content_sealed is not null and ended_at < now() - interval '30 days'`);
  await database.run(`delete from notifications where read_at < now() - interval '1 year'`);
}

export const outboxSource: ListSource<typeof outboxList> = {
  list: outboxList,
  id: 'm.document_id',
  from: 'outbox_mails m join accounts a on a.id = m.account_id',
  where: 'm.school_id = :school',
  columns: {
    createdAt: 'm.created_at', recipient: 'a.name', login: 'a.login', subject: 'm.subject', state: 'm.state', failure: 'm.failure', answer: 'm.answer', attempts: 'm.attempts',
    nextAt: `case when m.state = 'waiting' then m.next_at end`, endedAt: 'm.ended_at',
  },
};
