import { sql } from 'kysely';
import { preparedQuery, type Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { Email, Phone } from './customer-details.ts';
import type { KeptEmail, KeptPhone } from './customer-queries.ts';
import type { ListDifferences } from './list-differences.ts';

export type ContactFields = {
  name: string;
  organisation_id: string | null;
  language: string | null;
  address: string | null;
  notes: string | null;
  is_vip: boolean;
  is_prospect: boolean;
  priority_id: string | null;
  responsible_id: string | null;
};

/** Keeps a new contact. Gives false, and writes nothing, when there is one of this id already. */
export async function insertContact(
  tx: Tx,
  contact: ContactFields & { id: string; created_by: string | null },
  now: Date,
): Promise<boolean> {
  const insert = tx
    .insertInto('contact')
    .values({ ...contact, created_at: now, updated_at: now })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id');
  return (await preparedQuery(tx, insert)).length > 0;
}

export async function updateContact(tx: Tx, id: string, fields: Partial<ContactFields>, now: Date): Promise<void> {
  await tx
    .updateTable('contact')
    .set((eb) => ({ ...fields, updated_at: now, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** Writes only the rows of the list that differ; the log then shows what really changed. */
export async function writePhones(
  tx: Tx,
  contactId: string,
  { removed, changed, added }: ListDifferences<KeptPhone, Phone>,
  now: Date,
): Promise<void> {
  for (const row of removed) await tx.deleteFrom('contact_phone').where('id', '=', row.id).execute();
  for (const { id, to, position } of changed) {
    await tx
      .updateTable('contact_phone')
      .set({ ...to, position })
      .where('id', '=', id)
      .execute();
  }
  if (added.length === 0) return;
  const rows = added.map(({ to, position }) => ({ id: newId(now), contact_id: contactId, position, ...to }));
  await insertRows(tx, 'contact_phone', rows);
}

/** As `writePhones`, for e-mail addresses. */
export async function writeEmails(
  tx: Tx,
  contactId: string,
  { removed, changed, added }: ListDifferences<KeptEmail, Email>,
  now: Date,
): Promise<void> {
  for (const row of removed) await tx.deleteFrom('contact_email').where('id', '=', row.id).execute();
  for (const { id, to, position } of changed) {
    const fields = { address: to.address, address_key: to.key, position };
    await tx.updateTable('contact_email').set(fields).where('id', '=', id).execute();
  }
  if (added.length === 0) return;
  const rows = added.map(({ to, position }) => {
    return { id: newId(now), contact_id: contactId, position, address: to.address, address_key: to.key };
  });
  await insertRows(tx, 'contact_email', rows);
}

/** Rows with every column of their table, in one statement whose text does not change with how many they are. */
async function insertRows(tx: Tx, table: 'contact_phone' | 'contact_email', rows: readonly object[]): Promise<void> {
  const of = sql.table(table);
  await preparedQuery(
    tx,
    sql`insert into ${of} select * from jsonb_populate_recordset(null::${of}, ${JSON.stringify(rows)}::jsonb)`,
  );
}

/**
 * Writes anew what the customer list searches in: name, organisation, address, e-mail addresses, and numbers as typed,
 * as bare digits and in E.164. Of one contact, or of all of an organisation.
 */
export async function refreshSearchText(tx: Tx, of: { contactId: string } | { organisationId: string }): Promise<void> {
  const which = 'contactId' in of ? sql`c.id = ${of.contactId}` : sql`c.organisation_id = ${of.organisationId}`;
  await preparedQuery(
    tx,
    sql`update contact as kept set search_text = fold(normalize(concat_ws(' ', c.name, o.name, c.address,
      (select string_agg(concat_ws(' ', e.address, e.address_key), ' ' order by e.position)
        from contact_email e where e.contact_id = c.id),
      (select string_agg(concat_ws(' ', p.number, regexp_replace(p.number, '\\D', '', 'g'), ltrim(p.e164, '+')), ' '
          order by p.position) from contact_phone p where p.contact_id = c.id)), nfkc))
    from contact c left join organisation o on o.id = c.organisation_id
    where kept.id = c.id and ${which}`,
  );
}
