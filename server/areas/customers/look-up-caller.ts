import type { Db } from '#platform/db.ts';
import type { AnyActor } from '#platform/principal.ts';
import type { CustomerRow } from './customer-queries.ts';
import { lookUpCustomers } from './customer-search-queries.ts';
import { addressKey } from './email-address.ts';
import { normalisePhone } from './phone-numbers.ts';

// Shorter rows of digits are what exchanges send instead of a number.
const fewestDigits = 3;

/**
 * Who calls or writes (S4-16): customers with exactly this number, in whatever spelling, or this address; the rest of a
 * number never counts as the number. Junk (`anonymous`, half a number) finds nobody and is no error.
 */
export async function lookUpCaller(
  db: Db,
  by: { phone?: string | undefined; email?: string | undefined },
  country: string,
  looker: AnyActor,
): Promise<{ customers: CustomerRow[]; e164: string | null }> {
  const phone = by.phone ?? '';
  const e164 = normalisePhone(phone, country)?.e164 ?? null;
  const digits = phone.normalize('NFKC').replace(/\D/g, '');
  const keys = {
    e164,
    digits: e164 === null && digits.length >= fewestDigits ? digits : null,
    addressKey: storable(addressKey(by.email ?? '')) || null,
  };
  const customers = await lookUpCustomers(db, keys, looker);
  return { customers, e164 };
}

/** PostgreSQL takes no NUL, and no address has a control character. */
const storable = (text: string) => (/\p{Cc}/u.test(text) ? '' : text);
