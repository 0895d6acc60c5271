import { enter, findRequest, phaseAfter, type RequestRecord, writeRequest } from '#areas/requests/index.ts';
import { stopWaiting } from '#areas/requests/stop-waiting.ts';
import type { AnyActor } from '#platform/principal.ts';
import { type Case, stepOn, type World } from './world.ts';

const timer: AnyActor = { kind: 'timer', id: null, name: 'Timer', channel: 'timer' };

/** What the timer does to a postponed request when its moment comes, as `wakePostponed` writes it. */
export async function wakeAt(world: World, one: Case, at: number): Promise<void> {
  const { catalogue } = world.desk;
  await stepOn(world, one, timer, at, async (ctx) => {
    const row = (await findRequest(ctx.tx, ctx.actor, one.id)) as RequestRecord;
    const phase = phaseAfter(row, row.owner_id ? 'wake_owned' : 'wake_unowned');
    const written = await writeRequest(
      ctx.tx,
      row,
      { ...enter(catalogue, phase, row, ctx.now), ...(await stopWaiting(ctx.tx, row, ctx.now)), came_back_at: ctx.now },
      ctx.now,
    );
    ctx.record({ type: 'request.woken', requestId: row.id, data: { owner: row.owner_id } });
    return written;
  });
}
