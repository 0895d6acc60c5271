import type { Catalogue, CataloguePriority } from '#areas/catalog/index.ts';
import type { DeskReach } from '#contract/desk-reach.ts';
import type { Chain, EscalationState } from '#contract/escalation.ts';
import { foreseen } from './chain-calc.ts';
import type { ChainRow } from './chain-queries.ts';
import { type Chains, chainOf, usualEvents } from './chains-at.ts';
import type { StoredState } from './state-queries.ts';

/** A chain as it is edited, and whether the caller may; of a priority that has none, an empty one with the usual events. */
export function presentChain(
  priority: CataloguePriority,
  chain: ChainRow | undefined,
  running: number,
  reach: DeskReach,
): Chain {
  return {
    priority: { id: priority.id, name: priority.name },
    calendar: { id: priority.calendar.id, name: priority.calendar.name },
    inTimeFrameOnly: chain?.in_time_frame_only ?? true,
    events: chain?.events ?? usualEvents,
    levels: (chain?.levels ?? []).map(({ id: _, person: __, ...level }) => level),
    running,
    version: chain?.version ?? 0,
    reach,
  };
}

/** How a request's chain stands, with what its levels do and when they come if nothing happens. */
export function presentState(catalogue: Catalogue, chains: Chains, stored: StoredState | undefined): EscalationState {
  const nothing = { level: 0, dueAt: null, leftSeconds: null, because: null, since: null, calendar: null, levels: [] };
  if (!stored) return { state: 'none', ...nothing };
  const { chain, rules } = chainOf(chains, catalogue, stored.priorityId);
  if (chain.levels.length === 0 && stored.level === 0) return { state: 'none', ...nothing };
  const at = new Map(foreseen(rules, stored).map((one) => [one.level, one.at.toISOString()]));
  const calendar = catalogue.priorities.get(stored.priorityId)?.calendar;
  return {
    state:
      stored.level >= chain.levels.length ? 'done' : stored.dueAt ? 'running' : stored.stopped ? 'stopped' : 'held',
    level: stored.level,
    dueAt: stored.dueAt?.toISOString() ?? null,
    leftSeconds: stored.leftSeconds === null ? null : Math.round(stored.leftSeconds),
    because: stored.because,
    since: stored.changedAt.toISOString(),
    calendar: chain.in_time_frame_only && calendar ? { id: calendar.id, name: calendar.name } : null,
    levels: chain.levels.map((one, index) => ({
      level: index + 1,
      afterMinutes: one.afterMinutes,
      at: at.get(index + 1) ?? null,
      assignTo: one.assignTo,
      person: one.person,
      tellOwner: one.tellOwner,
      tellAdministrator: one.tellAdministrator,
      tellCustomer: one.tellCustomer,
      addresses: one.addresses.length,
    })),
  };
}
