import type { SavedDraft, UploadedFile, WritingMode } from '#contract/writing.ts';
import { uuid7 } from '../../../shell/uuid7.ts';
import { htmlOf, isEmptyHtml } from './html-words.ts';

export type Mode = WritingMode;
export type Afterwards = 'stay' | 'ask' | 'solve' | 'close';
const modes: readonly Mode[] = ['reply', 'note', 'call_note'];

/**
 * What is being written on a request. Each mode has a text and files of its own, so that an internal note can never go
 * out as a reply by a slip of the switch. `to`/`cc`/`bcc` null: as the server proposes. `since`: messages there were when
 * writing began. `version`: the one the server keeps, null while it keeps none; `dirty`: it does not have the newest yet.
 */
export type Draft = {
  mode: Mode;
  /** Formatted text; pictures as the server names them, `file:<id>`. */
  texts: Record<Mode, string>;
  files: Record<Mode, UploadedFile[]>;
  to: string[] | null;
  cc: string[] | null;
  bcc: string[] | null;
  afterwards: Afterwards;
  since: number | null;
  attempt: { id: string; of: string } | null;
  version: number | null;
  dirty: boolean;
};

export const emptyDraft = (mode: Mode): Draft => ({
  mode,
  texts: { reply: '', note: '', call_note: '' },
  files: { reply: [], note: [], call_note: [] },
  to: null,
  cc: null,
  bcc: null,
  afterwards: 'stay',
  since: null,
  attempt: null,
  version: null,
  dirty: false,
});

const keptAt = (requestId: string) => `linja.draft.${requestId}`;

/** The draft kept in this browser for a request, or an empty one. What was kept as plain text becomes formatted. */
export function recallDraft(requestId: string, mode: Mode): Draft {
  try {
    const kept = JSON.parse(localStorage.getItem(keptAt(requestId)) ?? 'null') as Partial<Draft> | null;
    const empty = emptyDraft(mode);
    if (!kept) return empty;
    const texts = { ...empty.texts, ...kept.texts };
    for (const one of modes) if (texts[one] !== '' && !texts[one].startsWith('<')) texts[one] = htmlOf(texts[one]);
    return { ...empty, dirty: true, ...kept, texts, files: { ...empty.files, ...kept.files } };
  } catch {
    return emptyDraft(mode);
  }
}

/** Keeps a draft as long as it holds anything, as the net below the server's copy. */
export function keepDraft(requestId: string, draft: Draft): void {
  try {
    if (hasText(draft) || draft.dirty) localStorage.setItem(keptAt(requestId), JSON.stringify(draft));
    else localStorage.removeItem(keptAt(requestId));
  } catch {
    // A browser that keeps nothing more still has the server's copy.
  }
}

export const hasContent = (draft: Draft, mode: Mode): boolean =>
  !isEmptyHtml(draft.texts[mode]) || draft.files[mode].length > 0;

export const hasText = (draft: Draft): boolean => modes.some((mode) => hasContent(draft, mode));

/** A draft as the server takes it; without what is empty. */
export function bodyOf(draft: Draft) {
  const filled = modes.filter((mode) => hasContent(draft, mode));
  const entries = filled.map((mode) => [
    mode,
    { html: draft.texts[mode], attachmentIds: draft.files[mode].map((file) => file.id) },
  ]);
  const { mode, to, cc, bcc, afterwards, since: sinceCount } = draft;
  return { mode, entries: Object.fromEntries(entries), to, cc, bcc, afterwards, sinceCount };
}

/** What the server keeps, as it is written on here; null: it keeps nothing. */
export function fromSaved(saved: SavedDraft | null, mode: Mode): Draft {
  const draft = emptyDraft(saved?.mode ?? mode);
  if (!saved) return draft;
  for (const one of modes) {
    draft.texts[one] = saved.entries[one]?.html ?? '';
    draft.files[one] = saved.entries[one]?.files ?? [];
  }
  const { to, cc, bcc, afterwards, sinceCount: since, version } = saved;
  return { ...draft, to, cc, bcc, afterwards, since, version };
}

/**
 * The id under which this very draft is sent: the same as of the attempt before while nothing in it changed, so that a
 * second press, or sending again after a lost answer, sends once; another one as soon as the text is another.
 */
export function attemptOf(draft: Draft): { id: string; of: string } {
  const { mode, texts, files, to, cc, bcc, afterwards } = draft;
  const of = JSON.stringify([mode, texts[mode].trim(), files[mode].map((file) => file.id), to, cc, bcc, afterwards]);
  return draft.attempt?.of === of ? draft.attempt : { id: uuid7(), of };
}

/** What is left once the text of the present mode has gone out; the server has taken it out of its copy as well. */
export function afterSending(draft: Draft): Draft {
  const texts = { ...draft.texts, [draft.mode]: '' };
  const files = { ...draft.files, [draft.mode]: [] };
  const cleared = draft.mode === 'reply' ? { to: null, cc: null, bcc: null, afterwards: 'stay' as const } : {};
  const left = { ...draft, ...cleared, texts, files, since: null, attempt: null, dirty: false };
  return { ...left, version: hasText(left) && draft.version !== null ? draft.version + 1 : null };
}
