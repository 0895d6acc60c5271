import { isIP } from 'node:net';

/**
 * Whom an address stands for where calls are counted: an IPv4 address itself, also where it is written as IPv6
 * (RFC 4291 §2.5.5.2); of IPv6 the /64, which is the least one connection is given (RFC 6177) and in which a single
 * machine has as many addresses as it likes. What is no address is given back as it is.
 */
export function networkOf(address: string): string {
  const bare = address.replace(/%.*$/, '');
  if (isIP(bare) !== 6) return bare;
  // The URL parser knows every spelling and writes one: lower case, shortened, with an embedded IPv4 address in hex.
  const [before = '', after] = new URL(`http://[${bare}]`).hostname.slice(1, -1).split('::');
  const head = before.split(':').filter(Boolean);
  const tail = after?.split(':').filter(Boolean) ?? [];
  const words = [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => '0'), ...tail];
  const numbers = words.map((word) => Number.parseInt(word, 16));
  if (numbers.slice(0, 5).every((word) => word === 0) && numbers[5] === 0xffff) {
    return numbers
      .slice(6)
      .flatMap((word) => [word >> 8, word & 255])
      .join('.');
  }
  return `${words.slice(0, 4).join(':')}::/64`;
}
