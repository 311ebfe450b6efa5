import type { Scope } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { text } from '@portfolio/access/server/http/texts';
import { judge, type Verdict } from '../../domain/answer';
import { letterText, messageIdOf } from '../../domain/letter';
import { nextTry, serverPause } from '../../domain/retry';
import { senderOf } from '../../domain/server';
import type { MailContent } from '../messenger';
import { markSent, markUnsent, pauseSchool, releaseMails, takeMails, type TakenMail } from '../repositories/outbox';
import { findSchoolName, findServer, type SchoolName, type ServerRow } from '../repositories/servers';
import { openSmtp, troubleOf, type Letter, type SmtpSession } from '../smtp';
import { smtpSettingsOf } from './smtp-settings';

const BATCH = 5;
/** For how long a mail is this process's own. Longer than a batch takes; after a kill it is how long mail rests. */
export const LEASE_SECONDS = 600;

/**
 * Sends what is due for one school, batch by batch, until nothing is or its server fails. Whatever is sent is sent at least
 * once: a process that is killed after the server took a mail and before that is written sends it again, under the same
 * Message-ID.
 */
export async function sendWaiting(scope: Scope, signal: AbortSignal): Promise<void> {
  const [server, school] = await Promise.all([findServer(scope), findSchoolName(scope)]);
  if (!server) return;
  while (!signal.aborted) {
    const mails = await takeMails(scope, BATCH, LEASE_SECONDS);
    if (mails.length === 0) return;
    if (!(await sendBatch(scope, { server, school, mails, signal }))) return;
  }
}

interface Batch {
  server: ServerRow;
  school: SchoolName;
  mails: TakenMail[];
  signal: AbortSignal;
}

/** @returns false when the rest of the school's mail is to wait. */
async function sendBatch(scope: Scope, { server, school, mails, signal }: Batch): Promise<boolean> {
  const line = new Line(server);
  const leaseEnds = performance.now() + (LEASE_SECONDS * 1000) / 2;
  try {
    for (const [index, mail] of mails.entries()) {
      if (signal.aborted || performance.now() > leaseEnds) {
        await releaseMails(scope, mails.slice(index));
        return !signal.aborted;
      }
      const verdict = await sendOne(scope, line, mail, letterOf(mail, server, school));
      if (!verdict?.isServer) continue;
      await releaseMails(scope, mails.slice(index + 1));
      await pauseSchool(scope, serverPause(mail.attempts, new Date()), verdict.failure, verdict.answer);
      services().log.warn(`mail: the server of school ${school.code} failed (${verdict.failure}); its mail waits`);
      return false;
    }
    return true;
  } finally {
    line.close();
  }
}

/** A connection that is opened when needed, and anew after a letter went wrong on it. */
class Line {
  private session: SmtpSession | null = null;

  constructor(private readonly server: ServerRow) {}

  async send(letter: Letter): Promise<string> {
    try {
      this.session ??= await openSmtp(smtpSettingsOf(this.server));
      return await this.session.send(letter);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  close(): void {
    this.session?.close();
    this.session = null;
  }
}

/** @returns what was wrong; null when it has left. */
async function sendOne(scope: Scope, line: Line, mail: TakenMail, letter: Letter | 'address-missing' | 'unreadable'): Promise<Verdict | null> {
  if (typeof letter === 'string') {
    await markUnsent(scope, mail, letter, null, null);
    return null;
  }
  try {
    await markSent(scope, mail, await line.send(letter));
    return null;
  } catch (error) {
    const verdict = judge(troubleOf(error));
    await markUnsent(scope, mail, verdict.failure, verdict.answer, verdict.isFinal ? null : nextTry(mail.attempts, new Date()));
    return verdict;
  }
}

function letterOf(mail: TakenMail, server: ServerRow, school: SchoolName): Letter | 'address-missing' | 'unreadable' {
  const { env } = services();
  const content = contentOf(mail);
  if (!content) return 'unreadable';
  const address = content.address ?? mail.email;
  const from = senderOf(server);
  if (!address || !from) return 'address-missing';
  const { language } = mail;
  return {
    messageId: messageIdOf(mail.id, env.PUBLIC_URL), date: mail.createdAt, subject: mail.subject,
    from: { address: from, name: server.senderName ?? school.name }, to: { address, name: mail.name },
    text: letterText({
      greeting: text(language, 'mail.letter.greeting', { name: mail.name }),
      body: text(language, `messages.${mail.template}.body`, content.values),
      open: mail.link === null ? null : text(language, 'mail.letter.open', { url: `${env.PUBLIC_URL}${mail.link}` }),
      school: school.name, footer: text(language, 'mail.letter.footer'),
    }),
  };
}

function contentOf({ contentSealed }: TakenMail): MailContent | null {
  try {
    return JSON.parse(services().seal.open(contentSealed)) as MailContent;
  } catch {
    // Sealed with a key that is gone: no try will read it.
    return null;
  }
}
