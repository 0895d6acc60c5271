import type { Catalogue } from '#areas/catalog/index.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict } from '#platform/errors.ts';
import type { AnyActor } from '#platform/principal.ts';
import { lockForChange } from './lock-for-change.ts';
import { enterStatus } from './phase-columns.ts';
import { type RequestRecord, writeRequest } from './request-queries.ts';

/** Chooses another of the administrators' statuses within the phase; moving between phases has commands of its own. */
export async function setStatus(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  id: string,
  input: { statusId: string; version?: number },
): Promise<RequestRecord> {
  const row = await lockForChange(ctx, catalogue, id, 'set_status', input.version);
  const status = catalogue.statuses.get(input.statusId);
  if (!status?.active) throw conflict('reference_unknown', 'There is no such status.');
  if (status.phase !== row.phase) {
    throw conflict('transition_refused', `The status ${status.name} belongs to another phase.`, { phase: row.phase });
  }
  if (status.id === row.status_id) return row;
  const written = await writeRequest(ctx.tx, row, enterStatus(catalogue, status, row, ctx.now), ctx.now);
  ctx.record({
    type: 'request.status_set',
    requestId: id,
    data: { from: catalogue.statuses.get(row.status_id)?.name ?? '', to: status.name },
  });
  return written;
}
