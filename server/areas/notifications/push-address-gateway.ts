import { BlockList } from 'node:net';

/** Networks that are nobody's on the internet, or this machine's own (RFC 6890). */
const inner = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  inner.addSubnet(net, bits, 'ipv4');
}
/** Global unicast is 2000::/3; all else, and what only wraps an IPv4 address or is for documents, is not. */
const outer6 = new BlockList();
outer6.addSubnet('2000::', 3, 'ipv6');
const wrapped6 = new BlockList();
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const) {
  wrapped6.addSubnet(net, bits, 'ipv6');
}

/** Whether an IP address is one on the public internet. */
export function isPublicAddress(address: string): boolean {
  if (!address.includes(':')) return !inner.check(address, 'ipv4');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return isPublicAddress(mapped);
  return outer6.check(address, 'ipv6') && !wrapped6.check(address, 'ipv6');
}

const isLoopback = (host: string) => host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);

/**
 * Whether pushes may be sent to an address a browser gave us: https, no user in it, no name or number of an inner network.
 * What a name resolves to is looked at again when sending, since it may change.
 * @param loopback whether this machine is allowed too, over http as well; for tests.
 */
export function isPushAddress(endpoint: string, loopback: boolean): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname, username, password } = new URL(endpoint);
  if (username || password) return false;
  if (isLoopback(hostname)) return loopback;
  if (protocol !== 'https:') return false;
  if (hostname.startsWith('[')) return isPublicAddress(hostname.slice(1, -1));
  if (/^[\d.]+$/.test(hostname)) return isPublicAddress(hostname);
  return hostname.includes('.') && !/\.(local|localhost|internal|lan|home|corp)$/i.test(hostname);
}
