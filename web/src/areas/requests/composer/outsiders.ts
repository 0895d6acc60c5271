import type { TimelineEntry } from '#contract/requests.ts';

const key = (address: string) => address.trim().toLowerCase();

/** Those of the addresses that took no part in the conversation so far and are not the customer's. */
export function outsiders(
  addresses: readonly string[],
  known: { proposed: readonly string[]; customer: readonly string[]; entries: readonly TimelineEntry[] },
): string[] {
  const written = known.entries.flatMap((entry) =>
    entry.type === 'message' ? entry.recipients.map((one) => one.address) : [],
  );
  const inside = new Set([...known.proposed, ...known.customer, ...written].map(key));
  return [...new Set(addresses)].filter((address) => !inside.has(key(address)));
}
