/** Why a mail did not leave; in short words under `enums.mailFailure`, with what to do under `mail.failures`. */
export const mailFailures = [
  'address-missing', 'address-refused', 'unreachable', 'time-out', 'certificate', 'no-encryption', 'login-refused', 'sender-refused',
  'recipient-refused', 'message-refused', 'try-later', 'cut', 'server-removed', 'unreadable',
] as const;
export type MailFailure = (typeof mailFailures)[number];

/** What the SMTP client knows of an error. */
export interface SmtpTrouble {
  /** The client's own: ETIMEDOUT, EAUTH, … */
  code?: string;
  /** Of the system below it: ECONNREFUSED, DEPTH_ZERO_SELF_SIGNED_CERT, … */
  originalCode?: string;
  /** The command that was answered so. */
  command?: string;
  /** Three digits, when the server answered. */
  responseCode?: number;
  response?: string;
  message?: string;
}

export interface Verdict {
  failure: MailFailure;
  /** Ends this mail: trying again would be answered the same. */
  isFinal: boolean;
  /** Not about this mail: the next of the school would fare alike. */
  isServer: boolean;
  /** The server's own line, or the client's where there is none; never more than 300 characters. */
  answer: string;
}

const verdict = (failure: MailFailure, about: 'mail' | 'server', isFinal = false) => ({ failure, isServer: about === 'server', isFinal });

const CERTIFICATE = /cert|self[- ]signed|altname|unable to verify|issuer/i;

/** Reads an error. What is final is only what the server says of this recipient or this mail: 5xx to RCPT or DATA. */
export function judge(trouble: SmtpTrouble): Verdict {
  return { ...kindOf(trouble), answer: lineOf(trouble) };
}

function kindOf({ code, originalCode = '', command = '', responseCode, message = '' }: SmtpTrouble): Omit<Verdict, 'answer'> {
  if (code === 'EADDRESS') return verdict('address-refused', 'server');
  if (code === 'EAUTH' || command.startsWith('AUTH')) return verdict('login-refused', 'server');
  if (code === 'ETLS' && !CERTIFICATE.test(`${originalCode} ${message}`)) return verdict('no-encryption', 'server');
  if (responseCode === 421) return verdict('try-later', 'server');
  if (responseCode && responseCode >= 500) {
    if (command === 'RCPT TO') return verdict('recipient-refused', 'mail', true);
    if (command === 'DATA') return verdict('message-refused', 'mail', true);
    // A recipient behind it would change nothing: the server does not take mail from this sender, or none at all.
    return verdict(command === 'MAIL FROM' ? 'sender-refused' : 'unreachable', 'server');
  }
  if (responseCode && responseCode >= 400) return verdict('try-later', command === 'CONN' ? 'server' : 'mail');
  if (CERTIFICATE.test(`${originalCode} ${message}`)) return verdict('certificate', 'server');
  if (code === 'ETIMEDOUT') return verdict('time-out', 'server');
  if (code === 'EENVELOPE') return verdict('recipient-refused', 'mail', true);
  if (code === 'EMESSAGE') return verdict('message-refused', 'mail', true);
  // Cut off in the middle it may have been taken: it is sent again, recognisable by its Message-ID.
  return code === 'ECUT' ? verdict('cut', 'mail') : verdict('unreachable', 'server');
}

const lineOf = ({ response, message = '' }: SmtpTrouble): string => (response ?? message).replace(/\s+/g, ' ').trim().slice(0, 300);
