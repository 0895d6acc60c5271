import type { Catalogue } from '#areas/catalog/index.ts';
import type { BulkRun } from '#contract/bulk.ts';
import type { CountedRun } from './bulk-run-queries.ts';
import { undoable } from './carry-out.ts';

export function presentRun(row: CountedRun, catalogue: Catalogue): BulkRun {
  const over = row.state === 'done' || row.state === 'stopped';
  return {
    id: row.id,
    action: row.action as BulkRun['action'],
    person: { id: row.person_id, name: row.person_name },
    about: aboutOf(row, catalogue),
    state: row.state as BulkRun['state'],
    total: row.total,
    waiting: row.waiting,
    done: row.done,
    refused: row.refused,
    failed: row.failed,
    undone: row.undone,
    undoOf: row.undo_of,
    mayUndo: over && undoable[row.action] !== undefined && row.undoable > 0,
    createdAt: row.created_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  };
}

/** The name of what was chosen, as it is called now. */
function aboutOf(row: CountedRun, catalogue: Catalogue): string | null {
  const input = row.input as Partial<Record<'categoryId' | 'priorityId' | 'statusId', string>>;
  if (row.owner_name) return row.owner_name;
  if (input.priorityId) return catalogue.priorities.get(input.priorityId)?.name ?? null;
  if (input.statusId) return catalogue.statuses.get(input.statusId)?.name ?? null;
  return input.categoryId ? (catalogue.categories.get(input.categoryId)?.path ?? null) : null;
}
