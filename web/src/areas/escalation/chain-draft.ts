import type { Chain, ChainBody, ChainLevel } from '#contract/escalation.ts';

/** The events in the order they are told, the first one aside: it begins the chain. */
export const laterEvents = ['read', 'owner_changed', 'new_info', 'priority_changed', 'closed'] as const;

/** Fields of a chain; of a priority that has none yet, those the server proposes. */
export const chainDraft = (chain: Chain | undefined): ChainBody => ({
  inTimeFrameOnly: chain?.inTimeFrameOnly ?? true,
  events: chain?.events ?? ({} as ChainBody['events']),
  levels: chain?.levels ?? [],
});

/** A further level: the first tells the agent, later ones who answers for the category. */
export const newLevel = (levels: readonly ChainLevel[]): ChainLevel => ({
  afterMinutes: levels.at(-1)?.afterMinutes ?? 60,
  assignTo: 'nobody',
  personId: null,
  tellOwner: levels.length === 0,
  tellAdministrator: levels.length > 0,
  tellCustomer: false,
  customerTextId: null,
  addresses: [],
  addressTextId: null,
});

/** The levels with one of them changed, or, without a change, taken out. */
export const withLevel = (
  levels: readonly ChainLevel[],
  at: number,
  change: Partial<ChainLevel> | null,
): ChainLevel[] => levels.flatMap((one, index) => (index !== at ? [one] : change ? [{ ...one, ...change }] : []));
