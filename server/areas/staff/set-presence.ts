import type { PresenceState } from '#contract/room.ts';
import type { Actor, Ctx } from '#platform/command.ts';
import { invalid, notFound } from '#platform/errors.ts';
import type { Principal } from '#platform/principal.ts';
import { findRunningAbsence, updateAbsence } from './absence-queries.ts';
import { assertMayAttend } from './attendance-reach.ts';
import { personExists } from './person-queries.ts';
import { lockPresence, type PresenceCause, type PresenceRow, writePresence } from './presence-queries.ts';

export type PresenceInput = {
  state: PresenceState;
  note?: string | null | undefined;
  untilAt?: string | null | undefined;
  endAbsence?: boolean | undefined;
};

/**
 * Sets a presence: one's own, or that of somebody of one's centres (§3.10). With `endAbsence` the absence that covers
 * this moment ends now. Throws `moment_passed` for an `untilAt` that is over, `forbidden`, `not_found`.
 */
export async function setPresence(ctx: Ctx<Principal>, personId: string, input: PresenceInput): Promise<void> {
  const { tx, actor, now } = ctx;
  if (!(await personExists(tx, personId))) throw notFound('person');
  await assertMayAttend(tx, actor, personId);
  const untilAt = input.untilAt ? new Date(input.untilAt) : null;
  if (untilAt && untilAt <= now) throw invalid('moment_passed', 'That moment is over. Choose a later one.');
  if (input.endAbsence) await endAbsence(ctx, personId);
  await enterState(ctx, personId, personId === actor.id ? 'self' : 'supervisor', {
    state: input.state,
    note: input.note || null,
    until_at: untilAt,
  });
}

async function endAbsence(ctx: Ctx<Principal>, personId: string): Promise<void> {
  const absence = await findRunningAbsence(ctx.tx, personId, ctx.now);
  if (!absence) return;
  // One that began this very moment would last no time at all.
  const toAt = new Date(Math.max(ctx.now.getTime(), absence.from_at.getTime() + 1));
  await updateAbsence(ctx.tx, absence.id, { to_at: toAt, whole_days: false }, ctx.now);
  ctx.record({ type: 'absence.edited', data: { absenceId: absence.id, personId, fields: ['toAt'] } });
}

/**
 * Puts a person into a state, whatever led to it, and records the change. Being in it already changes note and end only,
 * and `since` stays.
 */
export async function enterState<A extends Actor>(
  ctx: Ctx<A>,
  personId: string,
  cause: PresenceCause,
  wanted: Pick<PresenceRow, 'state' | 'note' | 'until_at'>,
): Promise<void> {
  const { row, isNew } = await lockPresence(ctx.tx, personId, ctx.now);
  const newState = isNew || row.state !== wanted.state;
  const acted = cause === 'self' || cause === 'activity';
  await writePresence(
    ctx.tx,
    {
      ...row,
      ...wanted,
      set_by: cause,
      since: newState ? ctx.now : row.since,
      active_at: acted ? ctx.now : row.active_at,
    },
    newState,
    ctx.now,
  );
  ctx.record({
    type: 'presence.changed',
    data: { personId, from: isNew ? null : row.state, to: wanted.state, cause },
  });
}
