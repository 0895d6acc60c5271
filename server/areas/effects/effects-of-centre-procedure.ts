import type { CatalogueCentre } from '#areas/catalog/index.ts';
import { countHeldByGone } from '#areas/routing/index.ts';
import type { DraftOf, Effect } from '#contract/effects.ts';
import { countGone, countTaken } from './effects-of-centre-procedure-queries.ts';
import type { Foresight } from './foresight.ts';

/** So many of the centre's last requests are looked at again. */
const looked = 200;

/** How the centre's people take requests and lose them again: what a changed procedure would have meant (§2.16, R13.1, R13.4, R13.5). */
export async function effectsOfProcedure(
  { db, now }: Foresight,
  saved: CatalogueCentre,
  { memberIds, procedure }: DraftOf<'centre'>,
): Promise<Effect[]> {
  const { mayPickFromPool, pullWithReason, returnHeldMinutes, inactivityMinutes } = procedure;
  const picks = mayPickFromPool !== undefined && mayPickFromPool !== saved.mayPickFromPool;
  const reasons = pullWithReason !== undefined && pullWithReason !== saved.pullWithReason;
  const returns = returnHeldMinutes !== undefined && returnHeldMinutes !== saved.returnHeldMinutes;
  const [taken, held, gone] = await Promise.all([
    picks || reasons ? countTaken(db, saved.id, looked) : null,
    returns && returnHeldMinutes !== null
      ? countHeldByGone(db, { centreId: saved.id, minutes: returnHeldMinutes, now })
      : null,
    inactivityMinutes === undefined
      ? null
      : countGone(db, { centreId: saved.id, memberIds, minutes: inactivityMinutes, now }),
  ]);
  const facts: Effect[] = [];
  if (taken && picks) {
    facts.push({ code: 'centre_pool', looked: taken.looked, taken: taken.byChoice, may: mayPickFromPool });
  }
  if (taken && reasons) {
    facts.push({ code: 'centre_reasons', looked: taken.looked, taken: taken.withReason, may: pullWithReason });
  }
  if (returns) facts.push({ code: 'centre_returns', open: 0, people: 0, ...held, stays: returnHeldMinutes === null });
  if (gone && gone.people > 0) facts.push({ code: 'centre_gone', ...gone });
  return facts;
}
