import { findRequest } from '#areas/requests/index.ts';
import type { Viewer } from '#contract/together.ts';
import type { Ctx } from '#platform/command.ts';
import { notFound } from '#platform/errors.ts';
import { announceLive } from '#platform/live-announcement.ts';
import type { Principal } from '#platform/principal.ts';
import { deleteWindow, listWindows, type ViewerRow, type ViewingState, writeWindow } from './viewer-queries.ts';

/** Who has not been heard of for this long is gone, in milliseconds. */
export const silenceMs = 40_000;

const ranks: readonly ViewingState[] = ['viewing', 'writing_note', 'writing_reply'];

/** One state for each person: what they do in the busiest of their windows. */
export function statesOf(windows: readonly ViewerRow[]): Map<string, Viewer> {
  const states = new Map<string, Viewer>();
  for (const { person_id, name, state } of windows) {
    const known = states.get(person_id);
    if (known && ranks.indexOf(known.state) >= ranks.indexOf(state)) continue;
    states.set(person_id, { person: { id: person_id, name }, state });
  }
  return states;
}

/**
 * Notes what somebody does on a request in one of their windows, tells the others who may see it when that is news, and
 * gives who else is there. Nothing is locked by it, nothing is logged. 404 once they may no longer see it.
 */
export async function noteViewing(
  ctx: Ctx<Principal>,
  requestId: string,
  input: { tabId: string; state: ViewingState | 'away' },
): Promise<Viewer[]> {
  const { tx, actor, now } = ctx;
  const [row, before] = await Promise.all([
    findRequest(tx, actor, requestId),
    listWindows(tx, requestId, new Date(now.getTime() - silenceMs)),
  ]);
  if (!row && input.state !== 'away') throw notFound('request');
  const others = before.filter((one) => one.tab_id !== input.tabId || one.person_id !== actor.id);
  const mine: ViewerRow[] = [];
  if (input.state === 'away') {
    await deleteWindow(tx, requestId, actor.id, input.tabId);
  } else {
    const { tabId, state } = input;
    mine.push({ request_id: requestId, person_id: actor.id, name: actor.name, tab_id: tabId, state });
    await writeWindow(tx, { requestId, personId: actor.id, tabId, state }, now);
  }
  const after = statesOf([...others, ...mine]);
  const state = after.get(actor.id)?.state ?? null;
  if (state !== (statesOf(before).get(actor.id)?.state ?? null)) {
    await announceLive(tx, { presence: { requestId, person: { id: actor.id, name: actor.name }, state } });
  }
  after.delete(actor.id);
  return row ? [...after.values()] : [];
}
