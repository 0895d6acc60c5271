/** How often something may fail before it costs time. Seconds. `oneGoesAfter`: how long until one of them is forgotten. */
export type AttemptRule = { free: number; first: number; most: number; forgetAfter: number; oneGoesAfter?: number };
/** `failures` makes one wait and is forgotten in time; `inARow` counts without end, until something is right or replaced. */
export type AttemptState = { failures: number; inARow: number; lastAt: Date; blockedUntil: Date };

const day = 24 * 3600;

/** As many failures in a row a password or an authenticator app survives on one account (NIST SP 800-63B-4 §3.2.2). */
export const mostInARow = 100;

/**
 * What is counted (after OWASP's device cookies). An account is counted for devices that never signed in to it, and each
 * device that did by itself: who guesses from elsewhere slows only others like them, not the person at the own desk.
 * `code` is such a device at the second step, `proof` a session in which somebody shows that it is them.
 * Addresses are counted over all accounts, generously, as a whole office may share one; known devices are not asked.
 * `begun` counts, by address too, what costs us a row or a call to the provider before anybody can be right or wrong: it
 * goes on at ten a minute for ever, and a crowd in the morning is well below what is free.
 */
export const attemptRules = {
  account: { free: 5, first: 2, most: 900, forgetAfter: day },
  device: { free: 10, first: 2, most: 300, forgetAfter: day },
  code: { free: 10, first: 2, most: 300, forgetAfter: day },
  proof: { free: 10, first: 2, most: 300, forgetAfter: day },
  address: { free: 100, first: 1, most: 60, forgetAfter: 3600 },
  factor: { free: 5, first: 5, most: 900, forgetAfter: day },
  begun: { free: 300, first: 1, most: 60, forgetAfter: 3600, oneGoesAfter: 6 },
  reset: { free: 3, first: 60, most: 3600, forgetAfter: day },
} satisfies Record<string, AttemptRule>;
export type AttemptKind = keyof typeof attemptRules;

/** What counts guesses at a password, and at the codes of an authenticator app. */
export const passwordKinds = ['account', 'device'] as const satisfies AttemptKind[];
export const codeKinds = ['factor', 'code'] as const satisfies AttemptKind[];

/**
 * Seconds to wait before the next attempt; 0 when it may be made now. Never more than was given: a clock that goes back
 * must not make minutes into hours, or lock out who did nothing.
 */
export function secondsBlocked(state: AttemptState | null, now: Date): number {
  if (!state) return 0;
  const until = state.blockedUntil.getTime();
  return Math.max(0, Math.ceil(Math.min(until - now.getTime(), until - state.lastAt.getTime()) / 1000));
}

/**
 * The state after one more attempt, counted as failed until it proves good; each failure beyond the free ones doubles the
 * wait. `lasting`: it counts among those in a row as well.
 */
export function afterAttempt(rule: AttemptRule, state: AttemptState | null, now: Date, lasting = false): AttemptState {
  const forgotten = !state || now.getTime() - state.lastAt.getTime() > rule.forgetAfter * 1000;
  const gone =
    forgotten || !rule.oneGoesAfter ? 0 : (now.getTime() - state.lastAt.getTime()) / 1000 / rule.oneGoesAfter;
  const failures = forgotten ? 1 : Math.max(0, state.failures - Math.max(0, Math.floor(gone))) + 1;
  const beyond = failures - rule.free;
  const wait = beyond < 0 ? 0 : Math.min(rule.most, rule.first * 2 ** Math.min(beyond, 30));
  const inARow = (state?.inARow ?? 0) + (lasting ? 1 : 0);
  return { failures, inARow, lastAt: now, blockedUntil: new Date(now.getTime() + wait * 1000) };
}
