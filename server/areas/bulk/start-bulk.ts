import type { Catalogue } from '#areas/catalog/index.ts';
import { type BulkOrder, bulkLimit, type Selection } from '#contract/bulk.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict, notFound } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import type { Principal } from '#platform/principal.ts';
import './bulk-events.ts';
import { type Chosen, copyUndoable, countRows, insertRows, waitAgain } from './bulk-row-queries.ts';
import { insertRun, lockRun, writeRun } from './bulk-run-queries.ts';
import { apart, forgetWordsSoon, holdWords, insertWords } from './bulk-words-queries.ts';
import { undoable } from './carry-out.ts';

/** A selection as it was sent, ready to be asked for. */
export function chosenOf(selection: Selection): Chosen {
  if ('ids' in selection) return { ids: selection.ids };
  const { late, ...words } = selection.filter;
  return {
    filter: late === undefined ? words : { ...words, late: late === 'true' },
    at: new Date(selection.at),
  };
}

/**
 * Writes down one order on many requests; they are worked off after the commit. What is chosen is settled now: nothing
 * that comes later is swept in. Throws `nothing_chosen`, `too_many_rows`. The same id twice starts one. Gives the id.
 */
export async function startBulk(
  ctx: Ctx<Principal>,
  catalogue: Catalogue,
  input: { id?: string | undefined; order: BulkOrder; selection: Selection },
): Promise<string> {
  const { actor, now } = ctx;
  const id = input.id ?? newId(now);
  const { action } = input.order;
  const { input: order, words } = apart(input.order);
  const kept = 'ids' in input.selection ? { ids: input.selection.ids.length } : withoutWords(input.selection);
  const run = {
    id,
    person_id: actor.id,
    channel: actor.channel,
    api_key_id: actor.apiKeyId ?? null,
    action,
    input: JSON.stringify(order),
    selection: JSON.stringify(kept),
    total: 0,
    created_at: now,
    updated_at: now,
  };
  if (!(await insertRun(ctx.tx, run))) return id;
  if (words) await insertWords(ctx.tx, id, words);
  const total = await insertRows(ctx.tx, id, actor, catalogue, chosenOf(input.selection), now, bulkLimit);
  if (total === 0) throw conflict('nothing_chosen', 'None of the chosen requests is there any more.');
  if (total > bulkLimit)
    throw conflict('too_many_rows', `More than ${bulkLimit} requests match. Narrow the filter.`, { limit: bulkLimit });
  await writeRun(ctx.tx, { id, version: 0 }, { total }, now);
  ctx.record({ type: 'bulk.started', data: { runId: id, action, total } });
  return id;
}

/** What was searched for may be a customer's name; that something was is enough to know afterwards. */
const withoutWords = ({ filter, at }: Extract<Selection, { at: string }>) => ({
  filter: filter.q === undefined ? filter : { ...filter, q: '—' },
  at,
});

/** Stops a run: what is done stays done, a row under way ends, the rest is never begun. */
export async function stopBulk(ctx: Ctx<Principal>, id: string): Promise<void> {
  const run = await lockRun(ctx.tx, ctx.actor.id, id);
  if (!run) throw notFound('run');
  if (run.state !== 'waiting' && run.state !== 'running') return;
  await writeRun(ctx.tx, run, { state: 'stopped', ended_at: ctx.now }, ctx.now);
  await forgetWordsSoon(ctx.tx, id, ctx.now);
  const counts = await countRows(ctx.tx, id);
  ctx.record({ type: 'bulk.stopped', data: { runId: id, done: counts.done, left: counts.waiting } });
}

/**
 * Lets what was refused or failed be tried once more. Throws `transition_refused` while the run goes on
 * or was stopped, `words_forgotten` when its words were kept no longer.
 */
export async function tryAgain(ctx: Ctx<Principal>, id: string): Promise<void> {
  const run = await lockRun(ctx.tx, ctx.actor.id, id);
  if (!run) throw notFound('run');
  if (run.state !== 'done') throw conflict('transition_refused', 'Only what has run to its end can be tried again.');
  const total = await waitAgain(ctx.tx, id);
  if (total === 0) return;
  if (!(await holdWords(ctx.tx, run)))
    throw conflict('words_forgotten', 'What was written in this order is no longer kept. Order it anew.');
  // With the rights of who tries again: a key gets nothing done that was ordered in the browser, nor the other way round.
  const by = { channel: ctx.actor.channel, api_key_id: ctx.actor.apiKeyId ?? null };
  await writeRun(ctx.tx, run, { state: 'waiting', ended_at: null, ...by }, ctx.now);
  ctx.record({ type: 'bulk.started', data: { runId: id, action: run.action, total } });
}

/** Starts a run that puts the old values of another back. Throws `cannot_undo` where nothing of it can be. Gives its id. */
export async function undoBulk(ctx: Ctx<Principal>, id: string, given: string | undefined): Promise<string> {
  const run = await lockRun(ctx.tx, ctx.actor.id, id);
  if (!run) throw notFound('run');
  if (!undoable[run.action] || run.state === 'waiting' || run.state === 'running')
    throw conflict('cannot_undo', 'This cannot be undone, or is still under way.');
  const undoId = given ?? newId(ctx.now);
  const isNew = await insertRun(ctx.tx, {
    id: undoId,
    person_id: ctx.actor.id,
    channel: ctx.actor.channel,
    api_key_id: ctx.actor.apiKeyId ?? null,
    action: 'undo',
    input: JSON.stringify({ action: run.action }),
    selection: JSON.stringify({ run: id }),
    undo_of: id,
    total: 0,
    created_at: ctx.now,
    updated_at: ctx.now,
  });
  if (!isNew) return undoId;
  const total = await copyUndoable(ctx.tx, id, undoId);
  if (total === 0) throw conflict('cannot_undo', 'Nothing is left to undo.');
  await writeRun(ctx.tx, { id: undoId, version: 0 }, { total }, ctx.now);
  ctx.record({ type: 'bulk.started', data: { runId: undoId, action: 'undo', total } });
  return undoId;
}
