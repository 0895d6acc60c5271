import { command, type Runtime } from '#platform/command.ts';
import { forgetActivity } from '../note-activity.ts';
import { enterState } from '../set-presence.ts';
import type { CallerPlace } from './caller.ts';
import { atTheDoor, door } from './door.ts';
import { noteSecurity } from './note-security.ts';
import { deleteSessionByDigest } from './session-queries.ts';
import type { SignIn } from './sign-in.ts';
import { digestOf } from './tokens.ts';

/** Ends the session of a cookie header; without one nothing happens. Gives the cookies that forget it, and whether it came from the identity provider. */
export async function signOut(
  runtime: Runtime,
  signIn: SignIn,
  cookies: string | undefined,
  place: CallerPlace,
): Promise<{ cookies: string[]; bySso: boolean }> {
  const token = signIn.sessionToken(cookies);
  const ended = token
    ? await command(runtime, door, async (ctx) => {
        const person = await deleteSessionByDigest(ctx.tx, digestOf(token));
        if (!person) return null;
        const own = { ...ctx, actor: atTheDoor(person) };
        await noteSecurity(own, { type: 'signed_out', person, place });
        // Who has signed out is offline, whichever client they did it with.
        await enterState(own, person.id, 'sign_out', { state: 'offline', note: null, until_at: null });
        return person;
      })
    : null;
  if (ended) forgetActivity(runtime, ended.id);
  return { cookies: [signIn.cookies.gone('session_token')], bySso: ended?.bySso ?? false };
}
