import net from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** What a mail server of a test does wrong, from now on; nothing: it takes everything. */
export interface SmtpFaults {
  /** Refuses the login with 535. */
  login?: boolean;
  /** Refuses these recipients with 550. */
  unknown?: string[];
  /** Asks this many recipients to come again with 451. */
  later?: number;
  /** Cuts this many connections in the middle of DATA. */
  drop?: number;
  /** Takes the mail and never says so. */
  silent?: boolean;
}

export interface Received {
  to: string;
  from: string;
  login: string | null;
  raw: string;
  secure: boolean;
}

export interface TestSmtp {
  port: number;
  received: Received[];
  /** Conversations begun. */
  connections(): number;
  faults: SmtpFaults;
  stop(): Promise<void>;
}

const refusal = (code: number, message: string): Error => Object.assign(new Error(message), { responseCode: code });

/** A real SMTP server on a free port; its certificate, where it has one, is signed by itself. */
export async function startSmtp(options: SMTPServerOptions = { disabledCommands: ['STARTTLS'] }): Promise<TestSmtp> {
  let connections = 0;
  const received: Received[] = [];
  const smtp: TestSmtp = { port: 0, received, connections: () => connections, faults: {}, stop: async () => undefined };
  const server = new SMTPServer({
    authOptional: true, allowInsecureAuth: true, logger: false, ...options,
    onConnect: (_session, done) => {
      connections += 1;
      done();
    },
    onAuth: ({ username, password }, _session, done) => (smtp.faults.login || password !== 'mail-secret' ? done(refusal(535, 'Username and Password not accepted')) : done(null, { user: username })),
    onRcptTo: ({ address }, _session, done) => {
      if (smtp.faults.unknown?.includes(address)) return done(refusal(550, 'No such user here'));
      if (smtp.faults.later) {
        smtp.faults.later -= 1;
        return done(refusal(451, 'Greylisted, please try again'));
      }
      return done();
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      const { faults } = smtp;
      if (faults.drop) {
        faults.drop -= 1;
        stream.once('data', () => (server as unknown as { connections: Set<{ _socket: net.Socket }> }).connections.forEach(({ _socket }) => _socket.destroy()));
        return;
      }
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { envelope } = session;
        received.push({
          to: envelope.rcptTo[0].address, from: envelope.mailFrom ? envelope.mailFrom.address : '', login: typeof session.user === 'string' ? session.user : null,
          raw: Buffer.concat(chunks).toString('utf8'), secure: session.secure,
        });
        if (!faults.silent) done(null, 'OK queued as test');
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  smtp.port = (server.server.address() as net.AddressInfo).port;
  smtp.stop = () => new Promise((resolve) => server.close(() => resolve()));
  return smtp;
}

/** Something that takes connections and never says a word. */
export async function startSilence(): Promise<{ port: number; stop(): Promise<void> }> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as net.AddressInfo).port,
    stop: () => new Promise((resolve) => {
      sockets.forEach((socket) => socket.destroy());
      server.close(() => resolve());
    }),
  };
}

/** Header of a mail, unfolded. */
export const headerOf = (raw: string, name: string): string | undefined => new RegExp(`^${name}: (.*(?:\\r?\\n[ \\t].*)*)`, 'im').exec(raw)?.[1].replace(/\r?\n[ \t]/g, ' ');

/** Text of a mail, decoded from base64 or quoted-printable. */
export function textOf(raw: string): string {
  const body = raw.slice(raw.search(/\r?\n\r?\n/)).trim();
  const encoding = headerOf(raw, 'Content-Transfer-Encoding');
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding === 'quoted-printable') return Buffer.from(body.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString('utf8');
  return body;
}
