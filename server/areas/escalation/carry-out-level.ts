import type { Catalogue } from '#areas/catalog/index.ts';
import type { RequestRecord } from '#areas/requests/index.ts';
import type { TextModuleRow } from '#areas/writing/index.ts';
import type { ChainLevel } from '#contract/escalation.ts';
import type { Ctx } from '#platform/command.ts';
import type { AnyActor } from '#platform/principal.ts';
import { assignByLevel, present } from './assign-by-level.ts';
import type { Reached } from './chain-calc.ts';
import './escalation-events.ts';
import type { Deed } from './escalation-events.ts';
import { listAnswerable } from './target-queries.ts';
import { tellAddresses } from './tell-addresses.ts';
import { tellCustomer } from './tell-customer.ts';

/** What carrying out a level needs beside the request: settings as snapshots, and how they are counted. */
export type ChainPlace = { catalogue: Catalogue; modules: readonly TextModuleRow[]; version: number };

/**
 * Does what a level says, in its order: gives the request on, then tells the customer, its (new) owner, who answers for it,
 * and the addresses. All in the transaction that moves the chain on, so that a level is carried out once or not at all.
 * People are told by the notifications, as they chose. What could not be done is told in the timeline with its reason.
 */
export async function carryOutLevel(
  ctx: Ctx<AnyActor>,
  { catalogue, modules, version }: ChainPlace,
  request: RequestRecord,
  level: ChainLevel,
  reached: Reached & { levels: number },
): Promise<void> {
  const deeds: Deed[] = await assignByLevel(ctx, catalogue, request, level);
  const row = deeds.length > 0 ? await present(ctx, request) : request;
  if (level.tellCustomer) deeds.push(await tellCustomer(ctx, catalogue, modules, row, level));
  const tell: string[] = [];
  if (level.tellOwner) {
    if (row.owner_id) tell.push(row.owner_id);
    deeds.push({ did: 'owner', ...(row.owner_id ? {} : { failed: 'nobody' as const }) });
  }
  if (level.tellAdministrator) {
    const answerable = await listAnswerable(ctx.tx, row, ctx.now);
    tell.push(...answerable.map((one) => one.id));
    const names = answerable.map((one) => one.name);
    deeds.push({ did: 'administrator', names, ...(names.length > 0 ? {} : { failed: 'nobody' as const }) });
  }
  deeds.push(...(await tellAddresses(ctx, catalogue, modules, row, level, reached, version)));
  ctx.record({
    type: 'escalation.level_reached',
    requestId: row.id,
    data: { level: reached.level, levels: reached.levels, late: reached.late, deeds, tell: [...new Set(tell)] },
  });
}
