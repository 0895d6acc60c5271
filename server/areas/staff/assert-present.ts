import type { Ctx } from '#platform/command.ts';
import { conflict } from '#platform/errors.ts';
import type { Principal } from '#platform/principal.ts';
import { whyNotPulling } from './presence-policy.ts';
import { type Attendance, findAttendance } from './presence-queries.ts';

/** Reads how the actor stands; sent along with other statements, it costs no round trip of its own. */
export const findOwnAttendance = (ctx: Ctx<Principal>): Promise<Attendance | null> =>
  findAttendance(ctx.tx, ctx.actor.id, ctx.now);

/** Refuses with `not_present` to hand work to somebody on a break, away, offline or absent (§4.12). */
export function assertPresent(ctx: Ctx<Principal>, standing: Attendance | null): void {
  const state = standing && whyNotPulling(standing, ctx.actor.channel, ctx.now);
  if (!standing || !state) return;
  const words = state === 'break' ? 'on a break' : state;
  throw conflict('not_present', `You are ${words}, so nothing is handed to you. Say that you are back, then go on.`, {
    state,
    untilAt: (standing.absence?.to_at ?? standing.until_at)?.toISOString() ?? null,
  });
}
