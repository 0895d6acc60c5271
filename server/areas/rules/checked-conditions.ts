import type { Condition } from '#contract/rules.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict } from '#platform/errors.ts';
import { InputProblem } from '#platform/http/problem.ts';
import { assertReadable } from './compile-rules.ts';
import { PatternFault } from './parse-pattern.ts';
import { listUnknownIds } from './rule-queries.ts';

/**
 * Conditions as they are kept: what is listed twice once. Throws `invalid_body` at a pattern that cannot be read in
 * linear time or at all, `reference_unknown` for a category, customer or organisation that is not there.
 */
export async function checkedConditions(ctx: Ctx, conditions: readonly Condition[]): Promise<Condition[]> {
  const ids = new Set<string>();
  const kept = conditions.map((condition, at): Condition => {
    try {
      assertReadable(condition);
    } catch (error) {
      if (!(error instanceof PatternFault)) throw error;
      throw new InputProblem('invalid_body', error.message, [
        { path: `conditions.${at}.pattern`, message: error.message },
      ]);
    }
    if (!('anyOf' in condition)) return condition;
    if (naming.has(condition.on)) for (const id of condition.anyOf) ids.add(id);
    return { ...condition, anyOf: [...new Set<string>(condition.anyOf)] } as Condition;
  });
  const unknown = await listUnknownIds(ctx.tx, [...ids]);
  if (unknown.length > 0) throw conflict('reference_unknown', 'A condition names something that is not there.');
  return kept;
}

const naming: ReadonlySet<Condition['on']> = new Set(['customer', 'organisation', 'category', 'form_choice']);
