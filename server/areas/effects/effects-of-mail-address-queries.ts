import type { Db } from '#platform/db.ts';

export type OwnAddress = { id: string; address: string; address_key: string; is_default: boolean };

/** Our own addresses; few rows, needs no index. */
export async function listOwnAddresses(db: Db): Promise<OwnAddress[]> {
  return db
    .selectFrom('mail_address')
    .select(['id', 'address', 'address_key', 'is_default'])
    .orderBy('address_key')
    .execute();
}
