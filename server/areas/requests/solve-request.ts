import type { Catalogue } from '#areas/catalog/index.ts';
import type { Ctx } from '#platform/command.ts';
import type { AnyActor } from '#platform/principal.ts';
import { assertComplete } from './assert-complete.ts';
import { lockForChange, phaseAfter } from './lock-for-change.ts';
import { disposed, enter } from './phase-columns.ts';
import { nextPhase } from './request-phase.ts';
import { takerOf } from './request-policy.ts';
import { type RequestColumns, type RequestRecord, writeRequest } from './request-queries.ts';
import { stopWaiting } from './stop-waiting.ts';

export type Documented = { solution?: string; informationGiven?: string; commentText?: string };

/** Records the solution (T15): what the kind needs must be there (else `incomplete`), and the slot of a pulled request is free (S5-50 a). */
export async function solveRequest(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  id: string,
  input: Documented & { version?: number },
): Promise<RequestRecord> {
  const row = await lockForChange(ctx, catalogue, id, 'solve', input.version);
  return solveNow(ctx, catalogue, row, input);
}

/** Solves a locked request; `onlyIfEmpty`: the texts fill only what stands empty. */
export async function solveNow(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  row: RequestRecord,
  texts: Documented,
  onlyIfEmpty = false,
): Promise<RequestRecord> {
  const documented = documentedColumns(row, texts, onlyIfEmpty);
  assertComplete({ ...row, ...documented } as RequestRecord);
  // One who registers and solves goes through "in process" in the same breath (T6).
  const started = nextPhase(row.phase, 'solve')
    ? row
    : { ...row, phase: phaseAfter(row, row.phase === 'postponed' ? 'resume' : 'start') };
  const written = await writeRequest(
    ctx.tx,
    row,
    {
      ...documented,
      ...enter(catalogue, phaseAfter(started, 'solve'), row, ctx.now),
      ...(await stopWaiting(ctx.tx, row, ctx.now)),
      ...disposed(row, 'solved'),
      // A call taker closes what only needed information, and owns nothing (§5).
      owner_id: row.owner_id ?? takerOf(ctx.actor),
      solved_at: ctx.now,
      solved_by: ctx.actor.id,
      came_back_at: null,
    },
    ctx.now,
  );
  ctx.record({ type: 'request.solved', requestId: row.id, data: { solution: written.solution } });
  return written;
}

export function documentedColumns(row: RequestRecord, texts: Documented, onlyIfEmpty: boolean): RequestColumns {
  const take = (given: string | undefined, before: string | null) =>
    given && !(onlyIfEmpty && before) ? given : before;
  return {
    solution: take(texts.solution, row.solution),
    information_given: take(texts.informationGiven, row.information_given),
    comment_text: take(texts.commentText, row.comment_text),
  };
}
