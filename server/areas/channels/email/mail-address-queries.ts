import { sql } from 'kysely';
import type { Language } from '#contract/common-shapes.ts';
import type { Db, Tx } from '#platform/db.ts';

export type MailAddressColumns = {
  address: string;
  address_key: string;
  name: string;
  centre_id: string;
  category_id: string | null;
  priority_id: string | null;
  language: string | null;
  is_default: boolean;
  active: boolean;
};
export type MailAddressRow = MailAddressColumns & { id: string; version: number };
export type ListedMailAddress = MailAddressRow & {
  centre_name: string;
  category_path: string | null;
  priority_name: string | null;
};

/**
 * Our addresses, the default first, or the one with `id`; categories as a reader of `language` calls them. Few rows; needs
 * no index.
 */
export async function listMailAddresses(db: Db, language: Language, id?: string): Promise<ListedMailAddress[]> {
  const { rows } = await sql<ListedMailAddress>`
    select a.*, z.name as centre_name, category_path_in(a.category_id, ${language}) as category_path, p.name as priority_name
    from mail_address a join centre z on z.id = a.centre_id
      left join priority p on p.id = a.priority_id
    ${id ? sql`where a.id = ${id}` : sql``}
    order by a.is_default desc, a.address_key`.execute(db);
  return rows;
}

/** Until the command ends nobody else changes which address is the default. */
export async function lockMailAddresses(tx: Tx): Promise<MailAddressRow[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended('mail addresses', 0))`.execute(tx);
  return tx.selectFrom('mail_address').selectAll().orderBy('address_key').forUpdate().execute();
}

export async function insertMailAddress(tx: Tx, id: string, address: MailAddressColumns, now: Date): Promise<void> {
  await tx
    .insertInto('mail_address')
    .values({ id, ...address, created_at: now, updated_at: now })
    .execute();
}

export async function updateMailAddress(
  tx: Tx,
  id: string,
  changes: Partial<MailAddressColumns>,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('mail_address')
    .set((eb) => ({ ...changes, version: eb('version', '+', 1), updated_at: now }))
    .where('id', '=', id)
    .execute();
}
