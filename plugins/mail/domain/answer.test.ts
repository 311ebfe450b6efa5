import { describe, expect, it } from 'vitest';
import { judge, type SmtpTrouble } from './answer';

describe('what a mail server answered', () => {
  it.each<[string, SmtpTrouble, ReturnType<typeof judge>['failure'], boolean, boolean]>([
    ['an unknown recipient', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550 }, 'recipient-refused', true, false],
    ['a mail refused for what it says', { code: 'EMESSAGE', command: 'DATA', responseCode: 554 }, 'message-refused', true, false],
    ['a recipient to be tried later', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 451 }, 'try-later', false, false],
    ['a server that closes for today', { code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 421 }, 'try-later', false, true],
    ['a sender who may not', { code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 553 }, 'sender-refused', false, true],
    ['a wrong password', { code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535 }, 'login-refused', false, true],
    ['nobody there', { code: 'ESOCKET', originalCode: 'ECONNREFUSED', command: 'CONN' }, 'unreachable', false, true],
    ['a greeting that refuses', { code: 'EPROTOCOL', command: 'CONN', responseCode: 554 }, 'unreachable', false, true],
    ['silence', { code: 'ETIMEDOUT', command: 'CONN' }, 'time-out', false, true],
    ['a certificate that nobody signed', { code: 'ESOCKET', originalCode: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'certificate', false, true],
    ['no STARTTLS', { code: 'ETLS', command: 'STARTTLS', responseCode: 502 }, 'no-encryption', false, true],
    ['a line cut in the middle of a mail', { code: 'ECUT' }, 'cut', false, false],
    ['an address that is not connected to', { code: 'EADDRESS' }, 'address-refused', false, true],
  ])('%s', (_, trouble, failure, isFinal, isServer) => expect(judge(trouble)).toMatchObject({ failure, isFinal, isServer }));

  it('is kept as one line of 300 characters', () => {
    expect(judge({ response: '550-no\r\n550 such user', responseCode: 550, command: 'RCPT TO' }).answer).toBe('550-no 550 such user');
    expect(judge({ message: 'x'.repeat(1000) }).answer).toHaveLength(300);
  });
});
