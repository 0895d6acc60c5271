import { randomBytes } from 'node:crypto';
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import { findSetting, putSetting } from '#areas/settings/index.ts';
import { command, type Runtime } from '#platform/command.ts';
import { door } from './door.ts';

/**
 * What signs cookies and links and seals what must be read again. `earlier` is the one the database keeps where another
 * was given: what was sealed with it before still opens.
 */
export type SignInSecret = { secret: string; earlier: string | null };

const given = new WeakMap<Runtime, string>();

/** From now on this node uses the secret it was given, which no copy of the database holds. */
export function giveSecret(runtime: Runtime, secret: string | undefined): void {
  if (secret) given.set(runtime, secret);
}

/** The secret of signing in: the one given, else the one of the database, made at the first start. */
export async function findSecret(runtime: Runtime): Promise<SignInSecret> {
  const own = given.get(runtime);
  const kept = await findSetting(runtime.db, 'sign_in_secret');
  if (own) return { secret: own, earlier: kept ?? null };
  if (kept) return { secret: kept, earlier: null };
  await command(runtime, { ...door, channel: 'cli' }, async (ctx) => {
    const made = randomBytes(32).toString('base64url');
    // Of two nodes that start at once the first one's counts.
    if (!(await findSetting(ctx.tx, 'sign_in_secret'))) await putSetting(ctx.tx, 'sign_in_secret', made, ctx.now);
  });
  return { secret: (await findSetting(runtime.db, 'sign_in_secret')) as string, earlier: null };
}

/** Encrypts what the desk must read again, such as the secret of an authenticator app. */
export const seal = ({ secret }: SignInSecret, text: string): Promise<string> =>
  symmetricEncrypt({ key: secret, data: text });

/** Opens what `seal` made, with this secret or the earlier one. Rejects where neither fits. */
export async function unseal({ secret, earlier }: SignInSecret, sealed: string): Promise<string> {
  const open = (key: string) => symmetricDecrypt({ key, data: sealed });
  return earlier === null ? open(secret) : open(secret).catch(() => open(earlier));
}
