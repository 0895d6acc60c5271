import './email-events.ts';
import { assertVersionSeen, changedColumns } from '#areas/settings/index.ts';
import type { Ctx } from '#platform/command.ts';
import { notFound } from '#platform/errors.ts';
import { assertFree, defaultNeeded, handOver, type NewMailAddress } from './create-mail-address.ts';
import { addressKey } from './mail-address.ts';
import { lockMailAddresses, type MailAddressColumns, updateMailAddress } from './mail-address-queries.ts';

/** The names of the columns in the words of the contract. */
const fieldOf: Record<keyof MailAddressColumns, string> = {
  address: 'address',
  address_key: 'address',
  name: 'name',
  centre_id: 'centre',
  category_id: 'category',
  priority_id: 'priority',
  language: 'language',
  is_default: 'isDefault',
  active: 'active',
};

/**
 * Changes an address of ours. Exactly one stays the default: making this one it takes the mark from the other; taking it
 * away, or switching the default off, is refused with `default_needed`. Throws `request_changed`, `invalid_address`,
 * `already_exists`. The caller has asked `setting.edit`.
 */
export async function editMailAddress(
  ctx: Ctx,
  id: string,
  input: Partial<NewMailAddress> & { version?: number | undefined },
): Promise<void> {
  const rows = await lockMailAddresses(ctx.tx);
  const row = rows.find((one) => one.id === id);
  if (!row) throw notFound('mail address');
  assertVersionSeen(row, input.version);
  if (input.address !== undefined) assertFree(rows, input.address, id);
  const changes: Partial<MailAddressColumns> = changedColumns<MailAddressColumns>(row, {
    ...(input.address === undefined ? {} : { address: input.address, address_key: addressKey(input.address) }),
    name: input.name,
    centre_id: input.centreId,
    category_id: input.categoryId,
    priority_id: input.priorityId,
    language: input.language,
    is_default: input.isDefault,
    active: input.active,
  });
  if (Object.keys(changes).length === 0) return;
  const after = { ...row, ...changes };
  if (after.is_default ? !after.active : row.is_default) throw defaultNeeded();
  if (changes.is_default) await handOver(ctx, rows, id);
  await updateMailAddress(ctx.tx, id, changes, ctx.now);
  const fields = new Set(Object.keys(changes).map((column) => fieldOf[column as keyof MailAddressColumns]));
  ctx.record({ type: 'mail_address.edited', data: { mailAddressId: id, fields: [...fields] } });
}
