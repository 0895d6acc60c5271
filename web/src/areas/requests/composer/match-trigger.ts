import type { Mode } from './composer-draft.ts';
import type { Trigger } from './trigger.ts';

/** Longest word typed after the characters of a trigger that still asks for offers. */
const longest = 40;

/**
 * The trigger that stands directly before the caret, with what was typed behind it and how many characters both take.
 * Its characters count only at the start of a word, so that an address or `std::string` opens nothing.
 */
export function matchTrigger(
  before: string,
  triggers: readonly Trigger[],
  mode: Mode,
): { trigger: Trigger; typed: string; length: number } | null {
  let best: { trigger: Trigger; typed: string; length: number } | null = null;
  for (const trigger of triggers) {
    if (!trigger.modes.includes(mode)) continue;
    const at = before.lastIndexOf(trigger.chars);
    if (at < 0 || (at > 0 && !/[\s(«„“"'[]/.test(before[at - 1] ?? ''))) continue;
    const typed = before.slice(at + trigger.chars.length);
    // One blank may stand inside (first and last name); after two words nobody is choosing any more.
    if (typed.length > longest || /^\s|\s{2}|\s\S+\s|[\n\ufffc]/.test(typed)) continue;
    const length = before.length - at;
    if (!best || length < best.length) best = { trigger, typed, length };
  }
  return best;
}
