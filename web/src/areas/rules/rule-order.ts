import type { Rule } from '#contract/rules.ts';

/** Where the customer's own choice in a form stands among the rules. */
export const choice = 'choice';

/** The ids of the rules in their order, with the customer's choice in its place (R6.1). */
export function orderOf(rules: readonly Rule[]): string[] {
  const before = rules.filter((rule) => rule.beatsChoice).map((rule) => rule.id);
  return [...before, choice, ...rules.filter((rule) => !rule.beatsChoice).map((rule) => rule.id)];
}

/** What the server is told. */
export const bodyOfOrder = (order: readonly string[]) => ({
  ids: order.filter((id) => id !== choice),
  beatChoice: Math.max(0, order.indexOf(choice)),
});
