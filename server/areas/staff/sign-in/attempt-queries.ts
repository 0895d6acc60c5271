import type { Tx } from '#platform/db.ts';
import type { AttemptState } from './attempt-policy.ts';

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
  return row ? { failures: row.failures, lastAt: row.last_at, blockedUntil: row.blocked_until } : null;
}

export async function writeAttempts(tx: Tx, bucket: string, state: AttemptState): Promise<void> {
  await tx
    .updateTable('sign_in_attempt')
    .set({ failures: state.failures, last_at: state.lastAt, blocked_until: state.blockedUntil })
    .where('bucket', '=', bucket)
    .execute();
}

/** Forgets the failures of these buckets. */
export async function deleteAttempts(tx: Tx, buckets: readonly string[]): Promise<void> {
  if (buckets.length > 0) await tx.deleteFrom('sign_in_attempt').where('bucket', 'in', buckets).execute();
}

/** Takes back the one attempt that proved good; what failed before from the same address stays counted. */
export async function takeBackAttempt(tx: Tx, bucket: string): Promise<void> {
  await tx
    .updateTable('sign_in_attempt')
    .set((eb) => ({ failures: eb('failures', '-', 1), blocked_until: eb.ref('last_at') }))
    .where('bucket', '=', bucket)
    .where('failures', '>', 0)
    .execute();
}
