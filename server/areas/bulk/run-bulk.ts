import { type Catalogue, catalogueFor } from '#areas/catalog/index.ts';
import { findPrincipal, findPrincipalOfKey } from '#areas/staff/index.ts';
import { BulkOrder } from '#contract/bulk.ts';
import { type Ctx, command, type Runtime } from '#platform/command.ts';
import type { ErrorCode } from '#platform/error-codes.ts';
import { AppError, conflict } from '#platform/errors.ts';
import type { Principal } from '#platform/principal.ts';
import './bulk-events.ts';
import {
  announceProgress,
  backToSavepoint,
  countRows,
  lockNextRow,
  markRow,
  markUndone,
  type RowRecord,
  refuseWaiting,
  setSavepoint,
} from './bulk-row-queries.ts';
import { listUnfinished, lockRun, type RunRecord, writeRun } from './bulk-run-queries.ts';
import { findWords, settleWords } from './bulk-words-queries.ts';
import { type Carried, carryOut, undoOne, type Value } from './carry-out.ts';

/** Rows worked off of one run before the next run has its turn, by so many hands at once. */
const turn = 60;
const hands = 3;
/** Runs served in one look. */
const runsAtOnce = 8;

/**
 * Works off what was ordered, a turn for each run: every row is one command of its own, as the person, with the rights
 * they have at that moment, within those of the API key it was ordered with. A row and its result are written in one
 * transaction, so after `kill -9` each is done exactly once; several nodes share the rows. Gives how many rows were worked
 * off.
 */
export async function runBulk(runtime: Runtime): Promise<number> {
  let worked = 0;
  for (const run of await listUnfinished(runtime.db, runsAtOnce)) {
    const taken = await runTurn(runtime, run);
    worked += taken;
    if (taken > 0) await announceProgress(runtime.db);
  }
  return worked;
}

async function runTurn(runtime: Runtime, run: RunRecord): Promise<number> {
  const first = await whoOrdered(runtime, run);
  if (!first) return giveUp(runtime, run);
  if (run.state === 'waiting') await begin(runtime, first, run.id);
  let taken = 0;
  let left = turn;
  const work = async () => {
    while (left > 0) {
      left -= 1;
      if (!(await runRow(runtime, run))) return;
      taken += 1;
    }
  };
  await Promise.all(Array.from({ length: hands }, work));
  if (taken < turn) await endIfDone(runtime, first, run.id);
  return taken;
}

/** The person as they may act now; null when they are no longer active, or the key they ordered with serves no longer. */
function whoOrdered({ db, clock }: Runtime, run: RunRecord): Promise<Principal | null> {
  if (run.api_key_id) return findPrincipalOfKey(db, run.person_id, run.api_key_id, clock());
  return findPrincipal(db, run.person_id, run.channel === 'api' ? 'api' : 'web');
}

/** One row; false when none is left, or the run was stopped. */
async function runRow(runtime: Runtime, run: RunRecord): Promise<boolean> {
  const principal = await whoOrdered(runtime, run);
  if (!principal) return false;
  const catalogue = await catalogueFor(runtime.db, principal);
  return command(runtime, principal, async (ctx) => {
    const row = await lockNextRow(ctx.tx, run.id);
    if (!row) return false;
    await workOff(runtime, ctx, catalogue, run, row);
    return true;
  });
}

/** The order on the row, behind a savepoint: a refusal takes its half-written work back, and is written down beside it. */
async function workOff(
  runtime: Runtime,
  ctx: Ctx<Principal>,
  catalogue: Catalogue,
  run: RunRecord,
  row: RowRecord,
): Promise<void> {
  await setSavepoint(ctx.tx);
  const events: Parameters<typeof ctx.record>[0][] = [];
  try {
    const result = await order({ ...ctx, record: (event) => void events.push(event) }, catalogue, run, row);
    for (const event of events) ctx.record(event);
    await markRow(ctx.tx, row, { state: 'done', ...result }, ctx.now);
    if (run.undo_of) await markUndone(ctx.tx, run.undo_of, row.position);
  } catch (error) {
    if (settlesByItself(error)) throw error;
    await backToSavepoint(ctx.tx);
    if (error instanceof AppError) {
      await markRow(ctx.tx, row, { state: 'refused', code: error.code, words: error.message }, ctx.now);
    } else {
      runtime.log.error({ err: error, run: run.id, request: row.request_id, trace: ctx.traceId }, 'bulk row failed');
      await markRow(ctx.tx, row, { state: 'failed', code: 'internal', words: ctx.traceId }, ctx.now);
    }
  }
}

