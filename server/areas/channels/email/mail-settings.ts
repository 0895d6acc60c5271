import type { Language } from '#contract/common-shapes.ts';
import { createSnapshot } from '#platform/snapshot.ts';
import { addressKey } from './mail-address.ts';
import { listMailAddresses } from './mail-address-queries.ts';
import { hostOf } from './public-host.ts';

/** One of our mail addresses, as receiving and sending need it. */
export type OwnAddress = {
  id: string;
  address: string;
  key: string;
  name: string;
  centreId: string;
  categoryId: string | null;
  priorityId: string | null;
  language: Language | null;
  isDefault: boolean;
  active: boolean;
};

export type MailSettings = {
  addresses: readonly OwnAddress[];
  byKey: ReadonlyMap<string, OwnAddress>;
  /** Takes what came to no known address; null while none is set up. */
  fallback: OwnAddress | null;
  /** Host name of the desk. */
  host: string;
};

/** Our mail addresses as they stand at this count of settings changes. */
export const mailSettingsAt = createSnapshot(async (db): Promise<MailSettings> => {
  // The names that come along are nobody's to read here; any language will do.
  const rows = await listMailAddresses(db, 'en');
  const addresses = rows.map((row) => ({
    id: row.id,
    address: row.address,
    key: row.address_key,
    name: row.name,
    centreId: row.centre_id,
    categoryId: row.category_id,
    priorityId: row.priority_id,
    language: row.language as Language | null,
    isDefault: row.is_default,
    active: row.active,
  }));
  return {
    addresses,
    byKey: new Map(addresses.map((one) => [one.key, one])),
    fallback: addresses.find((one) => one.isDefault && one.active) ?? null,
    host: hostOf(db),
  };
});

/** The address of ours that this one is, with or without a `+detail` in front of the `@` (RFC 5233). */
export function ownAddressOf(settings: MailSettings, address: string): OwnAddress | null {
  const key = addressKey(address);
  return settings.byKey.get(key) ?? settings.byKey.get(key.replace(/^([^+@]*)\+[^@]*@/, '$1@')) ?? null;
}
