import { addressKey } from '#areas/customers/index.ts';

/**
 * Whether an address fits what a rule asks for: the whole address, `@example.com` or `example.com` for everybody of a
 * domain and its parts, `*` for anything in between. Made without regular expressions: a `*` is looked for once.
 */
export function addressTest(pattern: string): (address: string) => boolean {
  const wanted = keyOf(pattern.trim().toLowerCase());
  if (!wanted.includes('@') && !wanted.includes('*')) {
    return (address) => address.endsWith(`@${wanted}`) || (address.includes('@') && address.endsWith(`.${wanted}`));
  }
  const whole = wanted.startsWith('@') ? `*${wanted}` : wanted;
  const [first = '', ...rest] = whole.split('*');
  if (rest.length === 0) return (address) => address === first;
  const last = rest.pop() as string;
  return (address) => {
    if (!address.startsWith(first) || address.length < first.length + last.length) return false;
    let at = first.length;
    for (const part of rest) {
      const found = address.indexOf(part, at);
      if (found === -1) return false;
      at = found + part.length;
    }
    return address.length - last.length >= at && address.endsWith(last);
  };
}

/** A pattern in the form in which addresses are kept: the domain of another script in its ASCII form (IDNA). */
function keyOf(pattern: string): string {
  if (pattern.includes('*') || pattern === '') return pattern;
  if (!pattern.includes('@')) return addressKey(`x@${pattern}`).slice(2);
  return pattern.startsWith('@') ? addressKey(`x${pattern}`).slice(1) : addressKey(pattern);
}
