/** What an event does to a chain (§3.2). */
export type Reaction = 'none' | 'stop' | 'continue' | 'restart';

/** The clock a chain counts by: the hours of a calendar, or every hour. Seconds are physical ones. */
export type ChainClock = {
  /** The moment after so many seconds of this clock; null when there never are so many. */
  add: (from: Date, seconds: number) => Date | null;
  between: (from: Date, to: Date) => number;
  isOpen: (at: Date) => boolean;
  nextOpen: (at: Date) => Date | null;
};

/** `waits`: seconds before each level, counted from the level before (R11.3), the first from the start. */
export type ChainRules = { waits: readonly number[]; clock: ChainClock };

/**
 * Where a chain stands. `level` is the last one carried out. While it runs it has `dueAt`; standing still, because an
 * event stopped it or because its request is held (waiting, closed …), `leftSeconds`; with nothing left to come neither.
 */
export type ChainState = {
  level: number;
  stopped: boolean;
  held: boolean;
  dueAt: Date | null;
  leftSeconds: number | null;
};

/** A level whose moment has come. `late`: the desk was down at its moment. */
export type Reached = { level: number; dueAt: Date; late: boolean };

/** A tick comes a moment after what it looks for; later than this the desk was not running. */
const onTimeMs = 60_000;

/** The chain of a request that has just been registered. */
export function begun(rules: ChainRules, reaction: Reaction, held: boolean, at: Date): ChainState {
  const runs = reaction === 'restart' || reaction === 'continue';
  return settled(rules, { level: 0, stopped: !runs, held, dueAt: null, leftSeconds: waitOf(rules, 0) }, at);
}

/** What is left until the next level, in seconds of the chain's clock; null when there is no further one. */
export function leftAt(rules: ChainRules, state: ChainState, at: Date): number | null {
  if (state.dueAt) return Math.max(0, rules.clock.between(at, state.dueAt));
  return state.leftSeconds ?? waitOf(rules, state.level);
}

/**
 * An event of the chain: `stop` keeps what is left, `continue` resumes at the same level with it, `restart` goes back to
 * the beginning. What has stopped stays so until it is told to go on.
 */
export function reacted(rules: ChainRules, state: ChainState, reaction: Reaction, at: Date): ChainState {
  switch (reaction) {
    case 'none':
      return state;
    case 'stop':
      return state.stopped ? state : settled(rules, { ...state, ...standing(rules, state, at), stopped: true }, at);
    case 'continue':
      return state.stopped ? settled(rules, { ...state, stopped: false }, at) : state;
    case 'restart':
      return settled(
        rules,
        { level: 0, stopped: false, held: state.held, dueAt: null, leftSeconds: waitOf(rules, 0) },
        at,
      );
  }
}

/** The request is held, or held no longer: its clock stands still meanwhile, whatever the chain's events say. */
export function heldOr(rules: ChainRules, state: ChainState, held: boolean, at: Date): ChainState {
  if (held === state.held) return state;
  return settled(rules, { ...state, ...(held ? standing(rules, state, at) : {}), held }, at);
}

/**
 * The request got another priority: the event is that of the new one, and of the old chain only the level is kept; the
 * times are those of the new chain. With `none` a level that is under way still comes at its moment.
 */
export function changedTo(rules: ChainRules, state: ChainState, reaction: Reaction, at: Date): ChainState {
  const left = waitOf(rules, state.level);
  const fresh = { ...state, dueAt: null, leftSeconds: left };
  switch (reaction) {
    case 'none':
      return state.dueAt && left !== null
        ? state
        : settled(rules, { ...fresh, stopped: state.stopped || !state.held }, at);
    case 'stop':
      return settled(rules, { ...fresh, stopped: true }, at);
    case 'continue':
      return settled(rules, { ...fresh, stopped: false }, at);
    case 'restart':
      return reacted(rules, fresh, 'restart', at);
  }
}

/**
 * The level whose moment has come by `now`, if one has, and the chain after it. The next wait counts from that moment;
 * when the desk was down, from now, so that after any downtime the levels still come one after the other, each with its
 * time, and never all at once. One that is late waits for the opening where the chain counts in opening hours.
 */
export function advanced(
  rules: ChainRules,
  state: ChainState,
  now: Date,
): { state: ChainState; reached: Reached | null } {
  const { dueAt } = state;
  if (!dueAt || dueAt > now) return { state, reached: null };
  const late = now.getTime() - dueAt.getTime() > onTimeMs;
  if (late && !rules.clock.isOpen(now)) {
    return { state: { ...state, dueAt: rules.clock.nextOpen(now) }, reached: null };
  }
  const level = state.level + 1;
  const next = { ...state, level, dueAt: null, leftSeconds: waitOf(rules, level) };
  return { state: settled(rules, next, late ? now : dueAt), reached: { level, dueAt, late } };
}

/** The whole chain from here on if nothing happens any more: each level with its moment. */
export function foreseen(rules: ChainRules, state: ChainState): { level: number; at: Date }[] {
  const levels: { level: number; at: Date }[] = [];
  for (let one = state; one.dueAt && levels.length < rules.waits.length; ) {
    const step = advanced(rules, one, one.dueAt);
    if (step.reached) levels.push({ level: step.reached.level, at: step.reached.dueAt });
    one = step.state;
  }
  return levels;
}

const waitOf = (rules: ChainRules, level: number): number | null => rules.waits[level] ?? null;

const standing = (rules: ChainRules, state: ChainState, at: Date) => ({
  dueAt: null,
  leftSeconds: leftAt(rules, state, at),
});

/** Runs what may run and has something to come; what stands still keeps what is left. */
function settled(rules: ChainRules, state: ChainState, at: Date): ChainState {
  if (state.level >= rules.waits.length) return { ...state, dueAt: null, leftSeconds: null };
  if (state.stopped || state.held || state.dueAt) return state;
  const dueAt = rules.clock.add(at, state.leftSeconds ?? waitOf(rules, state.level) ?? 0);
  // A calendar that never opens again: nothing comes due, and what is left is not forgotten.
  return dueAt ? { ...state, dueAt, leftSeconds: null } : state;
}
