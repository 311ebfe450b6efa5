import { BlockList, isIP } from 'node:net';

/**
 * Where the platform connects to when a school names an address: never to what only this machine or its network should
 * reach, or a school's clerk could read through it. Platform staff may open loopback and private networks
 * (SYNC_PRIVATE_HOSTS, MAIL_PRIVATE_HOSTS), for a server in the same house.
 */
const isPrivate = new BlockList();
for (const [network, prefix] of [['127.0.0.0', 8], ['10.0.0.0', 8], ['172.16.0.0', 12], ['192.168.0.0', 16], ['100.64.0.0', 10]] as const) isPrivate.addSubnet(network, prefix, 'ipv4');
isPrivate.addAddress('::1', 'ipv6');
isPrivate.addSubnet('fc00::', 7, 'ipv6');

/** Never, whatever is set: this host, link-local (where clouds keep credentials), documentation, multicast, reserved. */
const isNever = new BlockList();
for (const [network, prefix] of [['0.0.0.0', 8], ['169.254.0.0', 16], ['192.0.0.0', 24], ['192.0.2.0', 24], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 3]] as const) isNever.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [['::', 128], ['fe80::', 10], ['ff00::', 8], ['64:ff9b::', 96], ['2001:db8::', 32], ['2002::', 16]] as const) isNever.addSubnet(network, prefix, 'ipv6');

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** Whether an IP address may be connected to. */
export function mayConnect(address: string, privateHosts: boolean): boolean {
  const plain = MAPPED.exec(address)?.[1] ?? address;
  const family = isIP(plain) === 6 ? 'ipv6' : 'ipv4';
  if (isIP(plain) === 0 || isNever.check(plain, family)) return false;
  return privateHosts || !isPrivate.check(plain, family);
}
