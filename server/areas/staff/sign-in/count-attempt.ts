import { createHash } from 'node:crypto';
import { command, type Runtime } from '#platform/command.ts';
import { AppError } from '#platform/errors.ts';
import { networkOf } from '#platform/network-of.ts';
import { type AttemptKind, afterAttempt, attemptRules, secondsBlocked } from './attempt-policy.ts';
import { deleteAttempts, lockAttempts, takeBackAttempt, writeAttempts } from './attempt-queries.ts';
import type { CallerPlace } from './caller.ts';
import { door } from './door.ts';
import { noteSecurity, type SecurityPerson } from './note-security.ts';

export type Bucket = { kind: AttemptKind; name: string };

/** Names never go into a bucket readable: what was typed into an e-mail field may be a password. */
const named = (kind: AttemptKind, of: string): Bucket => ({
  kind,
  name: `${kind}:${createHash('sha256').update(of).digest('base64url').slice(0, 32)}`,
});
export const bucketOf: (kind: Exclude<AttemptKind, 'address' | 'begun'>, of: string) => Bucket = named;

/** The counter of all who call from one address, or one network of IPv6, in which changing the address costs nothing. */
export const addressBucket = (address: string): Bucket => named('address', networkOf(address));
/** The same of sign-ins that were begun, whatever became of them. */
export const begunBucket = (address: string): Bucket => named('begun', networkOf(address));

const ofManyNames = ({ kind }: Bucket) => kind !== 'address' && kind !== 'begun';

/**
 * In one order, so that two attempts wait for each other instead of deadlocking. Addresses come first: one that is blocked
 * writes no counter for whatever name it invented.
 */
const inOrder = (buckets: readonly Bucket[]) =>
  buckets.toSorted((a, b) => Number(ofManyNames(a)) - Number(ofManyNames(b)) || a.name.localeCompare(b.name));

/**
 * Counts an attempt before it is looked at, so that many made at once are all counted. Throws `too_many_calls` with
 * `facts.waitSeconds` while one of the buckets is blocked; then nothing is counted.
 */
export async function countAttempt(
  runtime: Runtime,
  buckets: readonly Bucket[],
  place: CallerPlace,
  person: SecurityPerson | null,
): Promise<void> {
  const wait = await command(runtime, door, async (ctx) => {
    const states = [];
    for (const bucket of inOrder(buckets)) {
      const state = await lockAttempts(ctx.tx, bucket.name, ctx.now);
      const blocked = secondsBlocked(state, ctx.now);
      if (blocked > 0) return blocked;
      states.push({ bucket, state });
    }
    for (const { bucket, state } of states) {
      const rule = attemptRules[bucket.kind];
      const next = afterAttempt(rule, state, ctx.now);
      await writeAttempts(ctx.tx, bucket.name, next);
      // Once, when the waiting begins: a guesser must not fill the log. Who only begins has guessed nothing.
      if (next.failures === rule.free && bucket.kind !== 'begun') {
        await noteSecurity(ctx, { type: 'locked_out', person, place, facts: { counted: bucket.kind } });
      }
    }
    return 0;
  });
  if (wait > 0) throw tooMany(wait);
}

/** After an attempt that proved good: its failures are forgotten, but those of the address only by this one. */
export async function forgiveAttempt(ctx: Parameters<Parameters<typeof command>[2]>[0], buckets: readonly Bucket[]) {
  for (const { kind, name } of buckets) if (kind === 'address') await takeBackAttempt(ctx.tx, name);
  await deleteAttempts(
    ctx.tx,
    buckets.filter(({ kind }) => kind !== 'address').map(({ name }) => name),
  );
}

const tooMany = (waitSeconds: number) =>
  new AppError(429, 'too_many_calls', `Too many attempts. Wait ${waitSeconds} seconds and try again.`, { waitSeconds });
