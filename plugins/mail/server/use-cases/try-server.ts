import { randomUUID } from 'node:crypto';
import type { Language } from '@portfolio/kernel/contract';
import type { Scope } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { text } from '@portfolio/access/server/http/texts';
import type { MailTrial } from '../../contract';
import { judge } from '../../domain/answer';
import { messageIdOf } from '../../domain/letter';
import { senderOf } from '../../domain/server';
import { findSchoolName } from '../repositories/servers';
import { openSmtp, troubleOf, type Letter, type SmtpSettings } from '../smtp';
import { serverRowOf, type ServerInput } from './keep-server';
import { smtpSettingsOf } from './smtp-settings';

/** (P) a person waits for it: less patience than the outbox has. */
const TRIAL_MS = 10_000;

/**
 * 寄測試信: one try, by what is typed, saved or not.
 * @throws mail-host, mail-password-needed
 */
export async function tryServer(scope: Scope, { to, ...input }: ServerInput & { to: string }, now: Date, language: Language): Promise<MailTrial> {
  const row = await serverRowOf(scope, input);
  const { PUBLIC_URL } = services().env;
  const school = await findSchoolName(scope);
  const letter: Letter = {
    messageId: messageIdOf(randomUUID(), PUBLIC_URL), date: now, from: { address: senderOf(row) ?? to, name: row.senderName ?? school.name }, to: { address: to, name: '' },
    subject: text(language, 'mail.trial.subject'), text: `${text(language, 'mail.trial.body')}\n\n—\n${school.name}\n${PUBLIC_URL}\n`,
  };
  const settings = smtpSettingsOf(row);
  const begun = performance.now();
  const took = (): number => Math.round(performance.now() - begun);
  try {
    const answer = await sendOnce({ ...settings, timeoutMs: Math.min(settings.timeoutMs, TRIAL_MS) }, letter);
    return { ok: true, message: text(language, 'mail.trial.ok', { to }), answer, milliseconds: took() };
  } catch (error) {
    const { failure, answer } = judge(troubleOf(error));
    return { ok: false, message: text(language, `mail.failures.${failure}`), answer: answer || null, milliseconds: took() };
  }
}

async function sendOnce(settings: SmtpSettings, letter: Letter): Promise<string> {
  const session = await openSmtp(settings);
  try {
    return await session.send(letter);
  } finally {
    session.close();
  }
}
