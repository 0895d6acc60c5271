import type { Ctx } from '#platform/command.ts';
import type { AnyActor } from '#platform/principal.ts';
import { type HeldEffects, writeHold } from './held-queries.ts';
import type { Reply } from './reply.ts';
import type { RequestRecord } from './request-queries.ts';
import { htmlOfText, tidyWrittenHtml } from './written-html.ts';

/** Columns that count writes and are never put back. */
const counters = new Set(['version', 'updated_at']);

/**
 * Lets a reply just written wait before it leaves, and notes what taking it back needs: how the request was before, the
 * version it led to, and the text as it was typed.
 */
export async function holdReply(
  ctx: Ctx<AnyActor>,
  messageId: string,
  hold: { before: RequestRecord; after: RequestRecord; reply: Reply; holdMs: number },
): Promise<void> {
  const { before, after, reply } = hold;
  const effects: HeldEffects = {
    version: after.version,
    before: changedBefore(before, after),
    draft: {
      html: reply.html === undefined ? htmlOfText(reply.text ?? '') : tidyWrittenHtml(reply.html),
      attachmentIds: reply.attachmentIds ?? [],
      to: reply.to ?? null,
      cc: reply.cc ?? null,
      bcc: reply.bcc ?? null,
      afterwards: reply.afterwards,
    },
  };
  await writeHold(ctx.tx, messageId, new Date(ctx.now.getTime() + hold.holdMs), effects);
}

/** The former values of exactly the columns that are different now. */
function changedBefore(before: RequestRecord, after: RequestRecord): Record<string, unknown> {
  const names = Object.keys(before) as (keyof RequestRecord)[];
  const changed = names.filter(
    (name) => !counters.has(name) && JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  return Object.fromEntries(changed.map((name) => [name, before[name]]));
}
