import { type Actor, command, type Runtime } from '#platform/command.ts';
import { forgetActivity } from './note-activity.ts';
import { lockIdle } from './presence-queries.ts';
import { enterState } from './set-presence.ts';

const timer: Actor = { kind: 'timer', id: null, name: 'Timer', channel: 'timer' };
const batch = 100;

/** Lets people who have not acted for the time their centres bear be offline (§2.16, 2 h unless set). Gives how many. */
export async function endIdlePresence(runtime: Runtime): Promise<number> {
  return command(runtime, timer, async (ctx) => {
    const idle = await lockIdle(ctx.tx, ctx.now, batch);
    for (const row of idle) {
      await enterState(ctx, row.person_id, 'inactivity', { state: 'offline', note: null, until_at: null });
      forgetActivity(runtime, row.person_id);
    }
    return idle.length;
  });
}
