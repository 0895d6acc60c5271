import { catalogueAt } from '#areas/catalog/index.ts';
import { libraryAt } from '#areas/writing/index.ts';
import { command, type Runtime } from '#platform/command.ts';
import type { AnyActor } from '#platform/principal.ts';
import { settingsVersion } from '#platform/snapshot.ts';
import { chainsAt } from './chains-at.ts';
import { followRequest } from './follow-request.ts';
import { listDue, putOff } from './state-queries.ts';

// Named as the product: people read it beside what was written to the customer.
const escalation: AnyActor = { kind: 'rule', id: null, name: 'Linja', channel: 'timer' };
const batch = 50;
const putOffMs = 60_000;

/**
 * Lets the chains follow what happened and carries out the levels that are due, each request in a command of its own: of
 * several nodes one does it, and what one request cannot do keeps no other from its turn. Gives how many were dealt with.
 */
export async function escalateDue(runtime: Runtime): Promise<number> {
  const due = await listDue(runtime.db, runtime.clock(), batch);
  if (due.length === 0) return 0;
  const version = await settingsVersion(runtime.db);
  const [catalogue, chains, { modules }] = await Promise.all([
    catalogueAt(runtime.db, version),
    chainsAt(runtime.db, version),
    libraryAt(runtime.db, version),
  ]);
  let followed = 0;
  for (const requestId of due) {
    try {
      const place = { catalogue, chains, modules, version };
      if (await command(runtime, escalation, (ctx) => followRequest(ctx, place, requestId))) followed += 1;
    } catch (error) {
      runtime.log.error({ err: error, requestId }, 'escalation of a request failed; it is tried again in a minute');
      await command(runtime, escalation, (ctx) => putOff(ctx.tx, requestId, new Date(ctx.now.getTime() + putOffMs)));
    }
  }
  return followed;
}
