import './catalog-events.ts';
import { type Actor, type Ctx, command, type Runtime } from '#platform/command.ts';
import { newId } from '#platform/ids.ts';
import { announceLive } from '#platform/live-announcement.ts';
import {
  findMoving,
  holdCentre,
  insertMove,
  isLeft,
  listDueMoves,
  type MoveRow,
  moveChoices,
  moveSome,
  takeMove,
  writeMove,
} from './category-move-queries.ts';

/** Requests moved in one transaction: a tenth of a second, in which nobody who waits for one of them notices. */
const batch = 100;
/** Until when somebody may still register by what the categories were before; then it is looked once more. */
const settledMs = 60_000;
/** When it is looked again where another transaction held the last ones. */
const againMs = 1000;

/** How far requests have moved: `left` of them follow after the call. */
export type Moved = { moved: number; left: number };

/**
 * Orders that all requests of a category, open and closed, go to `toId`; or, where that is the category itself, to the
 * centre it has gone to. The first hundred go at once, the rest in batches (`runMoves`). The caller holds the category.
 */
export async function beginMove(ctx: Ctx, fromId: string, toId: string): Promise<Moved> {
  const person = ctx.actor.kind === 'person' ? ctx.actor.id : null;
  const move = { id: newId(ctx.now), from_id: fromId, to_id: toId, person_id: person, channel: ctx.actor.channel };
  const total = await insertMove(ctx.tx, move, ctx.now);
  const moved = total === 0 ? 0 : ((await moveBatch(ctx, move.id, false))?.length ?? 0);
  return { moved: Math.min(moved, total), left: Math.max(0, total - moved) };
}

/**
 * Moves a batch of each move under way, in the name of whoever ordered it and each in a transaction of its own: after
 * `kill -9` it goes on where it was, and two nodes never meet at one. Gives how many requests were moved.
 */
export async function runMoves(runtime: Runtime): Promise<number> {
  let count = 0;
  for (const { id } of await listDueMoves(runtime.db, runtime.clock())) {
    const found = await findMoving(runtime.db, id);
    if (!found) continue;
    const actor: Actor = found.person_id
      ? { kind: 'person', id: found.person_id, name: found.person_name ?? '', channel: found.channel }
      : { kind: 'system', id: null, name: 'Linja', channel: 'timer' };
    const ids = await command(runtime, actor, (ctx) => moveBatch(ctx, id, true));
    count += ids?.length ?? 0;
    // Lists of what is open show where each one is; who looks at what is closed sees it when they look again.
    if (ids && ids.length > 0 && !found.open_moved) await announceLive(runtime.db, { requests: ids, topics: [] });
  }
  return count;
}

/** One batch; the ids of what moved, null when another node has it in hand. `mayEnd`: not before others could have seen it. */
async function moveBatch(ctx: Ctx, id: string, mayEnd: boolean): Promise<string[] | null> {
  const { tx, now } = ctx;
  const seen = await findMoving(tx, id);
  const centreId = seen && (await holdCentre(tx, seen.to_id));
  const move = await takeMove(tx, id);
  // Its destination was changed between the two locks: the next look takes it up.
  if (!move || !centreId || move.to_id !== seen.to_id) return null;
  const moved: string[] = [];
  if (!move.open_moved) {
    moved.push(...(await moveSome(tx, move, centreId, 'open', batch, now)));
    if (moved.length < batch) await writeMove(tx, id, { open_moved: true }, now);
  }
  if (moved.length < batch) moved.push(...(await moveSome(tx, move, centreId, 'all', batch - moved.length, now)));
  if (moved.length === batch) return moved;
  const words = move.from_id === move.to_id ? 0 : await moveChoices(tx, move, batch, now);
  if (words < batch) await lookAgainOrEnd(ctx, move, centreId, mayEnd);
  return moved;
}

/** The end of the line is reached. Ends the move where nothing is left and nothing can come any more. */
async function lookAgainOrEnd(ctx: Ctx, move: MoveRow, centreId: string, mayEnd: boolean): Promise<void> {
  const { tx, now } = ctx;
  const settledAt = new Date(move.created_at.getTime() + settledMs);
  const fromStart = { after_at: null, after_id: null };
  if (await isLeft(tx, move, centreId)) {
    return writeMove(tx, move.id, { ...fromStart, due_at: new Date(now.getTime() + againMs) }, now);
  }
  if (!mayEnd || now < settledAt) return writeMove(tx, move.id, { ...fromStart, due_at: settledAt }, now);
  await writeMove(tx, move.id, { ended_at: now }, now);
  ctx.record({ type: 'category.requests_moved', data: { categoryId: move.from_id, movedTo: move.to_id } });
}
