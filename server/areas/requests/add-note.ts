import type { Catalogue } from '#areas/catalog/index.ts';
import type { Ctx } from '#platform/command.ts';
import type { AnyActor } from '#platform/principal.ts';
import { addMessage } from './add-message.ts';
import { detailsEntered } from './details-entered.ts';
import { lockForChange } from './lock-for-change.ts';
import { type RequestRecord, writeRequest } from './request-queries.ts';

/** Adds an internal note or a note of what was said on the phone; changes nothing else of the request. */
export async function addNote(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  id: string,
  kind: 'note' | 'call_note',
  input: { id?: string; text: string; version?: number },
): Promise<RequestRecord> {
  const row = await lockForChange(ctx, catalogue, id, kind === 'note' ? 'add_note' : 'add_call_note', input.version);
  const isNew = await addMessage(ctx, row, { id: input.id, kind, text: input.text });
  if (!isNew) return row;
  // What the caller said makes a blank request a registered one, as a description would (T2: or message).
  const entered =
    kind === 'call_note' && row.phase === 'new'
      ? detailsEntered(catalogue, row, { description: input.text }, ctx.now)
      : {};
  return writeRequest(ctx.tx, row, { message_count: row.message_count + 1, ...entered }, ctx.now);
}
