import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits } from '@portfolio/config/limits';
import { failureLimits, networkOf, subjectsOf } from './lockout';

describe('the network of an address', () => {
  it('is the address itself in IPv4, also when it comes mapped into IPv6', () => {
    expect(networkOf('203.0.113.7')).toBe('203.0.113.7');
    expect(networkOf('::ffff:203.0.113.7')).toBe('203.0.113.7');
    expect(networkOf('::FFFF:203.0.113.7')).toBe('203.0.113.7');
  });

  it.each([
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8:0:0:1::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
    ['fe80::1', 'fe80:0:0:0::/64'],
    ['2001:db8:1:2:3::', '2001:db8:1:2::/64'],
  ])('is the /64 in IPv6: %s', (address, network) => expect(networkOf(address)).toBe(network));

  it('is one for all addresses of a /64 and another for the next, however they are written', () => {
    const group = fc.integer({ min: 0, max: 0xffff });
    fc.assert(
      fc.property(fc.tuple(group, group, group, group), fc.tuple(group, group, group, group), fc.tuple(group, group, group, group), (prefix, first, second) => {
        const written = (host: number[]): string => [...prefix, ...host].map((each) => each.toString(16)).join(':');
        expect(networkOf(written(first))).toBe(networkOf(written(second)));
        expect(networkOf(`${prefix.map((each) => each.toString(16)).join(':')}::`)).toBe(networkOf(written(first)));
        const next = [...prefix.slice(0, 3), (prefix[3] + 1) % 0x10000].map((each) => each.toString(16)).join(':');
        expect(networkOf(`${next}::1`)).not.toBe(networkOf(written(first)));
      }),
    );
  });
});

it('takes whatever a proxy passes on', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(':', '::', '.', '1', 'f', 'x', ' ') }), (address) => typeof networkOf(address) === 'string'));
});

describe('what failures are counted by', () => {
  it('is the account, in any case of its letters, and the network', () => {
    const [account, address] = subjectsOf('000001', 'S1001', '203.0.113.7');
    expect(account).toEqual({ kind: 'account', key: 'account:000001:s1001' });
    expect(address).toEqual({ kind: 'address', key: 'address:203.0.113.7' });
    expect(subjectsOf('000001', 's1001', '203.0.113.8')[0]).toEqual(account);
    expect(subjectsOf('000002', 's1001', '203.0.113.7')[0]).not.toEqual(account);
  });

  it('lets a classroom in that mistypes, and stops a guesser', () => {
    expect(failureLimits).toEqual({ account: 5, address: 100 });
    expect(40 * 2).toBeLessThan(failureLimits.address);
    expect(limits.signIn.lockSeconds).toBe(900);
  });
});
