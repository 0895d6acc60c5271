import './request-events.ts';
import { type Actor, command, type Runtime } from '#platform/command.ts';
import { isAnyReleased, takeReleased } from './held-queries.ts';

const timer: Actor = { kind: 'timer', id: null, name: 'Linja', channel: 'timer' };
const batch = 50;

/**
 * Lets replies leave that have waited their seconds, whoever closed which tab meanwhile; a node that was down lets them
 * leave when it comes back. Gives how many.
 */
export async function releaseHeld(runtime: Runtime): Promise<number> {
  if (!(await isAnyReleased(runtime.db, runtime.clock()))) return 0;
  return command(runtime, timer, async (ctx) => {
    const left = await takeReleased(ctx.tx, ctx.now, batch);
    for (const { id, request_id, kind } of left) {
      ctx.record({ type: 'message.released', requestId: request_id, data: { messageId: id, kind } });
    }
    return left.length;
  });
}
