import type { Catalogue } from '#areas/catalog/index.ts';
import type { Written } from '#contract/writing.ts';
import type { Ctx } from '#platform/command.ts';
import type { AnyActor } from '#platform/principal.ts';
import { addMessage } from './add-message.ts';
import { writeDetails } from './details-entered.ts';
import { clearDraft } from './draft-queries.ts';
import { lockForChange } from './lock-for-change.ts';
import { assertMentionable, mentionsOf } from './note-mentions.ts';
import { readWritten } from './read-written.ts';
import type { RequestRecord } from './request-queries.ts';

/**
 * Adds an internal note or a note of what was said on the phone; changes nothing else of the request, but that a blank one
 * becomes a registered one by what the caller said (T2).
 */
export async function addNote(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  id: string,
  kind: 'note' | 'call_note',
  input: Written & { id?: string; mentions?: string[]; version?: number },
): Promise<RequestRecord> {
  const row = await lockForChange(ctx, catalogue, id, kind === 'note' ? 'add_note' : 'add_call_note', input.version);
  const mentions = mentionsOf(input);
  await assertMentionable(ctx, catalogue, row, mentions);
  const content = await readWritten(ctx, input);
  const [isNew] = await Promise.all([
    addMessage(ctx, row, { id: input.id, kind, ...content, mentions }),
    clearDraft(ctx.tx, ctx.actor.id, id, kind, ctx.now),
  ]);
  if (!isNew) return row;
  // What the caller said makes a blank request a registered one, as a description would (T2: or message).
  const said = kind === 'call_note' ? { said: content.text } : {};
  return writeDetails(
    ctx,
    catalogue,
    row,
    { message_count: row.message_count + 1 },
    { fields: ['call_note'], ...said },
  );
}
