import type { Catalogue } from '#areas/catalog/index.ts';
import { findCustomer } from '#areas/customers/index.ts';
import {
  addMessage,
  findReplyRecipients,
  languagesOf,
  type RequestRecord,
  requestWordFacts,
  signatureOf,
  writeRequest,
} from '#areas/requests/index.ts';
import { renderText, type TextModuleRow } from '#areas/writing/index.ts';
import type { ChainLevel } from '#contract/escalation.ts';
import type { Ctx } from '#platform/command.ts';
import type { AnyActor } from '#platform/principal.ts';
import type { Deed } from './escalation-events.ts';
import { standardCustomerText } from './standard-texts.ts';

/**
 * Writes to the customer, in the customer's language, as a reply that stands in the timeline and leaves by mail. It is no
 * answer to what was asked: neither is the request answered by it, nor does it leave anybody's hand.
 */
export async function tellCustomer(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  modules: readonly TextModuleRow[],
  row: RequestRecord,
  level: Pick<ChainLevel, 'customerTextId'>,
): Promise<Deed> {
  const contact = row.contact_id ? await findCustomer(ctx.tx, row.contact_id) : null;
  const found = await findReplyRecipients(ctx.tx, row, contact?.emails ?? [], catalogue.ownAddresses);
  const [to] = found.to;
  if (!to) return { did: 'customer', failed: 'no_address' };
  const chosen = modules.find((one) => one.id === level.customerTextId && one.active);
  // It is the desk that writes, not an agent: its name stands where an agent's would.
  const writer: AnyActor = {
    kind: 'rule',
    id: null,
    channel: 'timer',
    name: catalogue.desk.organisation || ctx.actor.name,
  };
  const place = {
    facts: requestWordFacts(catalogue, writer, row, contact, ctx.now),
    languages: languagesOf(catalogue, row, contact),
  };
  const ready =
    renderText(chosen?.texts ?? standardCustomerText, modules, place, chosen?.owner_id ?? null) ??
    renderText(standardCustomerText, modules, place, null);
  if (!ready) return { did: 'customer', failed: 'refused' };
  await addMessage(ctx, row, {
    kind: 'reply',
    text: ready.text,
    html: ready.html,
    subject: found.subject,
    recipients: [{ type: 'to', address: to.address, name: to.name }],
    signature: signatureOf(catalogue, writer, row, contact, ctx.now)?.html,
  });
  await writeRequest(ctx.tx, row, { message_count: row.message_count + 1 }, ctx.now);
  return { did: 'customer' };
}
