import './catalog-events.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import { budgetColumns } from './budget-columns.ts';
import { clearDefaultPriority, insertPriority, lockPriorities, priorityExists } from './priority-queries.ts';

export type PriorityInput = {
  name: string;
  rank: number;
  budgetMinutes: number | null;
  budgetBusinessDays?: number | null | undefined;
  calendarId: string;
  isDefault?: boolean | undefined;
  active?: boolean | undefined;
};

/**
 * Adds a priority; as the new default it takes that from the former one. Gives the id; an `id` known already is
 * answered and nothing written. Throws `default_needed` for a default that is not active, `reference_unknown`. The
 * caller has asked `setting.edit`.
 */
export async function createPriority(ctx: Ctx, input: PriorityInput & { id?: string | undefined }): Promise<string> {
  const { tx, now } = ctx;
  const id = input.id ?? newId(now);
  const others = await lockPriorities(tx);
  if (input.id && (await priorityExists(tx, input.id))) return input.id;
  const active = input.active ?? true;
  const is_default = input.isDefault ?? !others.some((other) => other.is_default);
  if (is_default && !active) throw conflict('default_needed', 'The default priority must be active.');
  if (is_default) await clearDefaultPriority(tx, id, now);
  const { name, rank, calendarId: calendar_id } = input;
  const budget = { budget_minutes: null, budget_business_days: null, ...budgetColumns(input) };
  await insertPriority(tx, id, { name, rank, ...budget, calendar_id, is_default, active }, now);
  ctx.record({ type: 'priority.created', data: { priorityId: id } });
  return id;
}
