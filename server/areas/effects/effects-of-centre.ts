import type { CatalogueCentre } from '#areas/catalog/index.ts';
import { attentionCondition } from '#areas/requests/index.ts';
import { countLeftBehind } from '#areas/routing/index.ts';
import type { DraftOf, Effect } from '#contract/effects.ts';
import { countDeferred, countWaitingInCentre, listHolders } from './effects-of-centre-queries.ts';
import type { Foresight } from './foresight.ts';

/** Whom a smaller number of pulled requests meets at once, and what a changed pause means for what waits already. */
export async function effectsOfCentre(
  sight: Foresight,
  id: string | null,
  draft: DraftOf<'centre'>,
): Promise<Effect[]> {
  const { db, catalogue } = sight;
  const saved = catalogue.centres.get(id ?? '');
  const { maxPulled, pauseDeadlineWhileWaiting: stands } = draft.procedure;
  const facts: Effect[] = [];
  // Of several centres the most generous one holds, as in `pullNext`.
  const mayHold = (centreIds: readonly string[]) =>
    Math.max(
      maxPulled,
      ...centreIds.filter((one) => one !== id).map((one) => catalogue.centres.get(one)?.maxPulled ?? 1),
    );
  const holders = draft.memberIds.length > 0 ? await listHolders(db, draft.memberIds, maxPulled) : [];
  const people = holders.filter((one) => one.held > mayHold(one.centre_ids)).length;
  if (people > 0) facts.push({ code: 'centre_over', people, max: maxPulled });
  if (saved && saved.pauseDeadlineWhileWaiting !== stands) {
    facts.push({ code: 'centre_waiting', open: await countWaitingInCentre(db, saved.id), stands });
  }
  if (saved && !saved.redelegate && draft.procedure.redelegate) {
    const { open, people: owners } = await countLeftBehind(db, { centreIds: [saved.id], now: sight.now });
    facts.push({ code: 'centre_passes_on', open, people: owners });
  }
  const deferred = saved && (await deferredOf(sight, saved, draft.procedure));
  if (deferred) facts.push(deferred);
  return facts;
}

/** How much would count as left lying, when a fence moves (R11.2). */
async function deferredOf(
  { db, catalogue, now }: Foresight,
  saved: CatalogueCentre,
  draft: DraftOf<'centre'>['procedure'],
): Promise<Effect | null> {
  const then = {
    ...saved,
    deferredRegisteredMinutes: draft.deferredRegisteredMinutes ?? saved.deferredRegisteredMinutes,
    deferredAssignedMinutes: draft.deferredAssignedMinutes ?? saved.deferredAssignedMinutes,
  };
  const isSame =
    then.deferredRegisteredMinutes === saved.deferredRegisteredMinutes &&
    then.deferredAssignedMinutes === saved.deferredAssignedMinutes;
  if (isSame) return null;
  const counted = (centre: CatalogueCentre) =>
    countDeferred(db, attentionCondition({ ...catalogue, centres: new Map([[saved.id, centre]]) }, 'deferred', now));
  const [count, present] = await Promise.all([counted(then), counted(saved)]);
  return { code: 'centre_deferred', count, now: present };
}
