import { mayNotOwn } from '#areas/requests/index.ts';
import { assertVersionSeen } from '#areas/settings/index.ts';
import { assertReachesDesk } from '#areas/staff/index.ts';
import type { ChainBody, ChainLevel } from '#contract/escalation.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict, notFound } from '#platform/errors.ts';
import './escalation-events.ts';
import { type ChainRow, listChains, lockPriorityOfChain, writeChainRow, writeLevelRows } from './chain-queries.ts';
import { findTarget } from './target-queries.ts';

/**
 * Writes the chain of a priority (§2.6). A level under way keeps its moment. Throws `request_changed` when somebody wrote
 * it meanwhile, `person_inactive` for somebody who has left, `may_not_own`, `other_centres`. The caller has asked `procedure.edit`.
 */
export async function writeChain(
  ctx: Ctx,
  priorityId: string,
  input: ChainBody & { version?: number | undefined },
): Promise<void> {
  await assertReachesDesk(ctx.tx, ctx.actor);
  if (!(await lockPriorityOfChain(ctx.tx, priorityId))) throw notFound('priority');
  const [known] = await listChains(ctx.tx, priorityId);
  const version = known?.version ?? 0;
  assertVersionSeen({ version }, input.version);
  const levels = input.levels.map(whole);
  for (const level of levels) {
    const target = level.personId ? await findTarget(ctx.tx, level.personId, ctx.now) : undefined;
    if (level.personId && !target) throw conflict('reference_unknown', 'There is no such person.');
    if (target && !target.active) throw conflict('person_inactive', `${target.name} is no longer active.`);
    if (target && !target.mayOwn) throw mayNotOwn(target.name);
  }
  if (known && sameChain(known, { ...input, levels })) return;
  await writeChainRow(ctx.tx, priorityId, input, version + 1, ctx.now);
  await writeLevelRows(ctx.tx, priorityId, levels, ctx.now);
  ctx.record({ type: 'escalation_chain.edited', data: { priorityId, levels: levels.length } });
}

/** A level without what it does not use: a person it does not go to, a text nobody gets. */
function whole(level: ChainLevel): ChainLevel {
  return {
    ...level,
    personId: level.assignTo === 'person' ? level.personId : null,
    assignTo: level.assignTo === 'person' && !level.personId ? 'nobody' : level.assignTo,
    customerTextId: level.tellCustomer ? level.customerTextId : null,
    addressTextId: level.addresses.length > 0 ? level.addressTextId : null,
  };
}

const sameChain = (known: ChainRow, wanted: ChainBody): boolean =>
  JSON.stringify(comparable(known.in_time_frame_only, known.events, known.levels)) ===
  JSON.stringify(comparable(wanted.inTimeFrameOnly, wanted.events, wanted.levels));

const comparable = (hours: boolean, events: ChainBody['events'], levels: readonly ChainLevel[]) => [
  hours,
  Object.entries(events).sort(),
  levels.map((one) => [
    one.afterMinutes,
    one.assignTo,
    one.personId,
    one.tellOwner,
    one.tellAdministrator,
    one.tellCustomer,
    one.customerTextId,
    one.addresses,
    one.addressTextId,
  ]),
];
