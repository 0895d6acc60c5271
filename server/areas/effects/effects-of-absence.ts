import { assertMayAttend, periodColumns } from '#areas/staff/index.ts';
import type { DraftOf, Effect } from '#contract/effects.ts';
import { notFound } from '#platform/errors.ts';
import type { Principal } from '#platform/principal.ts';
import { countInHands, findZone } from './effects-of-absence-queries.ts';
import type { Foresight } from './foresight.ts';

/**
 * What becomes of what somebody holds when they are absent then: in centres that pass on, what is in hand goes to somebody
 * else on the first of whole days (§4.12, trap 41); all else stays and waits. Of what has passed already, nothing. Throws
 * `forbidden` where the caller may not enter the absence, `invalid_body` for a period that ends before it begins.
 */
export async function effectsOfAbsence(
  { db, catalogue, now }: Foresight,
  principal: Principal,
  { personId = principal.id, period }: DraftOf<'absence'>,
): Promise<Effect[]> {
  await assertMayAttend(db, principal, personId);
  const zone = await findZone(db, personId);
  if (!zone) throw notFound('person');
  const { from_at, to_at, whole_days } = periodColumns(period, zone);
  if (to_at <= now) return [];
  const passing = [...catalogue.centres.values()].filter((centre) => centre.redelegate).map((centre) => centre.id);
  const { open, inHand } = await countInHands(db, principal, personId, passing);
  if (open === 0) return [];
  const passedOn = whole_days ? inHand : 0;
  const from = from_at > now ? from_at : now;
  return [{ code: 'absence_holds', open, passedOn, stays: open - passedOn, from: from.toISOString() }];
}
