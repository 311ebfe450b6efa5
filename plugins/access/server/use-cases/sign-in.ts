import type { Language } from '@portfolio/kernel/contract';
import { services } from '@portfolio/kernel/server/services';
import { accessError } from '../../contract';
import { subjectsOf } from '../../domain/lockout';
import { passwordIs } from '../passwords';
import { findCredentials, findSchoolCode, noteSignIn } from '../repositories/accounts';
import { useCaptcha } from '../repositories/captchas';
import { clearFailures, countFailure, takeTry } from '../repositories/failures';
import { startSession, type Tokens } from '../repositories/sessions';

export interface SignInInput {
  school: string;
  login: string;
  password: string;
  captcha?: { id: string; answer: string };
}

export interface Client {
  address: string;
  agent: string;
  language: Language;
}

/** People type the whole account name (`000001_s1001`) as often as the login alone. */
const loginIn = (schoolCode: string, typed: string): string => (typed.startsWith(`${schoolCode}_`) ? typed.slice(schoolCode.length + 1) : typed);

/**
 * Signs a person in. Wrong school, account and password answer alike and take alike long.
 * @throws captcha-wrong, sign-in-refused, sign-in-locked
 */
export async function signIn(input: SignInInput, client: Client): Promise<Tokens> {
  const { database, env } = services();
  if (env.CAPTCHA === 'picture') {
    const { id, answer } = input.captcha ?? { id: '', answer: '' };
    if (!id || !(await useCaptcha(database, id, answer))) throw accessError('captcha-wrong', {}, { 'captcha.answer': 'errors.captcha-wrong' });
  }
  const schoolCode = (await findSchoolCode(database, input.school)) ?? '';
  const login = loginIn(schoolCode, input.login);
  const subjects = subjectsOf(schoolCode, login, client.address);
  const minutes = await takeTry(database, subjects);
  if (minutes > 0) throw accessError('sign-in-locked', { minutes });

  const account = await findCredentials(database, schoolCode, login);
  const right = await passwordIs(account?.passwordHash ?? null, input.password);
  if (!account || !right || !account.open || account.initialExpired) {
    await countFailure(database, subjects);
    throw accessError('sign-in-refused');
  }
  await clearFailures(database, subjects);
  await noteSignIn(database, account.accountId);
  return startSession(database, { schoolId: account.schoolId, accountId: account.accountId, address: client.address, agent: client.agent });
}
