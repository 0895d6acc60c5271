import './notification-events.ts';
import { type Actor, command, type Runtime } from '#platform/command.ts';
import { takeDeadlineNotices } from './deadline-notice-queries.ts';

const timer: Actor = { kind: 'timer', id: null, name: 'Timer', channel: 'timer' };
/** What came due while the desk was off is looked through anew for each batch. */
const batch = 500;

/** Records, once for each deadline, that it comes near and that it has passed. Gives how many. */
export async function tellOfDeadlines(runtime: Runtime): Promise<number> {
  return command(runtime, timer, async (ctx) => {
    const due = await takeDeadlineNotices(ctx.tx, ctx.now, batch);
    for (const { request_id, kind, deadline_at } of due) {
      ctx.record({ type: `request.${kind}`, requestId: request_id, data: { deadlineAt: deadline_at.toISOString() } });
    }
    return due.length;
  });
}
