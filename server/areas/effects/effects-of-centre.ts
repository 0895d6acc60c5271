import type { CatalogueCentre } from '#areas/catalog/index.ts';
import { attentionCondition } from '#areas/requests/index.ts';
import { countLeftBehind } from '#areas/routing/index.ts';
import type { DraftOf, Effect } from '#contract/effects.ts';
import { effectsOfProcedure } from './effects-of-centre-procedure.ts';
import { countDeferred, countWaitingInCentre, listHolders } from './effects-of-centre-queries.ts';
import { effectsOfSorting } from './effects-of-centre-sorting.ts';
import { budgetGiven, effectsOfDeadlines } from './effects-of-deadlines.ts';
import type { DeadlineRow } from './effects-of-deadlines-queries.ts';
import type { Foresight } from './foresight.ts';

/** Whom a smaller number of pulled requests meets at once, what a changed procedure or calendar means for what is open, and what it would have made of the centre's last requests. */
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
  if (!saved) return facts;
  const [deferred, ...others] = await Promise.all([
    deferredOf(sight, saved, draft),
    effectsOfProcedure(sight, saved, draft),
    effectsOfSorting(sight, saved, draft),
    effectsOfStart(sight, saved, draft),
  ]);
  if (deferred) facts.push(deferred);
  facts.push(...others.flat());
  if (draft.calendarId && draft.calendarId !== saved.calendarId) {
    const used = [...catalogue.priorities.values()].filter((one) => one.active).map((one) => one.calendar.name);
    facts.push({ code: 'centre_calendar', deadlines: [...new Set(used)].sort() });
  }
  return facts;
}

/** Deadlines that would count from when it was reported, or no longer (R1.4): of the last requests and of the open ones. */
async function effectsOfStart(sight: Foresight, saved: CatalogueCentre, draft: DraftOf<'centre'>): Promise<Effect[]> {
  const { reportedAtStartsDeadline: reported } = draft.procedure;
  if (reported === undefined || reported === saved.reportedAtStartsDeadline) return [];
  const { priorities, defaultPriority } = sight.catalogue;
  const of = (row: DeadlineRow) => {
    const budget = priorities.get(row.priority_id) ?? defaultPriority;
    return { rules: budget.calendar.rules, budget };
  };
  // By the time each was given, so that the last ones differ by the start alone.
  const given = (row: DeadlineRow) => {
    const budget = budgetGiven(row);
    return budget && { ...of(row), budget };
  };
  const start = (row: DeadlineRow) => (reported ? row.reported_at : row.created_at);
  return effectsOfDeadlines(sight, { centreId: saved.id }, given, of, { past: start, open: start });
}

/** How much would count as left lying, when a fence moves or the hours it is counted in (R11.2). */
async function deferredOf(
  { db, catalogue, now }: Foresight,
  saved: CatalogueCentre,
  { calendarId = saved.calendarId, procedure: draft }: DraftOf<'centre'>,
): Promise<Effect | null> {
  const then = {
    ...saved,
    calendarId,
    deferredRegisteredMinutes: draft.deferredRegisteredMinutes ?? saved.deferredRegisteredMinutes,
    deferredAssignedMinutes: draft.deferredAssignedMinutes ?? saved.deferredAssignedMinutes,
  };
  const isSame =
    then.calendarId === saved.calendarId &&
    then.deferredRegisteredMinutes === saved.deferredRegisteredMinutes &&
    then.deferredAssignedMinutes === saved.deferredAssignedMinutes;
  if (isSame) return null;
  const counted = (centre: CatalogueCentre) =>
    countDeferred(db, attentionCondition({ ...catalogue, centres: new Map([[saved.id, centre]]) }, 'deferred', now));
  const [count, present] = await Promise.all([counted(then), counted(saved)]);
  return { code: 'centre_deferred', count, now: present };
}
