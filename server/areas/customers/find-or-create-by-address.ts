import type { Language } from '#contract/common-shapes.ts';
import type { Ctx } from '#platform/command.ts';
import { inOrder } from '#platform/in-order.ts';
import { createCustomer } from './create-customer.ts';
import { type CustomerRow, findCustomer, findCustomerByAddress, lockAddressKey } from './customer-queries.ts';
import { addressKey } from './email-address.ts';

export type Sender = { address: string; name?: string | null; language?: Language | null };

/**
 * The customer who writes from this address, kept new with name and language when nobody has it. A customer who is
 * known is left as is. Two first mails at once make one customer, so that it waits for whoever asks the same: look with
 * `findCustomerByAddress` before. Throws `invalid_address`.
 */
export async function findOrCreateByAddress(ctx: Ctx, sender: Sender): Promise<CustomerRow> {
  const key = addressKey(sender.address);
  // Whoever held the lock may have kept the customer meanwhile.
  const [, kept] = await inOrder(lockAddressKey(ctx.tx, key), findCustomerByAddress(ctx.tx, key));
  if (kept) return kept;
  const id = await createCustomer(ctx, {
    name: sender.name ?? null,
    language: sender.language ?? null,
    emails: [sender.address],
  });
  return (await findCustomer(ctx.tx, id)) as CustomerRow;
}
