import type { Catalogue } from '#areas/catalog/index.ts';
import { usualEvents, writeChain } from '#areas/escalation/index.ts';
import type { ChainBody, ChainLevel } from '#contract/escalation.ts';
import type { Ctx } from '#platform/command.ts';

const quiet: ChainLevel = {
  afterMinutes: 60,
  assignTo: 'nobody',
  personId: null,
  tellOwner: false,
  tellAdministrator: false,
  tellCustomer: false,
  customerTextId: null,
  addresses: [],
  addressTextId: null,
};

/**
 * What a desk of this kind would let happen by itself: what is urgent comes back to its agent's mind, then to the
 * supervisors, then to the queue; what is not, later and more gently. Reading is enough to stop it.
 */
const chains: Pick<ChainBody, 'events' | 'levels'>[] = [
  {
    events: { ...usualEvents, read: 'stop', owner_changed: 'restart' },
    levels: [
      { ...quiet, afterMinutes: 60, tellOwner: true },
      { ...quiet, afterMinutes: 60, tellAdministrator: true },
      { ...quiet, afterMinutes: 120, assignTo: 'queue', tellAdministrator: true },
    ],
  },
  {
    events: { ...usualEvents, read: 'stop' },
    levels: [
      { ...quiet, afterMinutes: 240, tellOwner: true },
      { ...quiet, afterMinutes: 240, tellAdministrator: true },
    ],
  },
];

/** Writes the chains of the two most urgent priorities; the third escalates not at all. */
export async function layInChains(ctx: Ctx, catalogue: Catalogue): Promise<void> {
  const priorities = [...catalogue.priorities.values()].sort((a, b) => a.rank - b.rank);
  for (const [at, chain] of chains.entries()) {
    const priority = priorities[at];
    if (priority) await writeChain(ctx, priority.id, { inTimeFrameOnly: true, ...chain });
  }
}
