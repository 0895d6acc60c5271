/** Chance that comes out the same for the same seed, so that an example can be made again. */
export type Seeded = {
  /** 0 up to, not including, 1. */
  next: () => number;
  /** A whole number from `low` to `high`, both included. */
  between: (low: number, high: number) => number;
  chance: (likelihood: number) => boolean;
  pick: <T>(list: readonly T[]) => T;
  /** By weight, which need not add up to anything. */
  weighted: <T>(choices: readonly (readonly [T, number])[]) => T;
};

/** A generator of 32 bits of state (mulberry32); good enough to vary texts, useless for secrets. */
export function seeded(seed: number): Seeded {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between,
    chance: (likelihood) => next() < likelihood,
    pick: (list) => list[Math.floor(next() * list.length)] as never,
    weighted: (choices) => {
      let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [choice, weight] of choices) {
        left -= weight;
        if (left < 0) return choice;
      }
      return (choices.at(-1) as (typeof choices)[number])[0];
    },
  };
}
