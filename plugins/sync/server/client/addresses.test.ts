import { describe, expect, test } from 'vitest';
import { readBaseUrl } from './addresses';

describe('a base address', () => {
  test.each([['https://sis.example.tw/', 'https://sis.example.tw/'], ['https://sis.example.tw/school/api/', 'https://sis.example.tw/school/api'], ['http://203.66.1.1:8080', 'http://203.66.1.1:8080/']])('%s', (typed, href) => {
    expect(readBaseUrl(typed, false)?.href).toBe(href);
  });

  test.each(['sis.example.tw', 'file:///etc/passwd', 'https://a:b@sis.example.tw', 'https://sis.example.tw/?a=1', 'https://sis.example.tw/#a', 'http://127.0.0.1:8800', 'http://2130706433/', 'http://[::1]/', 'http://0x7f.1/'])('%s is none', (typed) => {
    expect(readBaseUrl(typed, false)).toBeNull();
  });
});
