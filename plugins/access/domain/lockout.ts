import { limits } from '@portfolio/config/limits';

/**
 * Failures of sign-in. An account is locked after few failures; an address only after many, since a whole classroom
 * sits behind one, and a success there does not clear the address's count.
 */
export const failureLimits = {
  account: limits.signIn.failuresPerAccount,
  address: limits.signIn.failuresPerAddress,
} as const;

export type Subject = { kind: keyof typeof failureLimits; key: string };

/**
 * The keys under which failures are kept. The account's key holds for names that do not exist as well.
 * @param counted what is counted apart from failures of sign-in: links that are asked for by mail
 */
export const subjectsOf = (schoolCode: string, login: string, address: string, counted: '' | 'mail-' = ''): Subject[] => [
  { kind: 'account', key: `${counted}account:${schoolCode}:${login.toLowerCase()}` },
  { kind: 'address', key: `${counted}address:${networkOf(address)}` },
];

/** IPv6 by its /64, the smallest network that one household gets. What is no address at all (a proxy passes anything on) stands for itself. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:/i, '').toLowerCase();
  if (!plain.includes(':')) return plain;
  const [head, tail = ''] = plain.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === '' ? [] : tail.split(':');
  const groups = plain.includes('::') ? [...left, ...Array(Math.max(8 - left.length - right.length, 0)).fill('0'), ...right] : left;
  return `${groups.slice(0, 4).join(':')}::/64`;
}
