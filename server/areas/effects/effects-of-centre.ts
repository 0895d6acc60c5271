import { countLeftBehind } from '#areas/routing/index.ts';
import type { DraftOf, Effect } from '#contract/effects.ts';
import { countWaitingInCentre, listHolders } from './effects-of-centre-queries.ts';
import type { Foresight } from './foresight.ts';

/** Whom a smaller number of pulled requests meets at once, and what a changed pause means for what waits already. */
export async function effectsOfCentre(
  { db, catalogue, now }: Foresight,
  id: string | null,
  draft: DraftOf<'centre'>,
): Promise<Effect[]> {
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
    const { open, people: owners } = await countLeftBehind(db, { centreIds: [saved.id], now });
    facts.push({ code: 'centre_passes_on', open, people: owners });
  }
  return facts;
}
