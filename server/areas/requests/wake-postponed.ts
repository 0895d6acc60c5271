import { catalogueNow } from '#areas/catalog/index.ts';
import { command, type Runtime } from '#platform/command.ts';
import type { AnyActor } from '#platform/principal.ts';
import { phaseAfter } from './lock-for-change.ts';
import { enter } from './phase-columns.ts';
import { lockPostponedDue, writeRequest } from './request-queries.ts';
import { stopWaiting } from './stop-waiting.ts';

const timer: AnyActor = { kind: 'timer', id: null, name: 'Timer', channel: 'timer' };
const batch = 50;

/**
 * Wakes postponed requests whose moment has come (T10): to their owner, or to the queue. Asked again under lock, so two
 * nodes never wake one twice, and one that was due while everything was down wakes at the next look. Gives how many.
 */
export async function wakePostponed(runtime: Runtime): Promise<number> {
  const catalogue = await catalogueNow(runtime.db);
  return command(runtime, timer, async (ctx) => {
    const due = await lockPostponedDue(ctx.tx, ctx.now, batch);
    for (const row of due) {
      const phase = phaseAfter(row, row.owner_id ? 'wake_owned' : 'wake_unowned');
      await writeRequest(
        ctx.tx,
        row,
        {
          ...enter(catalogue, phase, row, ctx.now),
          ...(await stopWaiting(ctx.tx, row, ctx.now)),
          came_back_at: row.owner_id ? ctx.now : null,
        },
        ctx.now,
      );
      ctx.record({ type: 'request.woken', requestId: row.id, data: { owner: row.owner_id } });
    }
    return due.length;
  });
}
