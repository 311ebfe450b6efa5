import type { Scope } from '@portfolio/kernel/server/scope';

export interface SecondFactor {
  secretSealed: string;
  on: boolean;
  since: Date | null;
  codesLeft: number;
  /** The database's clock, in seconds since 1970. */
  seconds: number;
}

export async function findSecondFactor(scope: Scope, accountId: number): Promise<SecondFactor | null> {
  const [row] = await scope.query<SecondFactor>(
    `select secret_sealed as "secretSealed", confirmed_at is not null as "on", confirmed_at as since, extract(epoch from clock_timestamp())::float8 as seconds,
       (select count(*)::int from recovery_codes c where c.account_id = f.account_id and c.used_at is null) as "codesLeft"
     from second_factors f where school_id = :school and account_id = :accountId`,
    { accountId },
  );
  return row ?? null;
}

/** Keeps a secret that waits for its first code, in place of an earlier one that waited. @returns false when one is on. */
export async function beginSecondFactor(scope: Scope, accountId: number, secretSealed: string): Promise<boolean> {
  return (await scope.run(
    `insert into second_factors as f (account_id, school_id, secret_sealed) values (:accountId, :school, :secretSealed)
     on conflict (account_id) do update set secret_sealed = excluded.secret_sealed, begun_at = now(), last_step = null where f.confirmed_at is null`,
    { accountId, secretSealed },
  )) > 0;
}

/** Switches it on. @returns false when it is on already. */
export async function confirmSecondFactor(scope: Scope, accountId: number): Promise<boolean> {
  return (await scope.run('update second_factors set confirmed_at = now() where school_id = :school and account_id = :accountId and confirmed_at is null', { accountId })) > 0;
}

/** Takes a step's code; @returns false when it, or a later one, was taken before. */
export async function useStep(scope: Scope, accountId: number, step: number): Promise<boolean> {
  return (await scope.run('update second_factors set last_step = :step where school_id = :school and account_id = :accountId and (last_step is null or last_step < :step)', { accountId, step })) > 0;
}

/** Uses a recovery code up; @returns false when there is none such, or it was used. */
export async function useRecoveryCode(scope: Scope, accountId: number, hash: string): Promise<boolean> {
  return (await scope.run('update recovery_codes set used_at = now() where school_id = :school and account_id = :accountId and code_hash = :hash and used_at is null', { accountId, hash })) > 0;
}

/** New recovery codes in place of all former ones. */
export async function setRecoveryCodes(scope: Scope, accountId: number, hashes: string[]): Promise<void> {
  await scope.run('delete from recovery_codes where school_id = :school and account_id = :accountId', { accountId });
  await scope.run('insert into recovery_codes (account_id, school_id, code_hash) select :accountId, :school, unnest(:hashes::text[])', { accountId, hashes });
}

/** Takes the second factor off, with its recovery codes. @returns 0 when there was none. */
export async function endSecondFactor(scope: Scope, accountId: number): Promise<number> {
  return scope.run('delete from second_factors where school_id = :school and account_id = :accountId', { accountId });
}
