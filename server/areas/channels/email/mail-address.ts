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
 */
export function parseAddressList(value: string): MailAddress[] {
  const text = mendQuotes(decodeText(Buffer.from(value, 'latin1'), null));
  try {
    return addressparser(text, { flatten: true })
      .map(cleaned)
      .filter((one) => one.address !== '' || one.name !== '');
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
