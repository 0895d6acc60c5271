import type { z } from 'zod';
import { keepUploads } from '#areas/files/index.ts';
import { type DraftBody, writingModes } from '#contract/writing.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict, notFound } from '#platform/errors.ts';
import type { Principal } from '#platform/principal.ts';
import { type DraftEntries, filesOfDraft } from './draft-content.ts';
import { deleteDraft, lockDraft, writeDraft } from './draft-queries.ts';
import { draftKeptMs } from './forget-drafts.ts';
import { assertNotErased } from './lock-for-change.ts';
import { findToWriteBeside } from './request-queries.ts';
import { picturesOf, tidyWrittenHtml } from './written-html.ts';
import { textOfTidied } from './written-text.ts';

const dayMs = 24 * 3600_000;

/**
 * Keeps what somebody is writing on a request they can see; empty, nothing is kept. `version` is the one last seen (null:
 * there was none); another one kept meanwhile throws `draft_changed` and overwrites nothing. Gives the version kept.
 */
export async function saveDraft(
  ctx: Ctx<Principal>,
  requestId: string,
  input: z.output<typeof DraftBody> & { version?: number | null | undefined },
): Promise<number | null> {
  const { id: personId } = ctx.actor;
  const [request, known] = await Promise.all([
    findToWriteBeside(ctx.tx, ctx.actor, requestId),
    lockDraft(ctx.tx, personId, requestId),
  ]);
  if (!request) throw notFound('request');
  assertNotErased(request);
  if ((known?.version ?? null) !== (input.version ?? null)) {
    throw conflict('draft_changed', 'This draft was changed elsewhere. Nothing was overwritten.', {
      version: known?.version ?? null,
    });
  }
  const entries = entriesOf(input.entries);
  if (Object.keys(entries).length === 0) {
    if (known) await deleteDraft(ctx.tx, personId, requestId);
    return null;
  }
  // Its files stay as long as the draft, and the day a file stays anyway.
  await keepUploads(ctx.tx, personId, filesOfDraft(entries), new Date(ctx.now.getTime() + draftKeptMs + dayMs));
  const { to = null, cc = null, bcc = null, sinceCount = null } = input;
  const draft = { ...input, entries, recipients: { to, cc, bcc }, sinceCount, personId, requestId };
  return (await writeDraft(ctx.tx, draft, ctx.now)).version;
}

function entriesOf(given: z.output<typeof DraftBody>['entries']): DraftEntries {
  const entries: DraftEntries = {};
  for (const mode of writingModes) {
    const one = given[mode];
    const html = one ? tidyWrittenHtml(one.html) : '';
    const empty = textOfTidied(html) === '' && picturesOf(html).length === 0;
    const attachmentIds = one?.attachmentIds ?? [];
    if (!empty || attachmentIds.length > 0) entries[mode] = { html: empty ? '' : html, attachmentIds };
  }
  return entries;
}
