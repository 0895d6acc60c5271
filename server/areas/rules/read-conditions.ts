import { Condition } from '#contract/rules.ts';
import { InputProblem } from '#platform/http/problem.ts';
import { assertReadable } from './compile-rules.ts';
import { PatternFault } from './parse-pattern.ts';

/**
 * Conditions as they are kept: of the shapes there are, what is listed twice once. Throws `invalid_body` at a pattern that
 * cannot be read in linear time or at all, and a `ZodError` for what is no condition.
 */
export function readConditions(given: unknown): Condition[] {
  return Condition.array()
    .max(20)
    .parse(given)
    .map((condition, at) => {
      try {
        assertReadable(condition);
      } catch (error) {
        if (!(error instanceof PatternFault)) throw error;
        const path = `conditions.${at}.pattern`;
        throw new InputProblem('invalid_body', error.message, [{ path, message: error.message }]);
      }
      if (!('anyOf' in condition)) return condition;
      return { ...condition, anyOf: [...new Set<string>(condition.anyOf)] } as Condition;
    });
}
