import { domainToASCII } from 'node:url';
import addressparser from 'nodemailer/lib/addressparser';
import { decodeHeader, decodeText } from './decode-text.ts';

/** A sender or recipient: the address as written (spaces and stray quotes removed) and the display name, maybe ''. */
export interface MailAddress {
  address: string;
  name: string;
}

// Dot-atom of RFC 5322 §3.2.3, with letters of any script as RFC 6531 allows.
const localPart = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const domainLabel = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

/**
 * Whether the text is an address that mail can be sent to: `local@domain`, no spaces, quotes or comments
 * (RFC 5321 §4.1.2 without the deprecated forms). Domains in any script are accepted. Never throws.
 */
export function isValidAddress(text: unknown): boolean {
  if (typeof text !== 'string' || text.length > 320) return false;
  const at = text.lastIndexOf('@');
  if (at < 1 || Buffer.byteLength(text.slice(0, at)) > 64 || !localPart.test(text.slice(0, at))) return false;
  const written = text.slice(at + 1);
  // The URL parser would quietly drop these characters or read them as an IP number.
  if (/[\s\p{C}/\\?#:@[\]%]/u.test(written)) return false;
  const domain = /^[\x20-\x7e]*$/.test(written) ? written : domainToASCII(written);
  const labels = domain.split('.');
  if (domain === '' || domain.length > 253 || labels.length < 2) return false;
  return labels.every((label) => domainLabel.test(label)) && !/^\d+$/.test(labels.at(-1) ?? '');
}

/**
 * The form under which an address is looked up: lower-cased, domain in its ASCII form (IDNA), outer spaces and
 * angle brackets removed. Gives '' for text without an `@`. Never throws.
 */
export function addressKey(text: string): string {
  const trimmed = text.trim().replace(/^<|>$/g, '').normalize('NFC');
  const at = trimmed.lastIndexOf('@');
  if (at < 0) return '';
  const domain = trimmed.slice(at + 1).toLowerCase();
  const ascii = /^[\x20-\x7e]*$/.test(domain) ? domain : domainToASCII(domain) || domain;
  return `${trimmed.slice(0, at).toLowerCase()}@${ascii}`;
}

/** The first address in a text such as `Anna Ek <anna@example.com>`, or null when there is none. */
export function parseAddress(text: string): MailAddress | null {
  return parseAddressList(Buffer.from(text.slice(0, 10_000), 'utf8').toString('latin1')).find((one) => one.address) ?? null;
}

/**
 * The addresses of a header value whose characters are bytes (see header-block). Groups are flattened; names are
 * decoded only after the list is split, as a comma may hide in an encoded word. Entries without `@` keep the text
 * as name and have address ''. Never throws.
 */
export function parseAddressList(value: string): MailAddress[] {
  const text = mendQuotes(decodeText(Buffer.from(value, 'latin1'), null));
  try {
    return addressparser(text, { flatten: true }).map(cleaned).filter((one) => one.address !== '' || one.name !== '');
  } catch {
    return [];
  }
}

function cleaned(entry: { name: string; address: string }): MailAddress {
  const name = decodeHeader(Buffer.from(entry.name, 'utf8').toString('latin1')).replace(/\s+/g, ' ').trim();
  const address = entry.address.replace(/[\s<>]/g, '');
  const bare = /^"(.*)"$/.exec(name)?.[1] ?? name;
  return { address: address.includes('@') ? address : '', name: bare === address ? '' : bare };
}

/** A quote mark without its partner would swallow the rest of the list; and `< a b @c >` is meant as `<ab@c>`. */
function mendQuotes(text: string): string {
  const quotes = text.replace(/\\./g, '').split('"').length - 1;
  const even = quotes % 2 === 0 ? text : text.replaceAll('"', '');
  return even.replace(/<([^<>"]{0,320})>/g, (_, inner: string) => `<${inner.replace(/\s/g, '')}>`);
}
