import './catalog-events.ts';
import type { Phase, TrackTimeAs } from '#contract/requests.ts';
import type { Ctx } from '#platform/command.ts';
import { newId } from '#platform/ids.ts';
import { clearDefaultStatus, insertStatus, lockStatuses, type StatusColumns, statusExists } from './status-queries.ts';
import { assertStatusHolds, trackOfPhase } from './status-rules.ts';

export type StatusInput = {
  name: string;
  phase: Phase;
  isDefault?: boolean | undefined;
  isQueue?: boolean | undefined;
  newRequestOnReply?: boolean | undefined;
  trackTimeAs?: TrackTimeAs | undefined;
  rank?: number | undefined;
  active?: boolean | undefined;
};

/**
 * Adds a status of a phase, last in the order unless a rank is given; as the phase's new default it takes that from the
 * former one. Gives the id; an `id` known already is answered and nothing written. Throws what `assertStatusHolds`
 * does. The caller has asked `setting.edit`.
 */
export async function createStatus(ctx: Ctx, input: StatusInput & { id?: string | undefined }): Promise<string> {
  const { tx, now } = ctx;
  const id = input.id ?? newId(now);
  const others = await lockStatuses(tx);
  if (input.id && (await statusExists(tx, input.id))) return input.id;
  const status: StatusColumns = {
    name: input.name,
    phase: input.phase,
    is_default: input.isDefault ?? !others.some((other) => other.is_default && other.phase === input.phase),
    is_queue: input.isQueue ?? false,
    new_request_on_reply: input.newRequestOnReply ?? false,
    track_time_as: input.trackTimeAs ?? trackOfPhase(input.phase),
    rank: input.rank ?? Math.min(999, Math.max(-1, ...others.map((other) => other.rank)) + 1),
    active: input.active ?? true,
  };
  assertStatusHolds(status);
  if (status.is_default) await clearDefaultStatus(tx, status.phase, id, now);
  await insertStatus(tx, id, status, now);
  ctx.record({ type: 'status.created', data: { statusId: id } });
  return id;
}
