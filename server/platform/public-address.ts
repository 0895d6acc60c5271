import { BlockList, isIP } from 'node:net';

/** Networks that are nobody's on the internet, or this machine's own (RFC 6890 and its updates; 192.88.99.0/24: RFC 7526). */
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
/** Of IPv6 only this is given out as global unicast (RFC 4291 2.4); a list of what is refused would let the unassigned through. */
const outer6 = new BlockList();
outer6.addSubnet('2000::', 3, 'ipv6');
/** Inside it, what only wraps an IPv4 address or is for documents. */
const wrapped6 = new BlockList();
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const) {
  wrapped6.addSubnet(net, bits, 'ipv6');
}

/**
 * Whether an IP address is one on the public internet, so that the desk may call it for somebody (SSRF). What is no address
 * is not; an IPv4 address written as IPv6 is looked at as what it is.
 */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  if (family === 4) return !inner.check(address, 'ipv4');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return isPublicAddress(mapped);
  return outer6.check(address, 'ipv6') && !wrapped6.check(address, 'ipv6');
}
