import { sql } from 'kysely';
import { isTaken, type Tx } from '#platform/db.ts';
import { conflict } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';

/**
 * The organisation of this name, case and diacritics aside, kept new when there is none. Two commands that name the
 * same new one at once get the same: organisation_name is unique.
 */
export async function findOrInsertOrganisation(tx: Tx, name: string, now: Date): Promise<string> {
  await sql`insert into organisation (id, name, created_at, updated_at)
    select ${newId(now)}::uuid, ${name}, ${now}::timestamptz, ${now}::timestamptz
    where not exists (select 1 from organisation where fold(name) = fold(${name}))
    on conflict (fold(name)) do nothing`.execute(tx);
  const { rows } = await sql<{ id: string }>`select id from organisation where fold(name) = fold(${name})`.execute(tx);
  return (rows[0] as { id: string }).id;
}

/** How important an organisation is to us. */
export type OrganisationWeight = { is_prospect: boolean; priority_id: string | null };

export async function lockOrganisation(tx: Tx, id: string): Promise<({ name: string } & OrganisationWeight) | null> {
  const row = await tx
    .selectFrom('organisation')
    .select(['name', 'is_prospect', 'priority_id'])
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** Throws `already_exists` when another organisation has this name, case and diacritics aside (organisation_name). */
export async function updateOrganisationName(tx: Tx, id: string, name: string, now: Date): Promise<void> {
  await tx
    .updateTable('organisation')
    .set((eb) => ({ name, updated_at: now, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
    .catch((error: unknown) => {
      if (!isTaken(error, 'organisation_name')) throw error;
      throw conflict('already_exists', 'There is already an organisation of this name.');
    });
}

export async function updateOrganisationWeight(
  tx: Tx,
  id: string,
  weight: Partial<OrganisationWeight>,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('organisation')
    .set((eb) => ({ ...weight, updated_at: now, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}
