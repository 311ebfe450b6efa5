import type { Language } from '@portfolio/kernel/contract';
import { limits } from '@portfolio/config/limits';
import { scopeOf } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { accessError } from '../../contract';
import { subjectsOf } from '../../domain/lockout';
import { passwordIs } from '../passwords';
import { keepToken } from '../repositories/account-tokens';
import { findCredentials, findSchoolCode, noteSignIn, type Credentials } from '../repositories/accounts';
import { useCaptcha } from '../repositories/captchas';
import { clearFailures, countFailure, giveTryBack } from '../repositories/failures';
import { startSession, type Tokens } from '../repositories/sessions';
import { newToken } from '../tokens';
import { requireTry } from './prove-password';

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
export const loginIn = (schoolCode: string, typed: string): string => (typed.startsWith(`${schoolCode}_`) ? typed.slice(schoolCode.length + 1) : typed);

/** Uses a picture code up; always right where the server asks for none. */
export async function captchaIsRight(captcha: SignInInput['captcha']): Promise<boolean> {
  const { database, env } = services();
  if (env.CAPTCHA !== 'picture') return true;
  return captcha !== undefined && useCaptcha(database, captcha.id, captcha.answer);
}

/**
 * Signs a person in. Wrong school, account, password and picture code answer alike; the first three take alike long.
 * Whether a code is asked for is told once the password is right.
 * @returns the tokens of a session, or the challenge of a second step
 * @throws sign-in-refused, sign-in-locked
 */
export async function signIn(input: SignInInput, client: Client): Promise<Tokens | { challenge: string }> {
  const { database } = services();
  if (!(await captchaIsRight(input.captcha))) throw accessError('sign-in-refused');
  const schoolCode = (await findSchoolCode(database, input.school)) ?? '';
  const login = loginIn(schoolCode, input.login);
  const subjects = subjectsOf(schoolCode, login, client.address);
  await requireTry(subjects);

  const account = await findCredentials(database, schoolCode, login);
  const right = await passwordIs(account?.passwordHash ?? null, input.password);
  if (!account || !right || !account.open || account.initialExpired) {
    await countFailure(database, subjects);
    throw accessError('sign-in-refused');
  }
  if (account.secondFactor) {
    await giveTryBack(database, subjects);
    return { challenge: await askForCode(account) };
  }
  await clearFailures(database, subjects);
  await noteSignIn(database, account.accountId);
  return startSession(database, { schoolId: account.schoolId, accountId: account.accountId, address: client.address, agent: client.agent });
}

async function askForCode({ schoolId, accountId }: Credentials): Promise<string> {
  const token = newToken();
  await scopeOf(services().database, schoolId).transaction((scope) => keepToken(scope, { accountId, purpose: 'sign-in', token, seconds: limits.account.secondStepSeconds }));
  return token;
}