async function order(ctx: Ctx<Principal>, catalogue: Catalogue, run: RunRecord, row: RowRecord): Promise<Carried> {
  if (run.action === 'undo') {
    const { action } = run.input as { action: string };
    const values = { action, was: row.was as Partial<Value>, made: row.made as Partial<Value> };
    return undoOne(ctx, catalogue, row.request_id, values);
  }
  const worded = (run.input as { worded?: boolean }).worded === true;
  const words = worded ? await findWords(ctx.tx, run.id) : undefined;
  // Nothing is written without them.
  if (worded && !words) throw conflict('words_forgotten', 'What was written in this order is no longer kept.');
  const wanted = BulkOrder.parse({ ...(run.input as object), ...words, action: run.action });
  return carryOut(ctx, catalogue, row.request_id, wanted);
}

/** Deadlocks, serialisation failures and two writers of one log chain: `command` runs the whole again. */
function settlesByItself(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return code === '40001' || code === '40P01' || constraint === 'change_log_chain_seq';
}

async function begin(runtime: Runtime, principal: Principal, runId: string): Promise<void> {
  await command(runtime, principal, async (ctx) => {
    const run = await lockRun(ctx.tx, principal.id, runId);
    if (run?.state === 'waiting') await writeRun(ctx.tx, run, { state: 'running' }, ctx.now);
  });
}

async function endIfDone(runtime: Runtime, principal: Principal, runId: string): Promise<void> {
  const ended = await command(runtime, principal, async (ctx) => {
    const run = await lockRun(ctx.tx, principal.id, runId);
    if (run?.state !== 'running') return false;
    const { waiting, ...counts } = await countRows(ctx.tx, runId);
    // Another node still works on the last ones; it ends the run.
    if (waiting > 0) return false;
    await writeRun(ctx.tx, run, { state: 'done', ended_at: ctx.now }, ctx.now);
    await settleWords(ctx.tx, runId, counts.refused + counts.failed, ctx.now);
    ctx.record({ type: 'bulk.ended', data: { runId, ...counts } });
    return true;
  });
  if (ended) await announceProgress(runtime.db);
}

/** The person is no longer active, or their key serves no longer: nothing more is done in their name. */
async function giveUp(runtime: Runtime, run: RunRecord): Promise<number> {
  const byKey = run.api_key_id !== null && (await findPrincipal(runtime.db, run.person_id, 'api')) !== null;
  const code = byKey ? 'key_ended' : 'person_inactive';
  const words = byKey ? 'The API key this was ordered with serves no longer.' : 'Who ordered this is no longer active.';
  const system = { kind: 'system', id: null, name: 'Linja', channel: 'timer' } as const;
  await command(runtime, system, async (ctx) => {
    const locked = await lockRun(ctx.tx, run.person_id, run.id);
    if (locked?.state !== 'waiting' && locked?.state !== 'running') return;
    await refuseWaiting(ctx.tx, run.id, code satisfies ErrorCode, words, ctx.now);
    await writeRun(ctx.tx, locked, { state: 'done', ended_at: ctx.now }, ctx.now);
    const { waiting: _, ...counts } = await countRows(ctx.tx, run.id);
    await settleWords(ctx.tx, run.id, counts.refused + counts.failed, ctx.now);
    ctx.record({ type: 'bulk.ended', data: { runId: run.id, ...counts } });
  });
  return 0;
}
