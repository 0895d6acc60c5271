import { InputProblem } from '#platform/http/problem.ts';

type BudgetInput = { budgetMinutes?: number | null | undefined; budgetBusinessDays?: number | null | undefined };
type BudgetColumns = { budget_minutes?: number | null; budget_business_days?: number | null };

/**
 * The two columns of a priority's budget: minutes or whole business days, never both; giving the one takes the other
 * away. Throws `invalid_body` when both are given.
 */
export function budgetColumns({ budgetMinutes, budgetBusinessDays }: BudgetInput): BudgetColumns {
  const [minutes, days] = [budgetMinutes ?? null, budgetBusinessDays ?? null];
  if (minutes !== null && days !== null) {
    const message = 'A priority counts either working minutes or business days.';
    throw new InputProblem('invalid_body', message, [{ path: 'budgetBusinessDays', message }]);
  }
  if (minutes !== null) return { budget_minutes: minutes, budget_business_days: null };
  if (days !== null) return { budget_minutes: null, budget_business_days: days };
  return {
    ...(budgetMinutes === undefined ? {} : { budget_minutes: null }),
    ...(budgetBusinessDays === undefined ? {} : { budget_business_days: null }),
  };
}
