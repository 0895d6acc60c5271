import type { Condition } from '#contract/rules.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict } from '#platform/errors.ts';
import { readConditions } from './read-conditions.ts';
import { listUnknownIds } from './rule-queries.ts';

/**
 * Conditions of a rule about to be saved. Throws `invalid_body` at a pattern that cannot be used, `reference_unknown` for
 * a category, problem code, customer or organisation that is not there.
 */
export async function checkedConditions(ctx: Ctx, conditions: readonly Condition[]): Promise<Condition[]> {
  const kept = readConditions(conditions);
  const ids = kept.flatMap((condition) => (naming.has(condition.on) && 'anyOf' in condition ? condition.anyOf : []));
  const unknown = await listUnknownIds(ctx.tx, [...new Set<string>(ids)]);
  if (unknown.length > 0) throw conflict('reference_unknown', 'A condition names something that is not there.');
  return kept;
}

const naming: ReadonlySet<Condition['on']> = new Set([
  'customer',
  'organisation',
  'category',
  'form_choice',
  'problem_code',
]);
