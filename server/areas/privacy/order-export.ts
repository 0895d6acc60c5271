import { type CallerPlace, noteSecurity } from '#areas/staff/index.ts';
import type { Ctx } from '#platform/command.ts';
import { AppError, conflict, notFound } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import type { Principal } from '#platform/principal.ts';
import { findCustomerState } from './erasure-queries.ts';
import { countDownload, type ExportRow, findExport, insertExportOrder } from './export-queries.ts';
import './privacy-events.ts';

const keptDays = 7;

/** Orders a copy of everything held about a customer (GDPR 15, 20). Throws `customer_erased`. Gives its id. */
export async function orderExport(ctx: Ctx<Principal>, customerId: string, place?: CallerPlace): Promise<string> {
  const customer = await findCustomerState(ctx.tx, customerId);
  if (!customer) throw notFound('customer');
  if (customer.erased_at) throw conflict('customer_erased', 'The personal data of this customer were erased.');
  const id = newId(ctx.now);
  const expiresAt = new Date(ctx.now.getTime() + keptDays * 24 * 3_600_000);
  const { id: personId, language } = ctx.actor;
  await insertExportOrder(ctx.tx, { id, contactId: customerId, personId, language, expiresAt }, ctx.now);
  const facts = { exportId: id, contactId: customerId };
  await noteSecurity(ctx, { type: 'copy_ordered', person: ctx.actor, place, facts });
  ctx.record({ type: 'customer_export.ordered', data: { exportId: id, contactId: customerId } });
  return id;
}

/** Notes that the copy is downloaded, before its first byte leaves. Only who ordered it may. Throws `export_expired`. */
export async function takeCopy(ctx: Ctx<Principal>, id: string): Promise<ExportRow> {
  const found = await findExport(ctx.tx, id);
  if (found?.person_id !== ctx.actor.id || found.state !== 'done' || found.expires_at <= ctx.now) {
    throw new AppError(404, 'export_expired', 'The file is no longer there, or somebody else ordered it.');
  }
  await countDownload(ctx.tx, id);
  ctx.record({ type: 'customer_export.downloaded', data: { exportId: id, contactId: found.customer_id } });
  return found;
}
