import type { Catalogue } from '#areas/catalog/index.ts';
import { type CustomerRow, findCustomer, isValidAddress } from '#areas/customers/index.ts';
import type { Ctx } from '#platform/command.ts';
import { invalid } from '#platform/errors.ts';
import type { AnyActor } from '#platform/principal.ts';
import { addMessage } from './add-message.ts';
import { awaitCustomer } from './await-customer.ts';
import { closeNow } from './close-request.ts';
import { lockForChange } from './lock-for-change.ts';
import type { Recipient } from './message-queries.ts';
import { findReplyRecipients } from './reply-recipients.ts';
import { type RequestRecord, writeRequest } from './request-queries.ts';
import { signatureOf } from './request-word-facts.ts';
import { solveNow } from './solve-request.ts';

export type Reply = {
  id?: string;
  text: string;
  to?: string[];
  cc?: string[];
  afterwards: 'stay' | 'ask' | 'solve' | 'close';
  version?: number;
};

/**
 * Answers the customer in writing; sending it is the channel's work, after the commit. With `afterwards` the same command
 * also waits for the answer, solves or closes; the text then documents the solution or the information given where none
 * stands yet (S4-23, S4-24). The same `id` twice sends once. Throws `no_recipient`, `invalid_address`.
 */
export async function replyToCustomer(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  id: string,
  input: Reply,
): Promise<RequestRecord> {
  const row = await lockForChange(ctx, catalogue, id, 'reply', input.version);
  const { recipients, subject, contact } = await recipientsOf(ctx, catalogue, row, input);
  const kind = input.afterwards === 'ask' ? 'question' : 'reply';
  const signature = signatureOf(catalogue, ctx.actor, row, contact, ctx.now)?.html;
  const isNew = await addMessage(ctx, row, { id: input.id, kind, text: input.text, subject, recipients, signature });
  if (!isNew) return row;
  const written = await writeRequest(
    ctx.tx,
    row,
    { message_count: row.message_count + 1, replied_at: row.replied_at ?? ctx.now, came_back_at: null },
    ctx.now,
  );
  if (input.afterwards === 'ask') return awaitCustomer(ctx, catalogue, written, true);
  const documented = row.kind === 'information' ? { informationGiven: input.text } : { solution: input.text };
  if (input.afterwards === 'solve') return solveNow(ctx, catalogue, written, documented, true);
  if (input.afterwards === 'close') return closeNow(ctx, catalogue, written, documented, true);
  return written;
}

async function recipientsOf(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  row: RequestRecord,
  input: Reply,
): Promise<{ recipients: Recipient[]; subject: string; contact: CustomerRow | null }> {
  const contact = row.contact_id ? await findCustomer(ctx.tx, row.contact_id) : null;
  const found = await findReplyRecipients(ctx.tx, row, contact?.emails ?? [], catalogue.ownAddresses);
  const named = (addresses: string[], type: 'to' | 'cc'): Recipient[] =>
    addresses.map((address) => ({ type, address, name: null }));
  const recipients: Recipient[] = [
    ...(input.to
      ? named(input.to, 'to')
      : found.to.map(({ address, name }) => ({ type: 'to' as const, address, name }))),
    ...(input.cc
      ? named(input.cc, 'cc')
      : found.cc.map(({ address, name }) => ({ type: 'cc' as const, address, name }))),
  ];
  if (!recipients.some((recipient) => recipient.type === 'to')) {
    throw invalid(
      'no_recipient',
      'There is no e-mail address to write to. Add one to the customer or name a recipient.',
    );
  }
  const wrong = recipients.find((recipient) => !isValidAddress(recipient.address));
  if (wrong) throw invalid('invalid_address', `${wrong.address} is not a valid e-mail address.`);
  return { recipients, subject: found.subject, contact };
}
