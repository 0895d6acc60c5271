import './request-events.ts';
import { giveUploads } from '#areas/files/index.ts';
import { findPrincipal } from '#areas/staff/index.ts';
import type { Permission } from '#contract/permissions.ts';
import type { WritingMode } from '#contract/writing.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict, notFound } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import type { Principal } from '#platform/principal.ts';
import { filesOfDraft } from './draft-content.ts';
import { deleteDraft, insertHanded, lockDraft } from './draft-queries.ts';
import { assertNotErased } from './lock-for-change.ts';
import { findRequest, findToWriteBeside } from './request-queries.ts';

const needed: Record<WritingMode, Permission> = {
  reply: 'request.reply',
  note: 'request.note',
  call_note: 'request.note',
};

/**
 * Hands the caller's draft with its files to a colleague, who finds it on the request beside a draft of their own. Throws
 * `colleague_cannot` when they cannot see the request or may not write what it holds. Gives its id.
 */
export async function handOverDraft(
  ctx: Ctx<Principal>,
  requestId: string,
  input: { personId: string; note?: string | undefined },
): Promise<string> {
  const { tx, actor, now } = ctx;
  const [request, draft, colleague] = await Promise.all([
    findToWriteBeside(tx, actor, requestId),
    lockDraft(tx, actor.id, requestId),
    findPrincipal(tx, input.personId, 'web'),
  ]);
  if (request) assertNotErased(request);
  if (!request || !draft) throw notFound('draft');
  const modes = Object.keys(draft.entries) as WritingMode[];
  const may =
    colleague !== null &&
    colleague.id !== actor.id &&
    modes.every((mode) => colleague.permissions.has(needed[mode])) &&
    (await findRequest(tx, colleague, requestId)) !== undefined;
  if (!may) {
    throw conflict('colleague_cannot', 'This colleague cannot see the request or may not write there.', {
      personId: input.personId,
    });
  }
  const id = newId(now);
  const note = input.note || null;
  await insertHanded(tx, { ...draft, id, requestId, from: actor.id, to: colleague.id, note }, now);
  await giveUploads(tx, filesOfDraft(draft.entries), actor.id, colleague.id);
  await deleteDraft(tx, actor.id, requestId);
  ctx.record({ type: 'draft.handed_over', requestId, data: { toId: colleague.id, to: colleague.name, note } });
  return id;
}
