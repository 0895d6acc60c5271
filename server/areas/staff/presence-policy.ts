import type { PresenceState } from '#contract/room.ts';

/** What the question "is this person here" looks at. */
export type PresenceFacts = {
  state: PresenceState | null;
  set_by: string | null;
  until_at: Date | null;
  absence: object | null;
};

/** States in which work is handed to a person: at the desk, free or busy with something. */
export const handedWork: readonly PresenceState[] = ['available', 'busy'];

/** How a person counts at a moment: the absence overrides the state (§3.10); one never set counts as offline here. */
export function isPresent(facts: PresenceFacts): boolean {
  return facts.absence === null && facts.state !== null && handedWork.includes(facts.state);
}

/**
 * Why a person may not pull now: the state, or `absent`; null when they may. Pulling after the time a break was to last is
 * being back. Whoever never was in the web client works through the API, and somebody who works with a key is not gone
 * because no browser is open.
 */
export function whyNotPulling(facts: PresenceFacts, channel: string, now: Date): PresenceState | 'absent' | null {
  if (facts.absence) return 'absent';
  const { state } = facts;
  if (state === null || handedWork.includes(state)) return null;
  if (state === 'offline') return channel === 'api' && facts.set_by !== 'self' ? null : state;
  return facts.until_at && facts.until_at <= now ? null : state;
}
