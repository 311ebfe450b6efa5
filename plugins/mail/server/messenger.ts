import { languages, type Language } from '@portfolio/kernel/contract';
import type { Message, Messenger } from '@portfolio/kernel/server/messenger';
import type { Seal } from '@portfolio/kernel/server/seal';
import { text } from '@portfolio/access/server/http/texts';
import { findRecipients, hasMailServer, insertMessages, type Written } from './repositories/messages';

/**
 * What a mail is made of when it leaves, sealed in the outbox until then: its values may carry a link by which a
 * password is set, and its address may be one that is not confirmed yet.
 */
export interface MailContent {
  values: Record<string, string | number>;
  /** In place of the account's own address. */
  address: string | null;
}

export const openMessenger = (seal: Seal): Messenger => ({
  async tell(scope, messages) {
    if (messages.length === 0) return;
    const recipients = await findRecipients(scope, [...new Set(messages.map(({ accountId }) => accountId))]);
    const languageOf = new Map(recipients.map(({ key, language }) => [key, language ?? languages[0]]));
    const written = messages.flatMap((message) => {
      const language = languageOf.get(message.accountId);
      return language ? [writtenOf(message, language, seal)] : [];
    });
    if (written.length > 0) await insertMessages(scope, written);
  },
  canMail: hasMailServer,
});

function writtenOf({ accountId, template, event, values, link, by, address }: Message, language: Language, seal: Seal): Written {
  const content: MailContent = { values, address: address ?? null };
  return {
    accountKey: accountId, template, event, link: link ?? null,
    details: by.includes('screen') ? JSON.stringify(values) : null,
    mail: by.includes('mail')
      ? { language, subject: text(language, `messages.${template}.subject`, values), contentSealed: seal.seal(JSON.stringify(content)), hasAddress: Boolean(address) }
      : null,
  };
}
