import type { Rule } from '#contract/rules.ts';

/** Where the customer's own choice in a form stands among the rules. */
export const choice = 'choice';

/** The ids of the rules in their order, with the customer's choice in its place (R6.1). */
export function orderOf(rules: readonly Rule[]): string[] {
  const before = rules.filter((rule) => rule.beatsChoice).map((rule) => rule.id);
  return [...before, choice, ...rules.filter((rule) => !rule.beatsChoice).map((rule) => rule.id)];
}

/** The same order with one place moved; what lies beyond the ends stays. */
export function moved(order: readonly string[], from: number, to: number): string[] {
  const [one] = order.slice(from, from + 1);
  if (one === undefined || to < 0 || to >= order.length) return [...order];
  return order.toSpliced(from, 1).toSpliced(to, 0, one);
}

/** What the server is told. */
export const bodyOfOrder = (order: readonly string[]) => ({
  ids: order.filter((id) => id !== choice),
  beatChoice: Math.max(0, order.indexOf(choice)),
});
