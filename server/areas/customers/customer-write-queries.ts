import { type RawBuilder, sql } from 'kysely';
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

/**
 * Keeps a new contact, found by the numbers and addresses that are written next. Gives false, and writes nothing, when there
 * is one of this id already.
 */
export async function insertContact(
  tx: Tx,
  contact: ContactFields & { id: string; created_by: string | null },
  { phones, emails }: { phones: readonly Phone[]; emails: readonly Email[] },
  now: Date,
): Promise<boolean> {
  const search_text = searchText({
    name: sql`${contact.name}::text`,
    organisation: sql`(select name from organisation where id = ${contact.organisation_id})`,
    address: sql`${contact.address}::text`,
    phones: recordsOf('contact_phone', phones.map(phoneRow)),
    emails: recordsOf('contact_email', emails.map(emailRow)),
  });
  const insert = tx
    .insertInto('contact')
    .values({ ...contact, search_text, created_at: now, updated_at: now })
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
  const rows = added.map(({ to, position }) => ({ id: newId(now), contact_id: contactId, ...phoneRow(to, position) }));
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
  const rows = added.map(({ to, position }) => ({ id: newId(now), contact_id: contactId, ...emailRow(to, position) }));
  await insertRows(tx, 'contact_email', rows);
}

const phoneRow = (phone: Phone, position: number) => ({ position, ...phone });
const emailRow = ({ address, key }: Email, position: number) => ({ position, address, address_key: key });

type ReachTable = 'contact_phone' | 'contact_email';

/** Rows of a table that come as values, in a text that does not change with how many they are. */
const recordsOf = (table: ReachTable, rows: readonly object[]) =>
  sql`jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`;

/** Rows with every column of their table, in one statement. */
async function insertRows(tx: Tx, table: ReachTable, rows: readonly object[]): Promise<void> {
  await preparedQuery(tx, sql`insert into ${sql.table(table)} select * from ${recordsOf(table, rows)}`);
}

/**
 * What the customer list searches in: name, organisation, address, e-mail addresses, and numbers as typed, as bare digits
 * and in E.164. `phones` and `emails` are rows of their tables.
 */
const searchText = (of: Record<'name' | 'organisation' | 'address' | 'phones' | 'emails', RawBuilder<unknown>>) =>
  sql<string>`fold(normalize(concat_ws(' ', ${of.name}, ${of.organisation}, ${of.address},
    (select string_agg(concat_ws(' ', e.address, e.address_key), ' ' order by e.position) from ${of.emails} e),
    (select string_agg(concat_ws(' ', p.number, regexp_replace(p.number, '\\D', '', 'g'), ltrim(p.e164, '+')), ' '
      order by p.position) from ${of.phones} p)), nfkc))`;

/** Writes `searchText` anew: of one contact, or of all of an organisation. */
export async function refreshSearchText(tx: Tx, of: { contactId: string } | { organisationId: string }): Promise<void> {
  const which = 'contactId' in of ? sql`c.id = ${of.contactId}` : sql`c.organisation_id = ${of.organisationId}`;
  await preparedQuery(
    tx,
    sql`update contact as kept set search_text = ${searchText({
      name: sql`c.name`,
      organisation: sql`o.name`,
      address: sql`c.address`,
      phones: sql`(select * from contact_phone where contact_id = c.id)`,
      emails: sql`(select * from contact_email where contact_id = c.id)`,
    })}
    from contact c left join organisation o on o.id = c.organisation_id
    where kept.id = c.id and ${which}`,
  );
}
