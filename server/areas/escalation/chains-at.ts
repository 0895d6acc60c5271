import type { Catalogue, CataloguePriority } from '#areas/catalog/index.ts';
import type { ChainBody } from '#contract/escalation.ts';
import type { Db } from '#platform/db.ts';
import { createSnapshot } from '#platform/snapshot.ts';
import type { ChainRules } from './chain-calc.ts';
import { aroundTheClock, openingHours } from './chain-clock.ts';
import { type ChainRow, listChains } from './chain-queries.ts';

/** The chains that have levels, by priority, as one immutable snapshot. */
export type Chains = ReadonlyMap<string, ChainRow>;

/** The chains at this count of settings changes: most desks have none, and then no event of a request costs anything. */
export const chainsAt = createSnapshot(
  async (db: Db): Promise<Chains> =>
    new Map((await listChains(db)).filter((one) => one.levels.length > 0).map((one) => [one.priority_id, one])),
);

/** What the events of a chain do until somebody says otherwise. */
export const usualEvents: ChainBody['events'] = {
  new_request: 'restart',
  read: 'none',
  owner_changed: 'none',
  new_info: 'continue',
  closed: 'stop',
  priority_changed: 'continue',
};

type Written = {
  in_time_frame_only: boolean;
  events: ChainBody['events'];
  levels: readonly { afterMinutes: number }[];
};

/** The rules a chain runs by: its waits, counted in the hours of the priority's calendar or around the clock. */
export function rulesOf(chain: Written, priority: CataloguePriority | undefined): ChainRules {
  const clock = chain.in_time_frame_only && priority ? openingHours(priority.calendar.rules) : aroundTheClock;
  return { waits: chain.levels.map((one) => one.afterMinutes * 60), clock };
}

/** The chain of a priority with its rules. A priority without one does nothing. */
export function chainOf(
  chains: Chains,
  catalogue: Catalogue,
  priorityId: string,
): { chain: ChainRow; rules: ChainRules } {
  const chain = chains.get(priorityId) ?? none(priorityId);
  return { chain, rules: rulesOf(chain, catalogue.priorities.get(priorityId)) };
}

const none = (priorityId: string): ChainRow => ({
  priority_id: priorityId,
  in_time_frame_only: false,
  events: {
    new_request: 'none',
    read: 'none',
    owner_changed: 'none',
    new_info: 'none',
    closed: 'stop',
    priority_changed: 'stop',
  },
  levels: [],
  version: 0,
});
