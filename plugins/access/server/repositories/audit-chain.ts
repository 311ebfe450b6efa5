import type { Scope } from '@portfolio/kernel/server/scope';
import type { ChainReport } from '../../contract';

export interface ChainFinding {
  entries: number;
  from: Date | null;
  until: Date | null;
  head: string | null;
  /** The first entry that is not as it was written. */
  wrong: ChainReport['fault'];
  tailIsThere: boolean;
}

/**
 * Every entry's hash computed anew, and every link looked up, in one statement and one snapshot. Order of ids is not
 * the chain's (two transactions at once draw theirs before they wait for the head), so links are found by hash: where
 * each entry is whole, follows one that is there, and none follows another's, the chain is one line. Where a rule of
 * retention has removed the oldest, the first that is there follows the hash that was noted then.
 */
export async function examineChain(scope: Scope): Promise<ChainFinding> {
  const [finding] = await scope.query<ChainFinding>(
    `with entries as materialized (
       select e.id, e.happened_at, e.actor_name, e.action, e.previous_hash, e.hash, coalesce(e.hash = audit_hash(e), false) as whole
       from audit_entries e where e.school_id = :school),
     hashes as (select distinct hash from entries),
     judged as (
       select e.id, e.happened_at, e.actor_name, e.action,
         case when not e.whole then 'changed'
           when e.previous_hash is distinct from '' and b.hash is null and e.previous_hash is distinct from (select hash from audit_anchors where school_id = :school) then 'gap'
           when count(*) over (partition by e.previous_hash) > 1 then 'fork' end as fault
       from entries e left join hashes b on b.hash = e.previous_hash),
     first_wrong as (
       select jsonb_build_object('kind', fault, 'happenedAt', to_char(happened_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'actorName', actor_name, 'action', action) as wrong
       from judged where fault is not null order by id limit 1),
     head as (select nullif((select hash from audit_heads where school_id = :school), '') as hash)
     select (select count(*)::int from entries) as entries, (select min(happened_at) from entries) as from, (select max(happened_at) from entries) as until,
       head.hash as head, (select wrong from first_wrong) as wrong,
       case when head.hash is null then not exists (select 1 from entries)
         else exists (select 1 from entries where hash = head.hash) and not exists (select 1 from entries where previous_hash = head.hash) end as "tailIsThere"
     from head`,
  );
  return finding;
}
