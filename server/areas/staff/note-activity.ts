import type { FastifyRequest } from 'fastify';
import { type Actor, command, type Runtime } from '#platform/command.ts';
import { type PresenceRow, touchPresence } from './presence-queries.ts';
import { enterState } from './set-presence.ts';

/** A minute between two writes for one person: who acts all the time costs no more than that. */
const everyMs = 60_000;

// Only saves writes: another node that knows less writes once more, and nothing else differs.
const noted = new WeakMap<Runtime, Map<string, number>>();

/**
 * Notes that a signed-in person acts in the web client: at most once a minute, outside the call's own transaction. Who had
 * gone without saying so, or whose break is over, is available again. A list that renews itself under nobody's hands is
 * no act; the client marks calls that somebody's input led to. Fails silently: no call is lost over it.
 */
export async function noteActivity(
  runtime: Runtime,
  request: Pick<FastifyRequest, 'method' | 'headers'>,
  person: { id: string; name: string },
): Promise<void> {
  if (request.method === 'GET' && request.headers['x-linja-active'] !== '1') return;
  const known = noted.get(runtime) ?? new Map<string, number>();
  noted.set(runtime, known);
  const now = runtime.clock();
  const last = known.get(person.id);
  if (last !== undefined && Math.abs(now.getTime() - last) < everyMs) return;
  known.set(person.id, now.getTime());
  try {
    const row = await touchPresence(runtime.db, person.id, now);
    if (row && !comesBack(row, now)) return;
    const actor: Actor = { kind: 'person', id: person.id, name: person.name, channel: 'web' };
    await command(runtime, actor, (ctx) =>
      enterState(ctx, person.id, 'activity', { state: 'available', note: null, until_at: null }),
    );
  } catch (error) {
    known.delete(person.id);
    runtime.log.warn({ err: error }, 'the activity of a person was not noted');
  }
}

/** Lets the next act of a person be noted at once, after their presence was set in another way. */
export function forgetActivity(runtime: Runtime, personId: string): void {
  noted.get(runtime)?.delete(personId);
}

/** Whether an act ends this state: gone without a word, or a break that was to be over by now. */
function comesBack(row: Pick<PresenceRow, 'state' | 'set_by' | 'until_at'>, now: Date): boolean {
  if (row.state === 'offline') return row.set_by !== 'self';
  return (row.state === 'break' || row.state === 'away') && row.until_at !== null && row.until_at <= now;
}
