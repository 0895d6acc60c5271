import './request-events.ts';
import type { Ctx } from '#platform/command.ts';
import { notFound } from '#platform/errors.ts';
import type { Principal } from '#platform/principal.ts';
import { joinDrafts } from './draft-content.ts';
import { type DraftRow, deleteHanded, lockDraft, lockHanded, writeDraft } from './draft-queries.ts';
import { assertNotErased } from './lock-for-change.ts';
import { findToWriteBeside } from './request-queries.ts';

/**
 * Makes a draft that was handed to the caller their own. `append`: behind what they have written themselves; `replace`:
 * in its place. Counted as begun now, since its new writer has the newest messages before them.
 */
export async function takeOverDraft(
  ctx: Ctx<Principal>,
  requestId: string,
  input: { handedId: string; own: 'append' | 'replace' },
): Promise<DraftRow> {
  const { tx, actor, now } = ctx;
  const [request, handed, own] = await Promise.all([
    findToWriteBeside(tx, actor, requestId),
    lockHanded(tx, input.handedId, actor.id),
    lockDraft(tx, actor.id, requestId),
  ]);
  if (request) assertNotErased(request);
  if (!request || handed?.request_id !== requestId) throw notFound('draft');
  const content = own && input.own === 'append' ? { ...joinDrafts(own, handed), mode: handed.mode } : handed;
  const { mode, entries, recipients, afterwards } = content;
  const draft = await writeDraft(
    tx,
    { mode, entries, recipients, afterwards, personId: actor.id, requestId, sinceCount: request.message_count },
    now,
  );
  await deleteHanded(tx, handed.id);
  ctx.record({
    type: 'draft.taken_over',
    requestId,
    data: { fromId: handed.from_person_id, from: handed.from_name },
  });
  return draft;
}
