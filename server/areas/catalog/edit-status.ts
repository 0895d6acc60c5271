import './catalog-events.ts';
import { assertVersionSeen, changedColumns } from '#areas/settings/index.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict, notFound } from '#platform/errors.ts';
import type { StatusInput } from './create-status.ts';
import { clearDefaultStatus, lockStatuses, type StatusColumns, statusIsUsed, updateStatus } from './status-queries.ts';
import { assertStatusHolds } from './status-rules.ts';

/**
 * Changes a status. Each phase keeps one active default (`default_needed`); a status that requests have stays in its
 * phase (`in_use`), as their phase and status would part. Throws what `assertStatusHolds` does. The caller has asked
 * `setting.edit`.
 */
export async function editStatus(
  ctx: Ctx,
  id: string,
  input: Partial<StatusInput> & { version?: number | undefined },
): Promise<void> {
  const { tx, now } = ctx;
  const status = (await lockStatuses(tx)).find((row) => row.id === id);
  if (!status) throw notFound('status');
  assertVersionSeen(status, input.version);
  const changes = changedColumns<StatusColumns>(status, {
    name: input.name,
    phase: input.phase,
    is_default: input.isDefault,
    is_queue: input.isQueue,
    new_request_on_reply: input.newRequestOnReply,
    track_time_as: input.trackTimeAs,
    rank: input.rank,
    active: input.active,
  });
  const next = { ...status, ...changes };
  if (status.is_default && (!next.is_default || changes.phase)) {
    throw conflict(
      'default_needed',
      `The phase "${status.phase}" needs a default. Make another status its default first.`,
    );
  }
  assertStatusHolds(next);
  if (changes.phase && (await statusIsUsed(tx, id))) {
    throw conflict('in_use', 'Requests have this status, so it stays in its phase. Add another status instead.', {
      by: 'requests',
    });
  }
  const fields = Object.keys(changes);
  if (fields.length === 0) return;
  if (changes.is_default) await clearDefaultStatus(tx, next.phase, id, now);
  await updateStatus(tx, id, changes, now);
  ctx.record({ type: 'status.edited', data: { statusId: id, fields } });
}
