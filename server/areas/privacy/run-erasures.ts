import { type Actor, type Ctx, command, type Runtime } from '#platform/command.ts';
import {
  dropListed,
  type ErasureRow,
  eraseContact,
  eraseRequest,
  listCustomersRequests,
  listOpenErasures,
  lockCustomerState,
  markListed,
  nextRequests,
  takeErasure,
  writeErasure,
} from './erasure-queries.ts';
import './privacy-events.ts';

const timer: Actor = { kind: 'timer', id: null, name: 'Linja', channel: 'timer' };
/** Requests erased in one transaction: short enough that nobody waits for their locks. */
const batch = 10;

/**
 * Carries out what was ordered, a batch of each erasure in a transaction of its own: after `kill -9` it goes on where it
 * was, and several nodes never meet at one erasure. Gives how many batches it did.
 */
export async function runErasures(runtime: Runtime): Promise<number> {
  let worked = 0;
  for (const { id } of await listOpenErasures(runtime.db)) {
    const taken = await command(runtime, timer, async (ctx) => {
      const erasure = await takeErasure(ctx.tx, id);
      if (!erasure) return false;
      await runBatch(ctx, erasure);
      return true;
    });
    if (taken) worked += 1;
  }
  return worked;
}

async function runBatch(ctx: Ctx, erasure: ErasureRow): Promise<void> {
  const { tx, now } = ctx;
  if (erasure.state === 'waiting') {
    await writeErasure(tx, erasure, { state: 'running' }, now);
    erasure = { ...erasure, version: erasure.version + 1 };
  }
  // A customer who was put on hold meanwhile, or of whom a request was opened again or answered, is left as they are now.
  const customer = erasure.customer_id ? await lockCustomerState(tx, erasure.customer_id) : undefined;
  if (customer?.hold_reason) return end(ctx, erasure, 'on_hold');
  const next = await nextRequests(tx, erasure.id, batch);
  for (const row of next) {
    const open = row.phase !== null && row.phase !== 'closed' && row.phase !== 'solved';
    if (open && erasure.customer_id) return end(ctx, erasure, 'open_requests');
    if (row.leaves && erasure.customer_id) return end(ctx, erasure, 'mail_waiting');
    if (open || row.leaves || (row.held && !erasure.customer_id)) {
      await dropListed(tx, erasure.id, row.request_id);
      continue;
    }
    if (row.phase !== null) {
      await eraseRequest(tx, erasure.id, row.request_id, row.action, now);
      const type = row.action === 'delete' ? 'request.deleted' : 'request.erased';
      ctx.record({ type, requestId: row.request_id, data: { erasureId: erasure.id } });
    }
    await markListed(tx, erasure.id, row.request_id, now);
  }
  if (next.length === batch) return writeErasure(tx, erasure, {}, now);
  if (erasure.customer_id && customer && !customer.erased_at) {
    const before = erasure.total;
    // One that came in meanwhile has its turn first.
    if ((await listCustomersRequests(tx, erasure.id, erasure.customer_id)) > before) {
      return writeErasure(tx, erasure, {}, now);
    }
    await eraseContact(tx, erasure.id, erasure.customer_id, now);
    const about = { contactId: erasure.customer_id, erasureId: erasure.id, requests: before };
    ctx.record({ type: 'customer.erased', data: about });
  }
  await end(ctx, erasure, null);
}

async function end(ctx: Ctx, erasure: ErasureRow, stopped: string | null): Promise<void> {
  const state = stopped ? 'stopped' : 'done';
  await writeErasure(ctx.tx, erasure, { state, reason: stopped, ended_at: ctx.now }, ctx.now);
  const { id: erasureId, kind, total } = erasure;
  ctx.record({ type: 'erasure.ended', data: { erasureId, kind, done: total, stopped } });
}
