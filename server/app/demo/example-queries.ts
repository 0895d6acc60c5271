import { sql } from 'kysely';
import type { Settings } from '#areas/settings/index.ts';
import type { Tx } from '#platform/db.ts';

/**
 * The example asked for and not yet laid in, locked; null when there is none, or another node is at it.
 */
export async function lockWantedExample(tx: Tx): Promise<Settings['example'] | null> {
  const row = await tx
    .selectFrom('setting')
    .select('value')
    .where('key', '=', 'example')
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  const example = row?.value as unknown as Settings['example'] | undefined;
  return example && !example.done ? example : null;
}

/** No example was asked for. */
export async function deleteWantedExample(tx: Tx): Promise<void> {
  await tx.deleteFrom('setting').where('key', '=', 'example').execute();
}

/** The first administrator; nobody else has that role yet. */
export async function findFirstAdministrator(tx: Tx) {
  return tx
    .selectFrom('person')
    .select(['id', 'name', 'email', 'roles', 'language', 'zone'])
    .where(sql<boolean>`roles @> '{administrator}'`)
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow();
}

/** The centre of the first run, with its calendar and default category. */
export async function findFirstCentre(tx: Tx) {
  return tx
    .selectFrom('centre')
    .select(['id', 'calendar_id', 'default_category_id'])
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow();
}

/** Nobody sits at the desks of the example to touch anything; its people count as seen until this moment. */
export async function keepAtDesk(tx: Tx, personIds: string[], until: Date): Promise<void> {
  await tx.updateTable('person_presence').set({ active_at: until }).where('person_id', 'in', personIds).execute();
}

/** Customers who have had requests, the first of each company, in the order they were kept. */
export async function listCustomersWithRequests(
  tx: Tx,
  limit: number,
): Promise<{ id: string; hasOrganisation: boolean }[]> {
  const { rows } = await sql<{ id: string; hasOrganisation: boolean }>`
    select id, organisation_id is not null as "hasOrganisation" from (
      select distinct on (coalesce(c.organisation_id, c.id)) c.id, c.organisation_id, c.created_at from contact c
      where exists (select from request r where r.contact_id = c.id)
      order by coalesce(c.organisation_id, c.id), c.created_at, c.id) as one
    order by created_at, id limit ${limit}`.execute(tx);
  return rows;
}
