import './request-events.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict, forbidden, notFound } from '#platform/errors.ts';
import type { Principal } from '#platform/principal.ts';
import { joinDrafts } from './draft-content.ts';
import { type DraftRow, lockDraft, writeDraft } from './draft-queries.ts';
import { type HeldEffects, lockMessage, writeWithdrawn } from './held-queries.ts';
import { assertNotErased } from './lock-for-change.ts';
import { findMessage } from './message-queries.ts';
import { lockRequest, type RequestColumns, type RequestRecord, writeRequest } from './request-queries.ts';

export type Withdrawn = { row: RequestRecord; reverted: boolean; draft: DraftRow };

/**
 * Takes a reply back before it leaves: the message is kept but marked, its text is the writer's draft again, and what it
 * did to the request is undone. When the request changed since, only the message is taken back. Throws `already_sent`
 * once it has left; only whoever wrote it may.
 */
export async function withdrawReply(ctx: Ctx<Principal>, messageId: string): Promise<Withdrawn> {
  const found = await findMessage(ctx.tx, messageId);
  const row = found && (await lockRequest(ctx.tx, ctx.actor, found.request_id));
  const message = row && (await lockMessage(ctx.tx, messageId));
  if (!message) throw notFound('message');
  assertNotErased(row);
  if (message.author_id !== ctx.actor.id) throw forbidden('Only whoever wrote it can take it back.');
  if (!message.held_until || message.held_until <= ctx.now) {
    throw conflict('already_sent', 'It has left already and cannot be taken back.');
  }
  const effects = message.held_effects as unknown as HeldEffects;
  const reverted = row.version === effects.version;
  await writeWithdrawn(ctx.tx, messageId, ctx.now);
  const written = await writeRequest(
    ctx.tx,
    row,
    reverted ? columnsBack(effects.before) : { message_count: row.message_count - 1 },
    ctx.now,
  );
  const draft = await draftBack(ctx, row.id, effects.draft, written.message_count);
  ctx.record({ type: 'message.withdrawn', requestId: row.id, data: { messageId, kind: message.kind, reverted } });
  return { row: written, reverted, draft };
}

/** Lists of JSON go to the database as JSON, not as arrays. */
function columnsBack(before: Record<string, unknown>): RequestColumns {
  const columns = Object.entries(before).map(([name, value]) => [
    name,
    name === 'deadline_pauses' ? JSON.stringify(value) : value,
  ]);
  return Object.fromEntries(columns) as RequestColumns;
}

/** The text is there again, before whatever was begun in these seconds. */
async function draftBack(ctx: Ctx<Principal>, requestId: string, back: HeldEffects['draft'], count: number) {
  const own = await lockDraft(ctx.tx, ctx.actor.id, requestId);
  const { html, attachmentIds, to, cc, bcc, afterwards } = back;
  const restored = {
    mode: 'reply' as const,
    entries: { reply: { html, attachmentIds } },
    recipients: { to, cc, bcc },
    afterwards,
  };
  const content = own ? joinDrafts(restored, own) : restored;
  return writeDraft(ctx.tx, { personId: ctx.actor.id, requestId, sinceCount: count, ...content }, ctx.now);
}
