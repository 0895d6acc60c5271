import type { Db, Tx } from '#platform/db.ts';

export type PasskeyRow = {
  id: string;
  person_id: string;
  name: string;
  credential_id: string;
  public_key: Buffer;
  counter: number;
  transports: string[];
  backed_up: boolean;
  created_at: Date;
  last_used_at: Date | null;
};

/** Passkeys of a person, oldest first (by `passkey_person`). */
export async function listPasskeys(db: Db, personId: string): Promise<PasskeyRow[]> {
  return db
    .selectFrom('passkey')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** Locks the passkey with this credential id (unique). */
export async function lockPasskey(tx: Tx, credentialId: string): Promise<PasskeyRow | null> {
  const row = await tx
    .selectFrom('passkey')
    .selectAll()
    .where('credential_id', '=', credentialId)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** Adds a passkey; false when the credential is known already. */
export async function insertPasskey(tx: Tx, row: Omit<PasskeyRow, 'last_used_at'>): Promise<boolean> {
  const added = await tx
    .insertInto('passkey')
    .values(row)
    .onConflict((known) => known.column('credential_id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

export async function notePasskeyUse(tx: Tx, id: string, counter: number, backedUp: boolean, now: Date): Promise<void> {
  await tx
    .updateTable('passkey')
    .set({ counter, backed_up: backedUp, last_used_at: now })
    .where('id', '=', id)
    .execute();
}

export async function deletePasskey(tx: Tx, personId: string, id: string): Promise<string | null> {
  const gone = await tx
    .deleteFrom('passkey')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .returning('name')
    .executeTakeFirst();
  return gone?.name ?? null;
}

/** Removes all passkeys of a person. Gives how many there were. */
export async function deletePasskeys(tx: Tx, personId: string): Promise<number> {
  const gone = await tx.deleteFrom('passkey').where('person_id', '=', personId).returning('id').execute();
  return gone.length;
}
