import type { Catalogue } from '#areas/catalog/index.ts';
import type { Ctx } from '#platform/command.ts';
import type { AnyActor } from '#platform/principal.ts';
import { phaseAfter } from './lock-for-change.ts';
import { disposed, enter } from './phase-columns.ts';
import { pausesOf } from './request-deadline.ts';
import { type RequestColumns, type RequestRecord, writeRequest } from './request-queries.ts';

/** What asking does to a locked request, once the question is on its way. */
export async function awaitCustomer(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  row: RequestRecord,
  byMail: boolean,
): Promise<RequestRecord> {
  const phase = phaseAfter(row, 'ask');
  const written = await writeRequest(
    ctx.tx,
    row,
    {
      ...enter(catalogue, phase, row, ctx.now),
      ...disposed(row, 'asked_customer'),
      // Whoever asks gets the answer: waiting is never nobody's.
      owner_id: row.owner_id ?? ctx.actor.id,
      waiting_since: row.waiting_since ?? ctx.now,
      came_back_at: null,
      ...pausedWhileWaiting(catalogue, row, ctx.now),
    },
    ctx.now,
  );
  ctx.record({ type: 'request.customer_asked', requestId: row.id, data: { byMail } });
  return written;
}

/**
 * In centres that want it the deadline stands still while the customer is asked (§4.9 Pausing); default is not. The wait
 * is kept where no deadline runs, too: a priority or a calendar that gives one later counts without it (D11).
 */
function pausedWhileWaiting(catalogue: Catalogue, row: RequestRecord, now: Date): RequestColumns {
  const centre = row.centre_id ? catalogue.centres.get(row.centre_id) : undefined;
  const pauses = pausesOf(row);
  if (!centre?.pauseDeadlineWhileWaiting || pauses.some((pause) => !pause.to)) return {};
  // One that has passed was spent before the wait: asking makes nothing punctual.
  const isPast = row.deadline_at !== null && row.deadline_at <= now;
  return {
    deadline_pauses: JSON.stringify([...pauses, { from: now.toISOString() }]),
    ...(row.deadline_source === 'manual' || isPast ? {} : { deadline_at: null }),
  };
}
