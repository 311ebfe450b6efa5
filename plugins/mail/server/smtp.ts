import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { mayConnect } from '@portfolio/kernel/server/addresses';
import type { SmtpTrouble } from '../domain/answer';
import type { Encryption } from '../domain/server';

/** Where and how to hand mail over. */
export interface SmtpSettings {
  host: string;
  port: number;
  encryption: Encryption;
  login: string | null;
  password: string | null;
  /** How this side calls itself. */
  clientName: string;
  /** Silence after which a step is given up. */
  timeoutMs: number;
  privateHosts: boolean;
}

export interface Letter {
  messageId: string;
  from: { address: string; name: string };
  to: { address: string; name: string };
  subject: string;
  text: string;
  date: Date;
}

/** One conversation with a mail server; several letters may go through it. */
export interface SmtpSession {
  /** @returns the server's line. @throws an error that reads as SmtpTrouble */
  send(letter: Letter): Promise<string>;
  close(): void;
}

/** The client's error, as what is judged. */
export const troubleOf = (error: unknown): SmtpTrouble => (error ?? {}) as SmtpTrouble;

const trouble = (code: string, message: string): Error & SmtpTrouble => Object.assign(new Error(message), { code });

/**
 * Connects and signs in. Certificates are verified, by the name that was typed: a mail with a way to a password in it is
 * not handed to whoever answers. The address is resolved here, once, and checked before it is connected to.
 * @throws an error that reads as SmtpTrouble
 */
export async function openSmtp(settings: SmtpSettings): Promise<SmtpSession> {
  const { encryption, timeoutMs } = settings;
  const address = await within(addressOf(settings), timeoutMs);
  const connection = new SMTPConnection({
    host: address, port: settings.port, name: settings.clientName,
    secure: encryption === 'ssl', requireTLS: encryption === 'starttls', ignoreTLS: encryption === 'none',
    connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs, socketCloseTimeout: 0, maxResponseSize: 64 * 1024,
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true, ...(isIP(settings.host) === 0 ? { servername: settings.host } : {}) },
  });
  const talk = conversation(connection, timeoutMs);
  try {
    await talk((done) => connection.connect(done));
    if (settings.login && settings.password) {
      const { login: user, password: pass } = settings;
      await talk((done) => connection.login({ user, pass }, done));
    }
  } catch (error) {
    connection.close();
    throw error;
  }
  return {
    send: (letter) => sendOver(connection, talk, letter),
    close() {
      connection.quit();
      // A server that does not answer QUIT is not waited for.
      setTimeout(() => connection.close(), 500).unref();
    },
  };
}

async function addressOf({ host, privateHosts }: SmtpSettings): Promise<string> {
  const found = isIP(host) ? [{ address: host }] : await lookup(host, { all: true });
  const allowed = found.find(({ address }) => mayConnect(address, privateHosts));
  if (!allowed) throw trouble('EADDRESS', '');
  return allowed.address;
}

const within = <T>(work: Promise<T>, ms: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(trouble('ETIMEDOUT', 'no answer in time')), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

type Done = (error?: Error | null, result?: unknown) => void;
type Talk = <T>(step: (done: Done) => void) => Promise<T>;

/** Steps as promises. Errors of the connection end the step under way, and every later one; so does a server that dribbles. */
function conversation(connection: SMTPConnection, timeoutMs: number): Talk {
  let broken: Error | undefined;
  let fail: ((error: Error) => void) | undefined;
  const breakOff = (error: Error): void => {
    broken ??= error;
    fail?.(broken);
  };
  connection.on('error', breakOff);
  connection.on('end', () => breakOff(trouble('ECUT', 'Connection closed')));
  return <T>(step: (done: Done) => void) => {
    if (broken) return Promise.reject(broken);
    const answered = new Promise<T>((resolve, reject) => {
      fail = reject;
      step((error, result) => (error ? reject(error) : resolve(result as T)));
    });
    return within(answered, 2 * timeoutMs);
  };
}

async function sendOver(connection: SMTPConnection, talk: Talk, { from, to, ...letter }: Letter): Promise<string> {
  const message = await new MailComposer({
    from, to, ...letter, headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  }).compile().build();
  try {
    const { response } = await talk<{ response: string }>((done) => connection.send({ from: from.address, to: [to.address] }, message, done));
    return response;
  } catch (error) {
    throw cutOf(error as Error & SmtpTrouble);
  }
}

/** The client calls a line that ends under a letter the same as one that was never there. */
function cutOf(error: Error & SmtpTrouble): Error {
  const isCut = !error.responseCode && (error.code === 'ECONNECTION' || error.code === 'ESOCKET');
  return isCut ? trouble('ECUT', error.message) : error;
}
