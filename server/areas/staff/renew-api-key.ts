import type { Ctx } from '#platform/command.ts';
import { notFound } from '#platform/errors.ts';
import type { Principal } from '#platform/principal.ts';
import { restartApiKey } from './api-key-queries.ts';
import type { CallerPlace } from './sign-in/caller.ts';
import { noteSecurity } from './sign-in/note-security.ts';
import { findSignInPerson } from './sign-in/sign-in-queries.ts';

/**
 * Takes an API key into use again that a restore put out of use: one's own, or anybody's for who may edit people. Another's
 * key does not exist for others. A key that serves is left alone. The caller has asked who it is.
 */
export async function renewApiKey(ctx: Ctx<Principal>, id: string, place: CallerPlace): Promise<void> {
  const onlyOf = ctx.actor.permissions.has('person.edit') ? null : ctx.actor.id;
  const key = await restartApiKey(ctx.tx, id, onlyOf);
  if (!key) throw notFound('API key');
  if (!key.stopped_at) return;
  const personId = key.person_id;
  const person = await findSignInPerson(ctx.tx, { id: personId });
  await noteSecurity(ctx, { type: 'key_renewed', person, place, facts: { keyId: id, key: key.name } });
  ctx.record({ type: 'api_key.renewed', data: { apiKeyId: id, personId } });
}
