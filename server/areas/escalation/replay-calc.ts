import type { ChainBody } from '#contract/escalation.ts';
import { advanced, begun, type ChainRules, type ChainState, heldOr, reacted } from './chain-calc.ts';
import { type FollowedEvent, meaningOf } from './follow-calc.ts';

/** Where a request's chain stands after its history, whose the request is, and the levels it came to on the way. */
export type Replay = { state: ChainState | null; ownerId: string | null; reached: { level: number; at: Date }[] };

/**
 * What a chain would have done to a request that went as it went: each level with its moment, the first time it was
 * reached, had the request had this priority all along. `history`: its events in order; `until`: up to when to look;
 * `ownerNow`: whose the request is.
 */
export function replayed(
  rules: ChainRules,
  events: ChainBody['events'],
  history: readonly FollowedEvent[],
  until: Date,
  ownerNow: string | null = null,
): Replay {
  const reached = new Map<number, Date>();
  let state: ChainState | null = null;
  const run = (to: Date) => {
    while (state?.dueAt && state.dueAt <= to) {
      const step = advanced(rules, state, state.dueAt);
      if (step.reached && !reached.has(step.reached.level)) reached.set(step.reached.level, step.reached.dueAt);
      state = step.state;
    }
  };
  const registeredAt = history[0]?.at ?? until;
  // Whom nobody gave it to has had it from the start.
  let ownerId = history.some((event) => meaningOf(event, null, registeredAt).own) ? null : ownerNow;
  for (const event of history) {
    run(event.at);
    const meaning = meaningOf(event, ownerId, registeredAt);
    if (meaning.own) ownerId = meaning.own.ownerId;
    if (meaning.begins) state ??= begun(rules, events.new_request, meaning.hold === true, event.at);
    if (!state) continue;
    if (meaning.hold) state = heldOr(rules, state, meaning.hold === true, event.at);
    if (meaning.reacts) state = reacted(rules, state, events[meaning.reacts], event.at);
  }
  run(until);
  return { state, ownerId, reached: [...reached].map(([level, at]) => ({ level, at })) };
}
