import { sql } from 'kysely';
import type { Permission } from '#contract/permissions.ts';
import type { Db, Tx } from '#platform/db.ts';

/** Until when, for what and from where a key may be used. */
export type ApiKeyLimits = {
  expiresAt: Date | null;
  scopes?: readonly Permission[] | null | undefined;
  networks?: readonly string[] | null | undefined;
};

export type ApiKeyRow = {
  id: string;
  name: string;
  start: string;
  person_id: string;
  person_name: string;
  created_at: Date;
  last_used_at: Date | null;
  expires_at: Date | null;
  scopes: Permission[] | null;
  networks: string[] | null;
  last_address: string | null;
  /** Since when it is out of use; null while it serves. */
  stopped_at: Date | null;
};

/** Keys with their owners, newest first: of one person (by `api_key_person`), one key, or all. */
export async function listApiKeys(db: Db, of: { personId?: string; id?: string }): Promise<ApiKeyRow[]> {
  const rows = await db
    .selectFrom('api_key as k')
    .innerJoin('person as p', 'p.id', 'k.person_id')
    .select(['k.id', 'k.name', 'k.start', 'k.person_id', 'p.name as person_name'])
    .select(['k.created_at', 'k.last_used_at', 'k.expires_at', 'k.scopes', 'k.last_address', 'k.stopped_at'])
    .select(sql<string[] | null>`k.networks::text[]`.as('networks'))
    .$if(of.personId !== undefined, (query) => query.where('k.person_id', '=', of.personId as string))
    .$if(of.id !== undefined, (query) => query.where('k.id', '=', of.id as string))
    .orderBy('k.created_at', 'desc')
    .orderBy('k.id', 'desc')
    .execute();
  return rows as ApiKeyRow[];
}

export async function insertApiKey(
  tx: Tx,
  key: { id: string; personId: string; name: string; start: string; digest: Buffer } & ApiKeyLimits,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('api_key')
    .values({
      id: key.id,
      person_id: key.personId,
      name: key.name,
      start: key.start,
      digest: key.digest,
      created_at: now,
      expires_at: key.expiresAt,
      scopes: key.scopes ? [...key.scopes] : null,
      networks: key.networks
        ? sql<never>`(select array_agg(network(one::inet)) from unnest(${[...key.networks]}::text[]) as one)`
        : null,
    })
    .execute();
}

/** Notes when and from where a key was used. */
export async function noteKeyUse(db: Db, id: string, address: string, now: Date): Promise<void> {
  await db.updateTable('api_key').set({ last_used_at: now, last_address: address }).where('id', '=', id).execute();
}

/** Whether the security log knows this key from this address (rides `security_event_person`). */
export async function keyWasSeenAt(db: Db, personId: string, keyId: string, address: string): Promise<boolean> {
  const { rows } = await sql`select 1 from security_event where person_id = ${personId} and type = 'key_first_use'
    and address = ${address} and facts ->> 'keyId' = ${keyId} limit 1`.execute(db);
  return rows.length > 0;
}

/** Takes a key into use again, where `personId` is given only one of that person's. Gives whose it is, its name, and if it was out of use. */
export async function restartApiKey(
  tx: Tx,
  id: string,
  personId: string | null,
): Promise<{ person_id: string; name: string; stopped_at: Date | null } | null> {
  const key = await tx
    .selectFrom('api_key')
    .select(['person_id', 'name', 'stopped_at'])
    .where('id', '=', id)
    .$if(personId !== null, (query) => query.where('person_id', '=', personId as string))
    .forUpdate()
    .executeTakeFirst();
  if (key?.stopped_at) await tx.updateTable('api_key').set({ stopped_at: null }).where('id', '=', id).execute();
  return key ?? null;
}

/** Deletes a key, where `personId` is given only one of that person's. Gives whose it was and its name. */
export async function deleteApiKey(
  tx: Tx,
  id: string,
  personId: string | null,
): Promise<{ person_id: string; name: string } | null> {
  const row = await tx
    .deleteFrom('api_key')
    .where('id', '=', id)
    .$if(personId !== null, (query) => query.where('person_id', '=', personId as string))
    .returning(['person_id', 'name'])
    .executeTakeFirst();
  return row ?? null;
}
