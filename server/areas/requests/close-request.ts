import type { Catalogue } from '#areas/catalog/index.ts';
import type { Ctx } from '#platform/command.ts';
import type { AnyActor } from '#platform/principal.ts';
import { assertComplete } from './assert-complete.ts';
import { assertMay, lockForChange, phaseAfter } from './lock-for-change.ts';
import { disposed, enter } from './phase-columns.ts';
import { isOpen } from './request-phase.ts';
import { type RequestRecord, writeRequest } from './request-queries.ts';
import { type Documented, documentedColumns, solveNow } from './solve-request.ts';
import { stopWaiting } from './stop-waiting.ts';

/**
 * Closes (T18, T19), with all checks of the kind. A comment closes without owner and deadline (S1-47); a solved request
 * closes; any other open one is answered, solved and closed in one step (S1-22), each guard asked. Throws `incomplete`.
 */
export async function closeRequest(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  id: string,
  input: Documented & { version?: number },
): Promise<RequestRecord> {
  // The lock asks for a note's right only; which way of closing it is shows on the locked row.
  const row = await lockForChange(ctx, catalogue, id, 'add_note', input.version);
  return closeNow(ctx, catalogue, row, input);
}

/** Which way of closing this would be: with its solution in one step, or of what is solved or a comment. */
export const closingOf = (row: Pick<RequestRecord, 'phase' | 'kind'>): 'solve_and_close' | 'close' =>
  isOpen(row.phase) && row.kind !== 'comment' ? 'solve_and_close' : 'close';

/** Closes a locked request; `onlyIfEmpty`: the texts fill only what stands empty. */
export async function closeNow(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  row: RequestRecord,
  texts: Documented,
  onlyIfEmpty = false,
): Promise<RequestRecord> {
  const inOneStep = closingOf(row) === 'solve_and_close';
  assertMay(ctx.actor, catalogue, closingOf(row), row);
  const ready = inOneStep
    ? await solveNow(ctx, catalogue, row, texts, onlyIfEmpty)
    : ({ ...row, ...documentedColumns(row, texts, onlyIfEmpty) } as RequestRecord);
  if (!inOneStep) assertComplete(ready);
  const isComment = row.kind === 'comment';
  const written = await writeRequest(
    ctx.tx,
    ready,
    {
      ...(inOneStep ? {} : documentedColumns(row, texts, onlyIfEmpty)),
      ...enter(
        catalogue,
        phaseAfter(ready, isComment && isOpen(row.phase) ? 'close_comment' : 'close'),
        ready,
        ctx.now,
      ),
      ...(isComment
        ? {
            ...(await stopWaiting(ctx.tx, row, ctx.now)),
            ...disposed(row, 'solved'),
            owner_id: null,
            deadline_at: null,
          }
        : {}),
      closed_at: ctx.now,
      closed_by: ctx.actor.id,
      came_back_at: null,
    },
    ctx.now,
  );
  ctx.record({ type: 'request.closed', requestId: row.id, data: { kind: row.kind, from: row.phase } });
  return written;
}
