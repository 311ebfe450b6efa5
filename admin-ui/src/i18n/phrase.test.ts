import { describe, expect, it } from 'vitest';
import { phrase, phrasesOf } from './phrase';

const texts = phrasesOf({ audit: { 'password.changed': '變更密碼' }, a: { plain: '共 %{count} 筆', counted: 'Send %{smart_count} outcome |||| Send %{smart_count} outcomes' } });

describe('a phrase', () => {
  it('takes its values, and leaves a hole that has none', () => {
    expect(phrase(texts, 'a.plain', { count: 3 })).toBe('共 3 筆');
    expect(phrase(texts, 'a.plain', { count: null })).toBe('共 %{count} 筆');
  });

  it('is the key where there is none, or what is said otherwise', () => {
    expect(phrase(texts, 'a.other')).toBe('a.other');
    expect(phrase(texts, '')).toBe('');
    expect(phrase(texts, 'a.other', { _: 'Not %{what}', what: 'this' })).toBe('Not this');
  });

  it('is found where its name has a dot', () => expect(phrase(texts, 'audit.password.changed')).toBe('變更密碼'));

  it('has the form of its number', () => {
    expect(phrase(texts, 'a.counted', { smart_count: 1 })).toBe('Send 1 outcome');
    expect(phrase(texts, 'a.counted', { smart_count: 0 })).toBe('Send 0 outcomes');
    expect(phrase(phrasesOf({ by: '%{count} is |||| %{count} are' }), 'by', { count: 1 })).toBe('1 is');
    expect(phrase(texts, 'a.counted', { smart_count: 12 })).toBe('Send 12 outcomes');
  });
});
