import type { Scope } from './scope';

/** Something that one person is told: on the screen, by mail, or both. Its texts are in the catalogues, in the person's language. */
export interface Message {
  /** Texts `messages.<template>.subject` and `.body` of the capability that tells it; `%{name}` is filled from `values`. */
  template: string;
  /** What happened, such as `outcome-returned:<id>:<time>`. A second message to a person for one event is not written. */
  event: string;
  accountId: number;
  values: Record<string, string | number>;
  /** Screen that it leads to, such as `/outcomes`. */
  link?: string;
  by: readonly ('screen' | 'mail')[];
  /** Where to, in place of the account's own address: a change of address is confirmed from the new one. */
  address?: string;
}

/** How a capability tells people something. Made by the mail capability, so that those before it need not know it. */
export interface Messenger {
  /** Writes the messages in the caller's transaction; mail leaves later. Accounts of another school are passed over. */
  tell(scope: Scope, messages: readonly Message[]): Promise<void>;
  /** Whether mail of the school can leave: its mail server is set (3.8). */
  canMail(scope: Scope): Promise<boolean>;
}
