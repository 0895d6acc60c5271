import { sql } from 'kysely';
import type { Tx } from '#platform/db.ts';
import type { AttemptKind, AttemptState } from './attempt-policy.ts';

/** The counter of a bucket, locked: of attempts made at once each sees the one before. */
export async function lockAttempts(tx: Tx, bucket: string, now: Date): Promise<AttemptState | null> {
  await tx
    .insertInto('sign_in_attempt')
    .values({ bucket, failures: 0, last_at: now, blocked_until: now })
    .onConflict((known) => known.column('bucket').doNothing())
    .execute();
  const row = await tx
    .selectFrom('sign_in_attempt')
    .selectAll()
    .where('bucket', '=', bucket)
    .forUpdate()
    .executeTakeFirst();
  return row
    ? { failures: row.failures, inARow: row.in_a_row, lastAt: row.last_at, blockedUntil: row.blocked_until }
    : null;
}

/** Writes the counter of a bucket; `personId` is whose it is, null for addresses and names nobody here has. */
export async function writeAttempts(
  tx: Tx,
  bucket: string,
  personId: string | null,
  state: AttemptState,
): Promise<void> {
  await tx
    .updateTable('sign_in_attempt')
    .set({
      failures: state.failures,
      in_a_row: state.inARow,
      person_id: personId,
      last_at: state.lastAt,
      blocked_until: state.blockedUntil,
    })
    .where('bucket', '=', bucket)
    .execute();
}

/** The counters of a person that are meant: a bucket's name begins with its kind. */
export type AttemptsOfPerson = { personId: string; kinds: readonly AttemptKind[] };

/**
 * After an attempt that proved good, in one statement: the buckets `forgotten` and those of the person go; of `takenBack`
 * this one attempt alone, as what failed before from the same address stays counted.
 */
export async function forgetAttempts(
  tx: Tx,
  { forgotten, takenBack, of }: { forgotten: string[]; takenBack: string[]; of: AttemptsOfPerson | null },
): Promise<void> {
  await sql`
    with gone as (
      delete from sign_in_attempt where bucket = any(${forgotten}::text[])
        or (person_id = ${of?.personId ?? null}::uuid and split_part(bucket, ':', 1) = any(${of?.kinds ?? []}::text[])))
    update sign_in_attempt set failures = failures - 1, blocked_until = last_at
    where bucket = any(${takenBack}::text[]) and failures > 0`.execute(tx);
}

/** Forgets what failed of a person, by `sign_in_attempt_person`: what was guessed at is another one now. */
export const deleteAttemptsOf = (tx: Tx, personId: string, kinds: readonly AttemptKind[]): Promise<void> =>
  forgetAttempts(tx, { forgotten: [], takenBack: [], of: { personId, kinds } });
