/**
 * Text being typed over a value that others may change meanwhile. `base`: the server's value the typing began from.
 * `sent`: what is on its way. `theirs`: a value of somebody else that differs from both; then the person chooses.
 */
export type FieldDraft = { base: string; text: string; sent: string | null; theirs: string | null };

/** As the server keeps it: without space around. */
export const written = (text: string): string => text.replaceAll('\r\n', '\n').trim();

export const fresh = (value: string): FieldDraft => ({ base: value, text: value, sent: null, theirs: null });

export const isDirty = (draft: FieldDraft): boolean => written(draft.text) !== draft.base;

/** What a newly heard server value does to a draft: adopted where nothing was typed, a choice where both changed. */
export function heard(draft: FieldDraft, value: string): FieldDraft {
  if (value === written(draft.text)) return { ...draft, base: value, sent: null, theirs: null };
  if (value === draft.base) return draft.theirs === null ? draft : { ...draft, theirs: null };
  // Our own save has arrived while the typing went on.
  if (value === draft.sent) return { ...draft, base: value, sent: null, theirs: null };
  if (!isDirty(draft)) return fresh(value);
  return { ...draft, theirs: value };
}

/** My text goes over theirs, knowingly. */
export const keepMine = (draft: FieldDraft): FieldDraft => ({
  ...draft,
  base: draft.theirs ?? draft.base,
  theirs: null,
});

export const takeTheirs = (draft: FieldDraft): FieldDraft => fresh(draft.theirs ?? draft.base);
