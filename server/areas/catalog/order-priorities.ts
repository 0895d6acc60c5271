import './catalog-events.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict } from '#platform/errors.ts';
import { lockPriorities, updatePriority } from './priority-queries.ts';

/**
 * Puts the priorities in this order, the first the most urgent, all or none. Only those that move are written; deadlines
 * already given stay. Throws `request_changed` when the priorities are no longer these. The caller has asked
 * `setting.edit`.
 */
export async function orderPriorities(ctx: Ctx, ids: readonly string[]): Promise<void> {
  const rankOf = new Map((await lockPriorities(ctx.tx)).map((priority) => [priority.id, priority.rank]));
  if (new Set(ids).size !== ids.length || ids.length !== rankOf.size || ids.some((id) => !rankOf.has(id))) {
    throw conflict('request_changed', 'Priorities were added since you read them. Look again and move it then.');
  }
  const moved = ids.map((id, at) => ({ id, rank: at + 1 })).filter(({ id, rank }) => rankOf.get(id) !== rank);
  for (const { id, rank } of moved) await updatePriority(ctx.tx, id, { rank }, ctx.now);
  if (moved.length > 0) ctx.record({ type: 'priorities.reordered', data: { priorities: moved.length } });
}
