import { createHash } from 'node:crypto';
import { type Ctx, command, type Runtime } from '#platform/command.ts';
import { AppError } from '#platform/errors.ts';
import { networkOf } from '#platform/network-of.ts';
import { type AttemptKind, afterAttempt, attemptRules, mostInARow, secondsBlocked } from './attempt-policy.ts';
import { type AttemptsOfPerson, forgetAttempts, lockAttempts, writeAttempts } from './attempt-queries.ts';
import type { CallerPlace } from './caller.ts';
import { closedTo } from './closed.ts';
import { door } from './door.ts';
import { noteSecurity, type SecurityPerson } from './note-security.ts';

export type Bucket = {
  kind: AttemptKind;
  name: string;
  /** Whose it is; null for addresses, for sessions, and for names nobody here has. */
  personId: string | null;
  /** Whether failures in a row close it (`mostInARow`). */
  lasting: boolean;
};

/** Names never go into a bucket readable: what was typed into an e-mail field may be a password. */
const named = (kind: AttemptKind, of: string): Bucket => ({
  kind,
  name: `${kind}:${createHash('sha256').update(of).digest('base64url').slice(0, 32)}`,
  personId: null,
  lasting: false,
});
export const bucketOf: (kind: 'reset' | 'factor', of: string) => Bucket = named;
/** A counter of what somebody knows or has: a password, the codes of an app. Where it was `personId`'s, it is kept for ever. */
export const closingBucket = (
  kind: 'account' | 'device' | 'factor' | 'code' | 'proof',
  of: string,
  personId: string | null,
): Bucket => ({ ...named(kind, of), personId, lasting: true });

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
 * Counts an attempt before it is looked at, so that many made at once are all counted. Gives the kind of the bucket that
 * is closed if this attempt fails, too: then that is to be noted (`noteClosed`). Throws `too_many_calls` with
 * `facts.waitSeconds` while one of the buckets is blocked, and what `closedTo` says where one is closed; then nothing is
 * counted.
 */
export async function countAttempt(
  runtime: Runtime,
  buckets: readonly Bucket[],
  place: CallerPlace,
  person: SecurityPerson | null,
): Promise<AttemptKind | null> {
  const counted = await command(runtime, door, async (ctx): Promise<AppError | AttemptKind | null> => {
    const states = [];
    for (const bucket of inOrder(buckets)) {
      const state = await lockAttempts(ctx.tx, bucket.name, ctx.now);
      if (bucket.lasting && (state?.inARow ?? 0) >= mostInARow) return closedTo(bucket.kind);
      const blocked = secondsBlocked(state, ctx.now);
      if (blocked > 0) return tooMany(blocked);
      states.push({ bucket, state });
    }
    let last: AttemptKind | null = null;
    for (const { bucket, state } of states) {
      const rule = attemptRules[bucket.kind];
      const next = afterAttempt(rule, state, ctx.now, bucket.lasting);
      await writeAttempts(ctx.tx, bucket.name, bucket.personId, next);
      if (bucket.lasting && next.inARow === mostInARow) last = bucket.kind;
      // Once, when the waiting begins: a guesser must not fill the log. Who only begins has guessed nothing.
      if (next.failures === rule.free && bucket.kind !== 'begun') {
        await noteSecurity(ctx, { type: 'locked_out', person, place, facts: { counted: bucket.kind } });
      }
    }
    return last;
  });
  if (counted instanceof AppError) throw counted;
  return counted;
}

/**
 * After an attempt that proved good: its failures are forgotten, but those of the address only by this one. `of`: other
 * counters of the person that it settles.
 */
export async function forgiveAttempt(ctx: Ctx, buckets: readonly Bucket[], of: AttemptsOfPerson | null = null) {
  const names = (address: boolean) =>
    buckets.filter(({ kind }) => (kind === 'address') === address).map(({ name }) => name);
  await forgetAttempts(ctx.tx, { forgotten: names(false), takenBack: names(true), of });
}

const tooMany = (waitSeconds: number) =>
  new AppError(429, 'too_many_calls', `Too many attempts. Wait ${waitSeconds} seconds and try again.`, { waitSeconds });
