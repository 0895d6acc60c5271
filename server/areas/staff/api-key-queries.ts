import type { Db, Tx } from '#platform/db.ts';

export type ApiKeyRow = {
  id: string;
  name: string;
  start: string;
  person_id: string;
  person_name: string;
  created_at: Date;
  last_used_at: Date | null;
  expires_at: Date | null;
};

/** Keys with their owners, newest first: of one person (by `api_key_person`), one key, or all. */
export async function listApiKeys(db: Db, of: { personId?: string; id?: string }): Promise<ApiKeyRow[]> {
  return db
    .selectFrom('api_key as k')
    .innerJoin('person as p', 'p.id', 'k.person_id')
    .select(['k.id', 'k.name', 'k.start', 'k.person_id', 'p.name as person_name'])
    .select(['k.created_at', 'k.last_used_at', 'k.expires_at'])
    .$if(of.personId !== undefined, (query) => query.where('k.person_id', '=', of.personId as string))
    .$if(of.id !== undefined, (query) => query.where('k.id', '=', of.id as string))
    .orderBy('k.created_at', 'desc')
    .orderBy('k.id', 'desc')
    .execute();
}

export async function insertApiKey(
  tx: Tx,
  key: { id: string; personId: string; name: string; start: string; digest: Buffer; expiresAt: Date | null },
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
    })
    .execute();
}

/** Deletes a key, where `personId` is given only one of that person's. Gives whose it was. */
export async function deleteApiKey(tx: Tx, id: string, personId: string | null): Promise<string | null> {
  const row = await tx
    .deleteFrom('api_key')
    .where('id', '=', id)
    .$if(personId !== null, (query) => query.where('person_id', '=', personId as string))
    .returning('person_id')
    .executeTakeFirst();
  return row?.person_id ?? null;
}
