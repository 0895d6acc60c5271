import type { Catalogue } from '#areas/catalog/index.ts';
import { type CustomerRow, findCustomer, isValidAddress } from '#areas/customers/index.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict, invalid } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import type { AnyActor } from '#platform/principal.ts';
import { addMessage } from './add-message.ts';
import { awaitCustomer } from './await-customer.ts';
import { closeNow, closingOf } from './close-request.ts';
import { clearDraft } from './draft-queries.ts';
import { holdReply } from './hold-reply.ts';
import { assertMay, lockForChange, policyFacts } from './lock-for-change.ts';
import { findMessage, listNewer, type Recipient } from './message-queries.ts';
import { disposed, enter } from './phase-columns.ts';
import { readWritten } from './read-written.ts';
import type { Reply } from './reply.ts';
import { findReplyRecipients } from './reply-recipients.ts';
import { isOpen, nextPhase } from './request-phase.ts';
import { mayTake } from './request-policy.ts';
import { type RequestColumns, type RequestRecord, writeRequest } from './request-queries.ts';
import { signatureOf } from './request-word-facts.ts';
import { solveNow } from './solve-request.ts';
import { replyColumns } from './time-figures.ts';

/**
 * Answers the customer in writing; sending it is the channel's work, after the commit. With `afterwards` the same command
 * also waits for the answer, solves or closes; the text then documents the solution or the information given where none
 * stands yet (S4-23, S4-24). The same `id` twice sends once. With `holdSeconds` it waits that long before it leaves and
 * can be taken back. Throws `no_recipient`, `invalid_address`, `newer_messages`, what `readWritten` throws, and what
 * the waiting, solving or closing throws where it may not be done.
 */
export async function replyToCustomer(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  id: string,
  input: Reply,
): Promise<RequestRecord> {
  const row = await lockForChange(ctx, catalogue, id, 'reply', input.version);
  if (await isStale(ctx, row, input)) return row;
  const [{ recipients, subject, contact }, content] = await Promise.all([
    recipientsOf(ctx, catalogue, row, input),
    readWritten(ctx, input),
  ]);
  const kind = input.afterwards === 'ask' ? 'question' : 'reply';
  const messageId = input.id ?? newId(ctx.now);
  const holdMs = (input.holdSeconds ?? 0) * 1000;
  const signature = signatureOf(catalogue, ctx.actor, row, contact, ctx.now)?.html;
  const [isNew] = await Promise.all([
    addMessage(ctx, row, { id: messageId, kind, ...content, subject, recipients, signature, held: holdMs > 0 }),
    clearDraft(ctx.tx, ctx.actor.id, id, 'reply', ctx.now),
  ]);
  if (!isNew) return row;
  const done = await effectsOf(ctx, catalogue, row, input.afterwards, content.text);
  if (holdMs > 0) await holdReply(ctx, messageId, { before: row, after: done, reply: input, holdMs });
  return done;
}

/** What the reply does to its request: counted, answered, and with `afterwards` waiting, solved or closed. */
async function effectsOf(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  row: RequestRecord,
  afterwards: Reply['afterwards'],
  text: string,
): Promise<RequestRecord> {
  // Asked of the request as it was: the reply itself may make its writer the owner.
  assertMayAfterwards(ctx.actor, catalogue, afterwards, row);
  const written = await writeRequest(
    ctx.tx,
    row,
    {
      message_count: row.message_count + 1,
      ...replyColumns(catalogue, row, ctx.now),
      came_back_at: null,
      ...takenOver(ctx, catalogue, row),
    },
    ctx.now,
  );
  if (afterwards === 'ask') return awaitCustomer(ctx, catalogue, written, true);
  const documented = row.kind === 'information' ? { informationGiven: text } : { solution: text };
  if (afterwards === 'solve') return solveNow(ctx, catalogue, written, documented, true);
  if (afterwards === 'close') return closeNow(ctx, catalogue, written, documented, true);
  return written;
}

/** Throws what asking, solving or closing would throw where a reply may not do that as well. */
export function assertMayAfterwards(
  actor: AnyActor,
  catalogue: Catalogue,
  afterwards: Reply['afterwards'],
  row: RequestRecord,
): void {
  if (afterwards === 'stay') return;
  const then = { ask: 'ask_customer', solve: 'solve', close: closingOf(row) } as const;
  assertMay(actor, catalogue, then[afterwards], row);
}

/**
 * Where the category wants it, whoever answers becomes the owner and goes on working on it (§4.12); an answer does not
 * take what may not be picked from the queue (R13.4).
 */
function takenOver(ctx: Ctx<AnyActor>, catalogue: Catalogue, row: RequestRecord): RequestColumns {
  const { actor } = ctx;
  const category = row.category_id ? catalogue.categories.get(row.category_id) : undefined;
  if (!category?.assignment.takeOverWhenReplying || actor.kind !== 'person' || row.owner_id === actor.id) return {};
  if (!isOpen(row.phase) || !actor.permissions.has('request.solve')) return {};
  if (!mayTake(actor, policyFacts(row, catalogue))) return {};
  const data = { ownerId: actor.id, owner: actor.name, category: category.plainPath, by: 'reply' as const };
  ctx.record({ type: 'request.assigned', requestId: row.id, data });
  const phase = nextPhase(row.phase, 'start');
  return {
    ...(phase ? enter(catalogue, phase, row, ctx.now) : {}),
    ...(row.pulled_by === actor.id ? {} : disposed(row, 'reassigned')),
    owner_id: actor.id,
    owner_source: 'reply',
  };
}

/**
 * Throws `newer_messages` when something came, or a colleague answered, since the writing began. True when this very
 * reply is what stands there already: sent again after a lost answer.
 */
async function isStale(ctx: Ctx<AnyActor>, row: RequestRecord, input: Reply): Promise<boolean> {
  if (input.sinceCount === undefined || input.force || row.message_count <= input.sinceCount) return false;
  const newer = await listNewer(ctx.tx, row.id, input.sinceCount);
  if (newer.length === 0) return false;
  if (input.id && (await findMessage(ctx.tx, input.id))) return true;
  throw conflict(
    'newer_messages',
    `${newer.length} newer ${newer.length === 1 ? 'message stands' : 'messages stand'} on request ${row.number} since you began. Nothing was sent.`,
    { count: newer.length, messageCount: row.message_count, messages: newer },
  );
}

async function recipientsOf(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  row: RequestRecord,
  input: Reply,
): Promise<{ recipients: Recipient[]; subject: string; contact: CustomerRow | null }> {
  const contact = row.contact_id ? await findCustomer(ctx.tx, row.contact_id) : null;
  const found = await findReplyRecipients(ctx.tx, row, contact?.emails ?? [], catalogue.ownAddresses);
  const named = (addresses: string[], type: 'to' | 'cc' | 'bcc'): Recipient[] =>
    addresses.map((address) => ({ type, address, name: null }));
  const recipients: Recipient[] = [
    ...(input.to
      ? named(input.to, 'to')
      : found.to.map(({ address, name }) => ({ type: 'to' as const, address, name }))),
    ...(input.cc
      ? named(input.cc, 'cc')
      : found.cc.map(({ address, name }) => ({ type: 'cc' as const, address, name }))),
    ...named(input.bcc ?? [], 'bcc'),
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
