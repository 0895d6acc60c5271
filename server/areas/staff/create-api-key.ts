import { randomBytes } from 'node:crypto';
import type { Ctx } from '#platform/command.ts';
import { invalid } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import { type ApiKeyLimits, insertApiKey } from './api-key-queries.ts';
import type { CallerPlace } from './sign-in/caller.ts';
import { noteSecurity } from './sign-in/note-security.ts';
import { findSignInPerson } from './sign-in/sign-in-queries.ts';
import { digestOf } from './sign-in/tokens.ts';

/** How much of a key stays readable, to tell one's keys apart. */
const shownLetters = 12;

/**
 * Makes an API key for a person. Gives its id and the key itself, which is stored only as a digest and never shown
 * again. Throws `moment_passed` for one that would have ended already. The caller has asked whether it may be made for
 * this person.
 */
export async function createApiKey(
  ctx: Ctx,
  input: { personId: string; name: string; place?: CallerPlace } & ApiKeyLimits,
): Promise<{ id: string; key: string }> {
  if (input.expiresAt && input.expiresAt <= ctx.now) {
    throw invalid('moment_passed', 'The key would have ended already. Choose a later moment.');
  }
  const id = newId(ctx.now);
  const key = `linja_${randomBytes(32).toString('base64url')}`;
  const { place, ...limits } = input;
  await insertApiKey(ctx.tx, { ...limits, id, start: key.slice(0, shownLetters), digest: digestOf(key) }, ctx.now);
  const person = await findSignInPerson(ctx.tx, { id: input.personId });
  const facts = { keyId: id, key: input.name, scopes: input.scopes ?? null, networks: input.networks ?? null };
  await noteSecurity(ctx, { type: 'key_made', person, place, facts });
  ctx.record({ type: 'api_key.created', data: { apiKeyId: id, personId: input.personId } });
  return { id, key };
}
