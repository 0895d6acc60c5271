import addressparser from 'nodemailer/lib/addressparser';
import { decodeHeader, decodeText } from './decode-text.ts';

// The rules of an address belong to the customers, who have them.
export { addressKey, isValidAddress } from '#areas/customers/index.ts';

/** A sender or recipient: the address as written (spaces and stray quotes removed) and the display name, maybe ''. */
export interface MailAddress {
  address: string;
  name: string;
}

/** The first address in a text such as `Anna Ek <anna@example.com>`, or null when there is none. */
export function parseAddress(text: string): MailAddress | null {
  return (
    parseAddressList(Buffer.from(text.slice(0, 10_000), 'utf8').toString('latin1')).find((one) => one.address) ?? null
  );
}

/**
 * The addresses of a header value whose characters are bytes (see header-block). Groups are flattened; names are
 * decoded only after the list is split, as a comma may hide in an encoded word. Entries without `@` keep the text
 * as name and have address ''. Never throws.
 * @param hint charset of the rest of the mail, for raw bytes.
 */
export function parseAddressList(value: string, hint: string | null = null): MailAddress[] {
  return listOf(mendBrackets(mendWords(mendQuotes(decodeText(Buffer.from(value, 'latin1'), null, hint)))));
}

function listOf(text: string): MailAddress[] {
  try {
    return addressparser(text, { flatten: true })
      .flatMap(cleaned)
      .filter((one) => one.address !== '' || one.name !== '');
  } catch {
    return [];
  }
}

const encodedWord = /=\?[^?\s]{1,60}\?[bq]\?/i;

function cleaned(entry: { name: string; address: string }): MailAddress[] {
  const name = decodeHeader(Buffer.from(entry.name, 'utf8').toString('latin1')).replace(/\s+/g, ' ').trim();
  const address = plainAddress(entry.address);
  // Some programs put name and address together into one encoded word.
  if (address === '' && encodedWord.test(entry.name) && /<[^<>\s][^<>\s@]*@[^<>\s]+>\s*$/.test(name)) {
    return listOf(name).filter((one) => one.address !== '');
  }
  const bare = /^"(.*)"$/.exec(name)?.[1] ?? name;
  return [{ address, name: bare === address ? '' : bare }];
}

/** The address without what programs wrap around it: brackets, quotes, `mailto:`, the dot of the root domain. */
function plainAddress(text: string): string {
  const address = text
    .replace(/[\s<>]/g, '')
    .replace(/^mailto:/i, '')
    .replace(/^'(.*)'$/, '$1')
    .replace(/\.$/, '');
  return address.includes('@') ? address : '';
}

/** A quote mark without its partner would swallow the rest of the list. */
function mendQuotes(text: string): string {
  const quotes = text.replace(/\\./g, '').split('"').length - 1;
  return quotes % 2 === 0 ? text : text.replaceAll('"', '');
}

/** `< a b @c >` is meant as `<ab@c>`, `<<a@b>>` as `<a@b>`. */
function mendBrackets(text: string): string {
  return text
    .replace(/<{2,}/g, '<')
    .replace(/>{2,}/g, '>')
    .replace(/<([^<>"]{0,320})>/g, (_, inner: string) => `<${inner.replace(/\s/g, '')}>`);
}

/** Brackets, commas and the like inside an encoded word are part of the name, not of the list (RFC 2047 §5.3). */
function mendWords(text: string): string {
  return text.replace(
    /(=\?[^?\s]{1,60}\?q\?)([^?\r\n]{0,400})(\?=)/gi,
    (_, open: string, words: string, close: string) =>
      open + words.replace(/[<>,;:()"@ \\]/g, (char) => `=${char.charCodeAt(0).toString(16).padStart(2, '0')}`) + close,
  );
}
