import { uuid7 } from '../../../shell/uuid7.ts';

export type Mode = 'reply' | 'note' | 'call_note';
export type Afterwards = 'stay' | 'ask' | 'solve' | 'close';

/**
 * What is being written on a request. Each mode has a text of its own, so that an internal note can never go out as a
 * reply by a slip of the switch. `to`/`cc` null: as the server proposes. `since`: messages there were when writing began.
 */
export type Draft = {
  mode: Mode;
  texts: Record<Mode, string>;
  to: string[] | null;
  cc: string[] | null;
  afterwards: Afterwards;
  since: number | null;
  attempt: { id: string; of: string } | null;
};

export const emptyDraft = (mode: Mode): Draft => ({
  mode,
  texts: { reply: '', note: '', call_note: '' },
  to: null,
  cc: null,
  afterwards: 'stay',
  since: null,
  attempt: null,
});

const keptAt = (requestId: string) => `linja.draft.${requestId}`;

/** The draft kept in this browser for a request, or an empty one. */
export function recallDraft(requestId: string, mode: Mode): Draft {
  try {
    const kept = JSON.parse(localStorage.getItem(keptAt(requestId)) ?? 'null') as Partial<Draft> | null;
    const empty = emptyDraft(mode);
    return kept ? { ...empty, ...kept, texts: { ...empty.texts, ...kept.texts } } : empty;
  } catch {
    return emptyDraft(mode);
  }
}

/** Keeps a draft as long as it holds text. */
export function keepDraft(requestId: string, draft: Draft): void {
  if (hasText(draft)) localStorage.setItem(keptAt(requestId), JSON.stringify(draft));
  else localStorage.removeItem(keptAt(requestId));
}

export const hasText = (draft: Draft): boolean => Object.values(draft.texts).some((text) => text.trim() !== '');

/**
 * The id under which this very draft is sent: the same as of the attempt before while nothing in it changed, so that a
 * second press, or sending again after a lost answer, sends once; another one as soon as the text is another.
 */
export function attemptOf(draft: Draft): { id: string; of: string } {
  const { mode, texts, to, cc, afterwards } = draft;
  const of = JSON.stringify([mode, texts[mode].trim(), to, cc, afterwards]);
  return draft.attempt?.of === of ? draft.attempt : { id: uuid7(), of };
}

/** What is left once the text of the present mode has gone out. */
export function afterSending(draft: Draft): Draft {
  const texts = { ...draft.texts, [draft.mode]: '' };
  const cleared = draft.mode === 'reply' ? { to: null, cc: null, afterwards: 'stay' as const } : {};
  return { ...draft, ...cleared, texts, since: null, attempt: null };
}
