import './customer-events.ts';
import { assertVersionSeen } from '#areas/settings/index.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict, notFound } from '#platform/errors.ts';
import { lockContract, updateContract } from './contract-queries.ts';
import { type KeptStatus, nextStatuses, statusOf } from './contract-rules.ts';

/**
 * Activates, cancels or closes a contract: free → active → expired or cancelled → closed (§3.10), and no other way. Throws
 * 404, `request_changed`, `transition_refused`.
 * @param today the day in the office's zone, by which an active contract may have expired.
 */
export async function setContractStatus(
  ctx: Ctx,
  id: string,
  input: { status: KeptStatus; version?: number | undefined },
  today: string,
): Promise<void> {
  const row = await lockContract(ctx.tx, id);
  if (!row) throw notFound('contract');
  if (row.status === input.status) return;
  assertVersionSeen(row, input.version);
  const from = statusOf(row.status, row.expiry_on, today);
  if (!nextStatuses(from).includes(input.status)) {
    throw conflict('transition_refused', `A contract that is ${from} cannot become ${input.status}.`, { status: from });
  }
  await updateContract(ctx.tx, id, { status: input.status }, ctx.now);
  ctx.record({
    type: 'customer.contract_status_set',
    data: { contractId: id, contactId: row.contact_id, from, to: input.status },
  });
}
