import { catalogueNow } from '#areas/catalog/index.ts';
import { assignAutomatically, lockRequest } from '#areas/requests/index.ts';
import { command, type Runtime } from '#platform/command.ts';
import type { AnyActor } from '#platform/principal.ts';
import { isLeftBehind, listLeftBehind } from './left-behind-queries.ts';

const timer: AnyActor = { kind: 'timer', id: null, name: 'Timer', channel: 'timer' };
const batch = 100;

/**
 * Gives open requests of people who are away for whole days, have left, or may no longer work, to somebody else, in the centres that want it
 * (§4.12, trap 41): by the rules of the category, else to the queue. One command for each, and asked again under its lock,
 * so that two nodes never move one twice. Gives how many.
 */
export async function redelegate(runtime: Runtime): Promise<number> {
  const catalogue = await catalogueNow(runtime.db);
  const centreIds = [...catalogue.centres.values()].filter((centre) => centre.redelegate).map((centre) => centre.id);
  if (centreIds.length === 0) return 0;
  const left = await listLeftBehind(runtime.db, { centreIds, now: runtime.clock(), limit: batch });
  let moved = 0;
  for (const { id } of left) {
    moved += await command(runtime, timer, async (ctx) => {
      const row = await lockRequest(ctx.tx, ctx.actor, id);
      const still = row && (await isLeftBehind(ctx.tx, { id, centreIds, now: ctx.now }));
      if (!row || !still) return 0;
      const because = still.gone ? 'owner_left' : 'owner_absent';
      await assignAutomatically(ctx, row, { notTo: row.owner_id, because, catalogue });
      return 1;
    });
  }
  return moved;
}
