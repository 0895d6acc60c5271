import type { Tx } from '#platform/db.ts';

export async function insertPasswordLink(
  tx: Tx,
  link: { id: string; personId: string; digest: Buffer; createdBy: string | null; expiresAt: Date },
  now: Date,
): Promise<void> {
  // An earlier link of the same person ends: of two only the newer one can be meant.
  await tx.deleteFrom('password_link').where('person_id', '=', link.personId).where('used_at', 'is', null).execute();
  await tx
    .insertInto('password_link')
    .values({
      id: link.id,
      person_id: link.personId,
      digest: link.digest,
      created_by: link.createdBy,
      created_at: now,
      expires_at: link.expiresAt,
    })
    .execute();
}

/** Takes a link, which serves once; gives whose it is. */
export async function takePasswordLink(tx: Tx, digest: Buffer, now: Date): Promise<string | null> {
  const taken = await tx
    .updateTable('password_link')
    .set({ used_at: now })
    .where('digest', '=', digest)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('person_id')
    .executeTakeFirst();
  return taken?.person_id ?? null;
}
