import { limits } from '@portfolio/config/limits';
import type { Scope } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { accountError } from '../../contract/account-errors';
import { kernelError } from '@portfolio/kernel/contract';
import { subjectsOf } from '../../domain/lockout';
import { keepToken } from '../repositories/account-tokens';
import { findOwnSide } from '../repositories/own-account';
import type { Session } from '../repositories/sessions';
import { newToken } from '../tokens';
import { requireMailTry } from './ask-password-link';
import { provePassword } from './prove-password';

/**
 * What has to hold before a link is mailed to a new address; not within a transaction, since guesses are counted.
 * @throws mail-unavailable, password-wrong, sign-in-locked, invalid-input (the same address), mail-too-often
 */
export async function requireEmailChange(scope: Scope, session: Session, { email, present }: { email: string; present: string }, address: string): Promise<void> {
  if (!(await services().messenger.canMail(scope))) throw accountError('mail-unavailable');
  await provePassword(scope, session, present, address);
  const { email: before } = await findOwnSide(scope, session.accountId);
  if (before === email) throw kernelError('invalid-input', {}, { email: 'errors.email-same' });
  await requireMailTry(subjectsOf(session.school.code, session.login, address, 'mail-'));
}

/** Mails a link to the new address; the account's own one stays until the link is used. */
export async function askEmailChange(scope: Scope, { accountId, name, login, school }: Session, email: string): Promise<{ done: number }> {
  const { env, messenger } = services();
  const token = newToken();
  const seconds = limits.account.emailLinkSeconds;
  await keepToken(scope, { accountId, purpose: 'email', token, seconds, email });
  await messenger.tell(scope, [{
    template: 'email-confirm', event: `email-confirm:${newToken()}`, accountId, by: ['mail'], address: email,
    values: { name, login, school: school.name, hours: seconds / 3600, url: `${env.PUBLIC_URL}/confirm-email#${token}` },
  }]);
  return { done: 1 };
}
