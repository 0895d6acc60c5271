import type { Ctx } from '#platform/command.ts';
import { notFound } from '#platform/errors.ts';
import type { Principal } from '#platform/principal.ts';
import { deleteApiKey } from './api-key-queries.ts';
import type { CallerPlace } from './sign-in/caller.ts';
import { noteSecurity } from './sign-in/note-security.ts';
import { findSignInPerson } from './sign-in/sign-in-queries.ts';

/** Ends an API key at once: one's own, or anybody's for who may edit people. Another's key does not exist for others. */
export async function revokeApiKey(ctx: Ctx<Principal>, id: string, place?: CallerPlace): Promise<void> {
  const onlyOf = ctx.actor.permissions.has('person.edit') ? null : ctx.actor.id;
  const key = await deleteApiKey(ctx.tx, id, onlyOf);
  if (!key) throw notFound('API key');
  const personId = key.person_id;
  const person = await findSignInPerson(ctx.tx, { id: personId });
  await noteSecurity(ctx, { type: 'key_revoked', person, place, facts: { keyId: id, key: key.name } });
  ctx.record({ type: 'api_key.revoked', data: { apiKeyId: id, personId } });
}
