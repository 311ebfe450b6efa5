import { describe, expect, it } from 'vitest';
import { isHost, isMailAddress, mayKeepPassword, senderOf } from './server';

describe('a mail server', () => {
  it.each(['smtp.gmail.com', 'mail', '203.66.1.1', '2001:db8::1', 'a-b.example.edu.tw'])('%s is a host', (text) => expect(isHost(text)).toBe(true));
  it.each(['', 'smtp.gmail.com:465', 'https://mail.example.tw', 'a b', '-a.tw', 'a..b', '郵件.tw', `${'a'.repeat(251)}.tw`])('%j is none', (text) => expect(isHost(text)).toBe(false));

  it.each(['a@example.tw', 'a.b+c@mail.example.edu.tw'])('%s is an address', (text) => expect(isMailAddress(text)).toBe(true));
  it.each(['a', 'a@b', 'a@example.tw\r\nBcc: b@example.tw', 'a b@example.tw', '<a@example.tw>', 'a@例子.tw', `${'a'.repeat(250)}@b.tw`])('%j is none', (text) => expect(isMailAddress(text)).toBe(false));

  it('sends Gmail’s mail from its account, other mail from the sender, or the account where none is given', () => {
    expect(senderOf({ host: 'smtp.gmail.com', login: 'a@school.tw', sender: 'b@school.tw' })).toBe('a@school.tw');
    expect(senderOf({ host: 'mail.school.tw', login: 'a@school.tw', sender: 'b@school.tw' })).toBe('b@school.tw');
    expect(senderOf({ host: 'mail.school.tw', login: 'a@school.tw', sender: null })).toBe('a@school.tw');
    expect(senderOf({ host: 'mail.school.tw', login: 'a', sender: null })).toBeNull();
  });

  it('uses the kept password for the same server and account only, and never in the clear after it was encrypted', () => {
    const kept = { host: 'mail.school.tw', login: 'a', encryption: 'ssl' } as const;
    expect(mayKeepPassword(kept, { ...kept, host: 'MAIL.school.tw', encryption: 'starttls' })).toBe(true);
    expect(mayKeepPassword(kept, { ...kept, host: 'mail.elsewhere.tw' })).toBe(false);
    expect(mayKeepPassword(kept, { ...kept, login: 'b' })).toBe(false);
    expect(mayKeepPassword(kept, { ...kept, encryption: 'none' })).toBe(false);
    expect(mayKeepPassword({ ...kept, encryption: 'none' }, { ...kept, encryption: 'none' })).toBe(true);
  });
});
