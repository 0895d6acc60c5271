import { catalogueNow } from '#areas/catalog/index.ts';
import { assignRequest, lockRequest } from '#areas/requests/index.ts';
import { command, type Runtime } from '#platform/command.ts';
import type { AnyActor } from '#platform/principal.ts';
import { listHeldByGone } from './left-behind-queries.ts';

const timer: AnyActor = { kind: 'timer', id: null, name: 'Timer', channel: 'timer' };

/**
 * Puts back into the queue what people pulled and took offline with them, after the minutes their centre gives them
 * (R13.5). The deadline stays the one it had (R15.3). Asked again under the lock. Gives how many.
 */
export async function returnHeld(runtime: Runtime): Promise<number> {
  const found = await listHeldByGone(runtime.db, runtime.clock());
  if (found.length === 0) return 0;
  const catalogue = await catalogueNow(runtime.db);
  let returned = 0;
  for (const id of found) {
    returned += await command(runtime, timer, async (ctx) => {
      const row = await lockRequest(ctx.tx, ctx.actor, id);
      if (!row || (await listHeldByGone(ctx.tx, ctx.now, id)).length === 0) return 0;
      await assignRequest(ctx, catalogue, id, { ownerId: null });
      return 1;
    });
  }
  return returned;
}
