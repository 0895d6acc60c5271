import type { WritingMode } from '#contract/writing.ts';
import { writingModes } from '#contract/writing.ts';
import { picturesOf } from './written-html.ts';

export type DraftEntry = { html: string; attachmentIds: string[] };
export type DraftEntries = Partial<Record<WritingMode, DraftEntry>>;
export type DraftRecipients = { to: string[] | null; cc: string[] | null; bcc: string[] | null };

/** What somebody is writing: a text and files of each kind, and for a reply whom it goes to and what follows. */
export type DraftContent = {
  mode: WritingMode;
  entries: DraftEntries;
  recipients: DraftRecipients;
  afterwards: 'stay' | 'ask' | 'solve' | 'close';
};

/** Every file of a draft, pictures in its texts among them. */
export function filesOfDraft(entries: DraftEntries): string[] {
  const all = Object.values(entries).flatMap((entry) => [...entry.attachmentIds, ...picturesOf(entry.html)]);
  return [...new Set(all)];
}

/** Two drafts as one: the texts of `second` behind those of `first`, its files beside theirs; no kind mixes with another. */
export function joinDrafts(first: DraftContent, second: DraftContent): DraftContent {
  const entries: DraftEntries = {};
  for (const mode of writingModes) {
    const parts = [first.entries[mode], second.entries[mode]].filter((one) => one !== undefined);
    if (parts.length === 0) continue;
    entries[mode] = {
      html: parts.map((one) => one.html).join(''),
      attachmentIds: [...new Set(parts.flatMap((one) => one.attachmentIds))],
    };
  }
  return {
    mode: first.mode,
    entries,
    recipients: {
      to: first.recipients.to ?? second.recipients.to ?? null,
      cc: first.recipients.cc ?? second.recipients.cc ?? null,
      bcc: first.recipients.bcc ?? second.recipients.bcc ?? null,
    },
    afterwards: first.afterwards,
  };
}
