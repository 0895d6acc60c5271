import { command, type Runtime } from '#platform/command.ts';
import { networkOf } from '#platform/network-of.ts';
import { keyWasSeenAt, noteKeyUse } from './api-key-queries.ts';
import type { CallerPlace } from './sign-in/caller.ts';
import { bucketOf, countAttempt } from './sign-in/count-attempt.ts';
import { door } from './sign-in/door.ts';
import { noteSecurity, type SecurityPerson } from './sign-in/note-security.ts';

type Key = { id: string; name: string; lastAddress: string | null };

/** Notes when and from where a key was used; its first use from an address stands in the security log. */
export async function noteKeyUsed(
  runtime: Runtime,
  person: SecurityPerson,
  key: Key,
  place: CallerPlace,
  now: Date,
): Promise<void> {
  await noteKeyUse(runtime.db, key.id, place.address, now);
  if (key.lastAddress === place.address) return;
  if (await keyWasSeenAt(runtime.db, person.id, key.id, place.address)) return;
  const facts = { keyId: key.id, key: key.name };
  await command(runtime, door, (ctx) => noteSecurity(ctx, { type: 'key_first_use', person, place, facts }));
}

/** Notes that a key was used from a network it may not be used from. Throws `too_many_calls` when that goes on. */
export async function noteKeyRefused(
  runtime: Runtime,
  person: SecurityPerson,
  key: Key,
  place: CallerPlace,
): Promise<void> {
  // Counted, so that a program at the wrong place does not fill the log.
  await countAttempt(runtime, [bucketOf('factor', `key ${key.id} ${networkOf(place.address)}`)], place, person);
  const facts = { keyId: key.id, key: key.name };
  await command(runtime, door, (ctx) => noteSecurity(ctx, { type: 'key_refused', person, place, facts }));
}
