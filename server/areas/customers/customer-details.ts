import { invalid } from '#platform/errors.ts';
import { addressKey, isValidAddress } from './email-address.ts';
import { normalisePhone } from './phone-numbers.ts';

/** A phone number as it is kept: as it was typed, and its one spelling when it can be read. */
export type Phone = { number: string; e164: string | null };
/** An e-mail address as it was typed, and the form it is looked up by. */
export type Email = { address: string; key: string };

const tidy = (text: string) => text.replace(/\p{Cc}+/gu, ' ').trim();

/** One line as it is kept: trimmed, at most `max` characters, null instead of nothing. */
export function lineOrNull(text: string | null | undefined, max: number): string | null {
  return tidy(text ?? '').slice(0, max) || null;
}

/**
 * Reads typed numbers. One that cannot be read is kept as text, so that nothing the customer said is lost; the same
 * number (and extension) in two spellings is kept once, as first typed.
 * @param country ISO 3166 code of the desk's country, to which national numbers belong.
 */
export function readPhones(texts: readonly string[], country: string): Phone[] {
  const kept = new Map<string, Phone>();
  for (const number of texts.map(tidy).filter(Boolean)) {
    const identity = normalisePhone(number, country);
    const key = identity ? `${identity.e164} ${identity.extension ?? ''}` : number;
    if (!kept.has(key)) kept.set(key, { number, e164: identity?.e164 ?? null });
  }
  return [...kept.values()];
}

/** Reads typed addresses, each kept once. Throws `invalid_address` naming the first that is none. */
export function readEmails(texts: readonly string[]): Email[] {
  const kept = new Map<string, Email>();
  // Blanks around an address are nothing; a line break in it is no address, and is not made one by tidying.
  for (const address of texts.map((text) => text.replace(/^ +| +$/g, '')).filter(Boolean)) {
    if (!isValidAddress(address)) {
      throw invalid('invalid_address', `“${address}” is not a valid e-mail address.`, { address });
    }
    const key = addressKey(address);
    if (!kept.has(key)) kept.set(key, { address, key });
  }
  return [...kept.values()];
}

type Reach = {
  phones: readonly { number: string }[];
  emails: readonly { address: string }[];
  address: string | null;
};

/** What a customer without a name is called: the first number, e-mail or postal address, in this order. */
export function nameByReach({ phones, emails, address }: Reach): string | null {
  return phones[0]?.number ?? emails[0]?.address ?? address;
}

/** The name to keep. Throws `empty_customer` when there is nothing to know the customer by (domain §2.3, S2-24). */
export function nameOrReach(name: string | null, reach: Reach): string {
  const shown = name ?? nameByReach(reach)?.slice(0, 200);
  if (shown) return shown;
  throw invalid('empty_customer', 'A customer needs at least a name, an address, a phone number or an e-mail address.');
}
