import { describe, expect, test } from 'vitest';
import { mayConnect } from './addresses';

describe('where the platform connects to', () => {
  test.each(['127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '100.64.0.1', '::1', 'fd00::1', '::ffff:127.0.0.1'])('%s only where private hosts are allowed', (address) => {
    expect(mayConnect(address, false)).toBe(false);
    expect(mayConnect(address, true)).toBe(true);
  });

  test.each(['169.254.169.254', '::ffff:169.254.169.254', '0.0.0.0', '224.0.0.1', '255.255.255.255', 'fe80::1', '::', '64:ff9b::7f00:1', 'no address'])('%s never', (address) => {
    expect(mayConnect(address, true)).toBe(false);
  });

  test.each(['8.8.8.8', '203.66.1.1', '2001:4860:4860::8888'])('%s always', (address) => {
    expect(mayConnect(address, false)).toBe(true);
  });
});
