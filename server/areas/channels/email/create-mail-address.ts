import './email-events.ts';
import type { Language } from '#contract/common-shapes.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict, invalid } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import { addressKey, isValidAddress } from './mail-address.ts';
import {
  insertMailAddress,
  lockMailAddresses,
  type MailAddressRow,
  updateMailAddress,
} from './mail-address-queries.ts';

export type NewMailAddress = {
  id?: string | undefined;
  address: string;
  name: string;
  centreId: string;
  categoryId?: string | null | undefined;
  priorityId?: string | null | undefined;
  language?: Language | null | undefined;
  isDefault?: boolean | undefined;
  active?: boolean | undefined;
};

/**
 * Adds an address of ours (§2.17) and gives its id; an `id` known already is answered and nothing written. The first one
 * is the default, and a new default takes over from the old. Throws `invalid_address`, `already_exists`, `default_needed`
 * for a default that is not active, `reference_unknown`. The caller has asked `setting.edit`.
 */
export async function createMailAddress(ctx: Ctx, input: NewMailAddress): Promise<string> {
  const { tx, now } = ctx;
  const rows = await lockMailAddresses(tx);
  const id = input.id ?? newId(now);
  if (rows.some((row) => row.id === id)) return id;
  assertFree(rows, input.address);
  const isDefault = input.isDefault === true || !rows.some((row) => row.is_default);
  if (isDefault && input.active === false) throw defaultNeeded();
  if (isDefault) await handOver(ctx, rows, id);
  await insertMailAddress(
    tx,
    id,
    {
      address: input.address,
      address_key: addressKey(input.address),
      name: input.name,
      centre_id: input.centreId,
      category_id: input.categoryId ?? null,
      priority_id: input.priorityId ?? null,
      language: input.language ?? null,
      is_default: isDefault,
      active: input.active ?? true,
    },
    now,
  );
  ctx.record({ type: 'mail_address.created', data: { mailAddressId: id, address: input.address } });
  return id;
}

/** Throws `invalid_address` or, when another of our addresses is the same, `already_exists`. */
export function assertFree(rows: readonly MailAddressRow[], address: string, ownId?: string): void {
  if (!isValidAddress(address)) throw invalid('invalid_address', `“${address}” is not a valid e-mail address.`);
  const key = addressKey(address);
  if (rows.some((row) => row.address_key === key && row.id !== ownId)) {
    throw conflict('already_exists', 'This is one of our mail addresses already.');
  }
}

/** Takes the mark of the default from whichever address has it, before `id` gets it. */
export async function handOver(ctx: Ctx, rows: readonly MailAddressRow[], id: string): Promise<void> {
  for (const row of rows) {
    if (!row.is_default || row.id === id) continue;
    await updateMailAddress(ctx.tx, row.id, { is_default: false }, ctx.now);
    ctx.record({ type: 'mail_address.edited', data: { mailAddressId: row.id, fields: ['isDefault'] } });
  }
}

export const defaultNeeded = () =>
  conflict('default_needed', 'One active address must be the default. Make another the default first.');
