import './catalog-events.ts';
import { assertVersionSeen, changedColumns } from '#areas/settings/index.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict, notFound } from '#platform/errors.ts';
import { budgetColumns } from './budget-columns.ts';
import type { PriorityInput } from './create-priority.ts';
import { clearDefaultPriority, lockPriorities, type PriorityColumns, updatePriority } from './priority-queries.ts';

/**
 * Changes a priority. One stays the default, always: making another the default moves it, taking it away or retiring
 * the default is refused (`default_needed`). Deadlines already given stay. The caller has asked `setting.edit`.
 */
export async function editPriority(
  ctx: Ctx,
  id: string,
  input: Partial<PriorityInput> & { version?: number | undefined },
): Promise<void> {
  const { tx, now } = ctx;
  const priority = (await lockPriorities(tx)).find((row) => row.id === id);
  if (!priority) throw notFound('priority');
  assertVersionSeen(priority, input.version);
  const changes = changedColumns<PriorityColumns>(priority, {
    name: input.name,
    rank: input.rank,
    ...budgetColumns(input),
    calendar_id: input.calendarId,
    is_default: input.isDefault,
    active: input.active,
  });
  const next = { ...priority, ...changes };
  if ((priority.is_default && !next.is_default) || (next.is_default && !next.active)) {
    throw conflict('default_needed', 'One active priority must be the default. Make another the default first.');
  }
  const fields = Object.keys(changes);
  if (fields.length === 0) return;
  if (changes.is_default) await clearDefaultPriority(tx, id, now);
  await updatePriority(tx, id, changes, now);
  ctx.record({ type: 'priority.edited', data: { priorityId: id, fields } });
}
