import { randomBytes } from 'node:crypto';
import type { Ctx } from '#platform/command.ts';
import { invalid } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import { insertApiKey } from './api-key-queries.ts';
import { digestOfKey } from './authenticate.ts';

/** How much of a key stays readable, to tell one's keys apart. */
const shownLetters = 12;

/**
 * Makes an API key for a person. Gives its id and the key itself, which is stored only as a digest and never shown
 * again. Throws `moment_passed` for one that would have ended already. The caller has asked whether it may be made for
 * this person.
 */
export async function createApiKey(
  ctx: Ctx,
  input: { personId: string; name: string; expiresAt: Date | null },
): Promise<{ id: string; key: string }> {
  if (input.expiresAt && input.expiresAt <= ctx.now) {
    throw invalid('moment_passed', 'The key would have ended already. Choose a later moment.');
  }
  const id = newId(ctx.now);
  const key = `linja_${randomBytes(32).toString('base64url')}`;
  await insertApiKey(ctx.tx, { ...input, id, start: key.slice(0, shownLetters), digest: digestOfKey(key) }, ctx.now);
  ctx.record({ type: 'api_key.created', data: { apiKeyId: id, personId: input.personId } });
  return { id, key };
}
