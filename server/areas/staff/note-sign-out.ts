import type { FastifyRequest } from 'fastify';
import { command, type Runtime } from '#platform/command.ts';
import { forgetActivity } from './note-activity.ts';
import { findSessionPerson } from './session-queries.ts';
import { enterState } from './set-presence.ts';

type Leaver = { id: string; name: string };

/** Who is about to sign out with this call; null where the call is another one. Asked before the session is gone. */
export async function findLeaver(
  runtime: Runtime,
  request: FastifyRequest,
  token: string | null,
): Promise<Leaver | null> {
  const signsOut = request.method === 'POST' && request.url.split('?')[0] === '/api/auth/sign-out';
  return signsOut && token ? findSessionPerson(runtime.db, token) : null;
}

/** Who has signed out is offline, whichever client they did it with. */
export async function noteSignOut(runtime: Runtime, person: Leaver): Promise<void> {
  const actor = { kind: 'person', id: person.id, name: person.name, channel: 'web' } as const;
  await command(runtime, actor, (ctx) =>
    enterState(ctx, person.id, 'sign_out', { state: 'offline', note: null, until_at: null }),
  );
  forgetActivity(runtime, person.id);
}
