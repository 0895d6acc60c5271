import type { Ctx } from '#platform/command.ts';
import { notFound } from '#platform/errors.ts';
import type { Principal } from '#platform/principal.ts';
import { deleteApiKey } from './api-key-queries.ts';

/** Ends an API key at once: one's own, or anybody's for who may edit people. Another's key does not exist for others. */
export async function revokeApiKey(ctx: Ctx<Principal>, id: string): Promise<void> {
  const onlyOf = ctx.actor.permissions.has('person.edit') ? null : ctx.actor.id;
  const personId = await deleteApiKey(ctx.tx, id, onlyOf);
  if (!personId) throw notFound('API key');
  ctx.record({ type: 'api_key.revoked', data: { apiKeyId: id, personId } });
}
