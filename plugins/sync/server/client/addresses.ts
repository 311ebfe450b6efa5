import { isIP } from 'node:net';
import { mayConnect } from '@portfolio/kernel/server/addresses';

/**
 * The base address of a school's server as typed, without a slash at its end.
 * @returns null for what is no http(s) address, carries a user name, a query or a fragment, or is an IP address that is
 * not connected to. A host's name is judged by what it resolves to when it is connected to.
 */
export function readBaseUrl(typed: string, privateHosts: boolean): URL | null {
  if (!URL.canParse(typed)) return null;
  const url = new URL(typed);
  if (!['http:', 'https:'].includes(url.protocol) || url.username || url.password || url.search || url.hash) return null;
  const host = hostOf(url);
  if (isIP(host) !== 0 && !mayConnect(host, privateHosts)) return null;
  url.pathname = url.pathname.replace(/\/+$/, '');
  return url;
}

/** Host name or IP address, without the brackets of IPv6. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');
