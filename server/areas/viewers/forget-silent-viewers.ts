import { type Actor, command, type Runtime } from '#platform/command.ts';
import { announceLive } from '#platform/live-announcement.ts';
import { silenceMs, statesOf } from './note-viewing.ts';
import { deleteSilent, isAnySilent, listWindows } from './viewer-queries.ts';

const timer: Actor = { kind: 'timer', id: null, name: 'Timer', channel: 'timer' };

/** Takes away windows that closed without a word (a crash, a lost network) and tells whoever sees them. Gives how many. */
export async function forgetSilentViewers(runtime: Runtime): Promise<number> {
  const since = new Date(runtime.clock().getTime() - silenceMs);
  if (!(await isAnySilent(runtime.db, since))) return 0;
  return command(runtime, timer, async ({ tx }) => {
    const gone = await deleteSilent(tx, since);
    const people = new Map(gone.map((one) => [`${one.request_id} ${one.person_id}`, one]));
    for (const { request_id: requestId, person_id: id } of people.values()) {
      const left = statesOf(await listWindows(tx, requestId, since)).get(id);
      await announceLive(tx, { presence: { requestId, person: { id, name: '' }, state: left?.state ?? null } });
    }
    return gone.length;
  });
}
