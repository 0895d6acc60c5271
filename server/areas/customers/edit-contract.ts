import './customer-events.ts';
import { assertVersionSeen, changedColumns } from '#areas/settings/index.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict, notFound } from '#platform/errors.ts';
import { type ContractColumns, lockContract, updateContract } from './contract-queries.ts';
import { statusOf } from './contract-rules.ts';
import { assertDays, type ContractInput } from './create-contract.ts';

/**
 * Changes a contract. Of one that is over only the note, so that nothing it decided looks otherwise afterwards; a closed
 * one stays as it is. Throws 404, `request_changed`, `transition_refused`, `already_exists`, `invalid_body`.
 * @param today the day in the office's zone.
 */
export async function editContract(
  ctx: Ctx,
  id: string,
  input: Partial<ContractInput> & { version?: number | undefined },
  today: string,
): Promise<void> {
  const row = await lockContract(ctx.tx, id);
  if (!row) throw notFound('contract');
  assertVersionSeen(row, input.version);
  const changes = changedColumns<ContractColumns>(row, {
    number: input.number,
    name: input.name === undefined ? undefined : input.name || null,
    effective_on: input.effectiveOn,
    expiry_on: input.expiryOn,
    priority_id: input.priorityId,
    note: input.note === undefined ? undefined : input.note || null,
  } as Partial<ContractColumns>);
  const fields = Object.keys(changes);
  if (fields.length === 0) return;
  const status = statusOf(row.status, row.expiry_on, today);
  const beyondNote = fields.some((field) => field !== 'note');
  if (status === 'closed' || (beyondNote && (status === 'expired' || status === 'canceled'))) {
    throw conflict('transition_refused', 'The contract is over. Make a new one instead.', { status });
  }
  assertDays(
    changes.effective_on ?? row.effective_on,
    changes.expiry_on === undefined ? row.expiry_on : changes.expiry_on,
  );
  await updateContract(ctx.tx, id, changes, ctx.now);
  ctx.record({ type: 'customer.contract_edited', data: { contractId: id, contactId: row.contact_id, fields } });
}
