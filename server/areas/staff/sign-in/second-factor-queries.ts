import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db.ts';
import { codeKinds } from './attempt-policy.ts';
import { deleteAttemptsOf } from './attempt-queries.ts';

export type TotpRow = { secret: string; confirmed_at: Date | null; last_step: number };

export async function lockTotp(tx: Tx, personId: string): Promise<TotpRow | null> {
  const row = await tx
    .selectFrom('totp_factor')
    .select(['secret', 'confirmed_at', 'last_step'])
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** Puts a secret beside the person, not yet in force; one not confirmed is replaced. */
export async function insertTotp(tx: Tx, personId: string, secret: string, now: Date): Promise<void> {
  await tx
    .insertInto('totp_factor')
    .values({ person_id: personId, secret, created_at: now })
    .onConflict((known) =>
      known.column('person_id').doUpdateSet({ secret, created_at: now, confirmed_at: null, last_step: 0 }),
    )
    .execute();
}

export async function writeTotpStep(tx: Tx, personId: string, step: number): Promise<void> {
  await tx.updateTable('totp_factor').set({ last_step: step }).where('person_id', '=', personId).execute();
}

export async function confirmTotpRow(tx: Tx, personId: string, step: number, now: Date): Promise<void> {
  await tx
    .updateTable('totp_factor')
    .set({ confirmed_at: now, last_step: step })
    .where('person_id', '=', personId)
    .execute();
}

/** Removes the authenticator app with what hangs on it, the count of wrong codes among it. Gives whether there was one in force. */
export async function deleteTotp(tx: Tx, personId: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('totp_factor')
    .where('person_id', '=', personId)
    .returning('confirmed_at')
    .executeTakeFirst();
  await tx.deleteFrom('recovery_code').where('person_id', '=', personId).execute();
  await tx.deleteFrom('trusted_device').where('person_id', '=', personId).execute();
  await deleteAttemptsOf(tx, personId, codeKinds);
  return gone?.confirmed_at != null;
}

/** Replaces the recovery codes of a person. */
export async function insertRecoveryCodes(tx: Tx, personId: string, digests: readonly Buffer[]): Promise<void> {
  await tx.deleteFrom('recovery_code').where('person_id', '=', personId).execute();
  await tx
    .insertInto('recovery_code')
    .values(digests.map((digest) => ({ person_id: personId, digest })))
    .execute();
}

/** Takes a recovery code, which serves once. */
export async function takeRecoveryCode(tx: Tx, personId: string, digest: Buffer): Promise<boolean> {
  const taken = await tx
    .deleteFrom('recovery_code')
    .where('person_id', '=', personId)
    .where('digest', '=', digest)
    .returning('person_id')
    .execute();
  return taken.length > 0;
}

export type AccountRow = {
  password: boolean;
  totp_at: Date | null;
  codes_left: number;
  trusted: number;
  created_at: Date;
};

/** How a person comes in, without the passkeys; in one statement by primary keys. */
export async function findAccount(db: Db, personId: string, now: Date): Promise<AccountRow> {
  const { rows } = await sql<AccountRow>`
    select p.created_at,
      exists (select 1 from account where person_id = p.id and provider_id = 'credential' and password is not null) as password,
      (select confirmed_at from totp_factor where person_id = p.id) as totp_at,
      (select count(*) from recovery_code where person_id = p.id) as codes_left,
      (select count(*) from trusted_device where person_id = p.id and expires_at > ${now}) as trusted
    from person p where p.id = ${personId}`.execute(db);
  return rows[0] as AccountRow;
}
