import type { Db, Tx } from '#platform/db.ts';

/** Ends every session of a person but the one with this token. */
export async function deleteSessions(tx: Tx, personId: string, exceptToken: string | null): Promise<void> {
  await tx
    .deleteFrom('session')
    .where('person_id', '=', personId)
    .$if(exceptToken !== null, (query) => query.where('token', '<>', exceptToken as string))
    .execute();
}

/** Puts a new password hash on the person's account; the account table is no part of the log. */
export async function updatePassword(tx: Tx, personId: string, hash: string, now: Date): Promise<boolean> {
  const changed = await tx
    .updateTable('account')
    .set({ password: hash, updated_at: now })
    .where('person_id', '=', personId)
    .where('provider_id', '=', 'credential')
    .returning('id')
    .execute();
  return changed.length > 0;
}

export async function insertPasswordAccount(tx: Tx, id: string, personId: string, hash: string): Promise<void> {
  await tx
    .insertInto('account')
    .values({ id, person_id: personId, account_id: personId, provider_id: 'credential', password: hash })
    .execute();
}

/** Whose session it is, by the unique index on the token. */
export async function findSessionPerson(db: Db, token: string): Promise<{ id: string; name: string } | null> {
  const person = await db
    .selectFrom('session as s')
    .innerJoin('person as p', 'p.id', 's.person_id')
    .select(['p.id', 'p.name'])
    .where('s.token', '=', token)
    .executeTakeFirst();
  return person ?? null;
}
