import { randomBytes } from 'node:crypto';
import type { Ctx } from '#platform/command.ts';
import { newId } from '#platform/ids.ts';
import { digestOfKey } from './authenticate.ts';

/**
 * Makes an API key for a person. Gives its id and the key itself, which is stored only as a digest and never shown
 * again. The caller has asked whether it may be made for this person.
 */
export async function createApiKey(
  ctx: Ctx,
  input: { personId: string; name: string; expiresAt: Date | null },
): Promise<{ id: string; key: string }> {
  const id = newId(ctx.now);
  const key = `linja_${randomBytes(32).toString('base64url')}`;
  await ctx.tx
    .insertInto('api_key')
    .values({
      id,
      person_id: input.personId,
      name: input.name,
      start: key.slice(0, 12),
      digest: digestOfKey(key),
      created_at: ctx.now,
      expires_at: input.expiresAt,
    })
    .execute();
  ctx.record({ type: 'api_key.created', data: { apiKeyId: id, personId: input.personId } });
  return { id, key };
}
