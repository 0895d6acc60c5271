import { domainToASCII } from 'node:url';
import { streamSafe } from '#platform/stream-safe.ts';

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
  const trimmed = streamSafe(text.trim().replace(/^<|>$/g, '')).normalize('NFC');
  const at = trimmed.lastIndexOf('@');
  if (at < 0) return '';
  const domain = trimmed.slice(at + 1).toLowerCase();
  const ascii = /^[\x20-\x7e]*$/.test(domain) ? domain : domainToASCII(domain) || domain;
  return `${trimmed.slice(0, at).toLowerCase()}@${ascii}`;
}
