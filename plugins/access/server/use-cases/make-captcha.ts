import { randomInt } from 'node:crypto';
import type { Language } from '@portfolio/kernel/contract';
import { services } from '@portfolio/kernel/server/services';
import { captchaCode, captchaQuestion, captchaSvg } from '../../domain/captcha';
import { text } from '../http/texts';
import { keepCaptcha } from '../repositories/captchas';

const random = (): number => randomInt(2 ** 32) / 2 ** 32;

/** A picture code, or the same as a question in words. Nulls where the server asks for none (CAPTCHA=off). */
export async function makeCaptcha(form: 'picture' | 'question', language: Language) {
  const { database, env } = services();
  if (env.CAPTCHA === 'off') return { id: null, svg: null, question: null };
  if (form === 'picture') {
    const code = captchaCode(random);
    return { id: await keepCaptcha(database, code), svg: captchaSvg(code, random), question: null };
  }
  const { first, second, answer } = captchaQuestion(random);
  const spelled = (number: number): string => text(language, `access.captcha.numbers.${number}`);
  return { id: await keepCaptcha(database, answer), svg: null, question: text(language, 'access.captcha.question', { first: spelled(first), second: spelled(second) }) };
}
