import type { Catalogue } from '#areas/catalog/index.ts';
import type { Ctx } from '#platform/command.ts';
import type { AnyActor } from '#platform/principal.ts';
import { awaitCustomer } from './await-customer.ts';
import { lockForChange } from './lock-for-change.ts';
import { replyToCustomer } from './reply-to-customer.ts';
import type { RequestRecord } from './request-queries.ts';

/**
 * Asks the customer and waits (T8, S5-50 b): by e-mail when there is a text, else it was asked by phone. Frees the slot of
 * a pulled request; when the answer comes it returns to the same agent.
 */
export async function askCustomer(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  id: string,
  input: { text?: string; version?: number },
): Promise<RequestRecord> {
  const row = await lockForChange(ctx, catalogue, id, 'ask_customer', input.version);
  if (input.text) return replyToCustomer(ctx, catalogue, id, { text: input.text, afterwards: 'ask' });
  return awaitCustomer(ctx, catalogue, row, false);
}
