import { setTimeout as wait } from 'node:timers/promises';
import { limits } from '@portfolio/config/limits';
import { scopeOf } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { accountError } from '../../contract/account-errors';
import { subjectsOf, type Subject } from '../../domain/lockout';
import { keepToken } from '../repositories/account-tokens';
import { findSchoolCode } from '../repositories/accounts';
import { countFailure, takeTry } from '../repositories/failures';
import { findAddressee, findSchool } from '../repositories/own-account';
import { newToken } from '../tokens';
import { captchaIsRight, loginIn, type SignInInput } from './sign-in';

/** Longer than the work takes, so that whether there was any cannot be told by the clock. */
const ANSWER_MS = 400;

interface School {
  key: number;
  code: string;
  name: string;
}

async function schoolThatMails(typed: string): Promise<School | null> {
  const { database, messenger } = services();
  const code = await findSchoolCode(database, typed);
  const school = code ? await findSchool(database, code) : null;
  if (!school || !code || !(await messenger.canMail(scopeOf(database, school.key)))) return null;
  return { ...school, code };
}

/** Whether a school, by its code or name, offers 忘記密碼. */
export const offersPasswordLink = async (typed: string): Promise<boolean> => (await schoolThatMails(typed)) !== null;

/** Counts one more link for the account and the network, alike for accounts that do not exist. @throws mail-too-often */
export async function requireMailTry(subjects: Subject[]): Promise<void> {
  const { database } = services();
  const minutes = await takeTry(database, subjects);
  if (minutes > 0) throw accountError('mail-too-often', { minutes });
  await countFailure(database, subjects);
}

/**
 * Mails a link by which a new password is chosen, to the account's own address. The same answer, after the same time,
 * whether or not there is such an account, and whether or not it has an address.
 * @throws captcha-wrong, mail-unavailable, mail-too-often
 */
export async function askPasswordLink({ school: typed, login, captcha }: Pick<SignInInput, 'school' | 'login' | 'captcha'>, address: string): Promise<{ done: number }> {
  if (!(await captchaIsRight(captcha))) throw accountError('captcha-wrong', {}, { 'captcha.answer': 'errors.captcha-wrong' });
  const school = await schoolThatMails(typed);
  if (!school) throw accountError('mail-unavailable');
  const account = loginIn(school.code, login);
  await requireMailTry(subjectsOf(school.code, account, address, 'mail-'));
  await Promise.all([wait(ANSWER_MS), mailLink(school, account)]);
  return { done: 1 };
}

async function mailLink(school: School, login: string): Promise<void> {
  const { database, env, messenger } = services();
  await scopeOf(database, school.key).transaction(async (scope) => {
    const account = await findAddressee(scope, login);
    if (!account) return;
    const token = newToken();
    const seconds = limits.account.passwordLinkSeconds;
    await keepToken(scope, { accountId: account.accountId, purpose: 'password', token, seconds });
    await messenger.tell(scope, [{
      template: 'password-link', event: `password-link:${newToken()}`, accountId: account.accountId, by: ['mail'],
      // Behind the #: what stands there reaches no server, log or other site.
      values: { name: account.name, login: account.login, school: school.name, minutes: seconds / 60, url: `${env.PUBLIC_URL}/new-password#${token}` },
    }]);
  });
}
