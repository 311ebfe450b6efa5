import type { Language } from '@portfolio/kernel/contract';
import type { ListSource } from '@portfolio/kernel/server/list-query';
import type { Scope } from '@portfolio/kernel/server/scope';
import { staffAccountList } from '../../contract/account';

export interface OwnAccountRow {
  email: string | null;
  language: Language | null;
  pendingEmail: string | null;
  pendingUntil: Date | null;
  /** The school requires a second factor of its staff. */
  required: boolean;
}

export async function findOwnSide(scope: Scope, accountId: number): Promise<OwnAccountRow> {
  const [row] = await scope.query<OwnAccountRow>(
    `select a.email, a.language, t.email as "pendingEmail", t.expires_at as "pendingUntil", coalesce(sc.staff_second_factor, false) as required
     from accounts a join schools sc on sc.id = a.school_id
     left join account_tokens t on t.account_id = a.id and t.purpose = 'email' and t.used_at is null and t.expires_at > now()
     where a.school_id = :school and a.id = :accountId`,
    { accountId },
  );
  return row;
}

export interface Addressee {
  accountId: number;
  login: string;
  name: string;
}

/** Whom a link to a new password may be mailed to: an account in use that has an address. */
export async function findAddressee(scope: Scope, login: string): Promise<Addressee | null> {
  const [row] = await scope.query<Addressee>(
    `select id as "accountId", login, name from accounts
     where school_id = :school and login = :login and active and (expires_at is null or expires_at > now()) and email is not null`,
    { login },
  );
  return row ?? null;
}

/** A school in use. The only look-up of a school by its code without a session besides the sign-in itself. */
export async function findSchool(database: Pick<Scope, 'query'>, code: string): Promise<{ key: number; name: string } | null> {
  const [row] = await database.query<{ key: number; name: string }>('select id as key, name from schools where active and code = :code', { code });
  return row ?? null;
}

export async function setEmail(scope: Scope, accountId: number, email: string): Promise<void> {
  await scope.run('update accounts set email = :email, updated_at = now() where school_id = :school and id = :accountId', { accountId, email });
}

export async function setLanguage(scope: Scope, accountId: number, language: Language): Promise<number> {
  return scope.run('update accounts set language = :language, updated_at = now() where school_id = :school and id = :accountId', { accountId, language });
}

/** What a school requires, and how far its staff has come. */
export async function findAccountSecurity(scope: Scope): Promise<{ staffSecondFactor: boolean; people: number; withSecondFactor: number }> {
  const [row] = await scope.query<{ staffSecondFactor: boolean; people: number; withSecondFactor: number }>(
    `select coalesce((select staff_second_factor from schools where id = :school), false) as "staffSecondFactor",
       count(*)::int as people, count(f.confirmed_at)::int as "withSecondFactor"
     from accounts a left join second_factors f on f.account_id = a.id
     where a.school_id = :school and a.kind in ('administrator', 'staff', 'teacher') and a.active`,
  );
  return row;
}

export async function setStaffSecondFactor(scope: Scope, required: boolean): Promise<void> {
  await scope.run('update schools set staff_second_factor = :required, updated_at = now() where id = :school', { required });
}

export const staffAccountSource: ListSource<typeof staffAccountList> = {
  list: staffAccountList,
  id: 'a.document_id',
  from: 'accounts a left join second_factors f on f.account_id = a.id',
  where: `a.school_id = :school and a.active and a.kind in ('administrator', 'staff', 'teacher')`,
  columns: { login: 'a.login', name: 'a.name', kind: 'a.kind', secondFactor: '(f.confirmed_at is not null)', lastSignInAt: 'a.last_sign_in_at' },
};
