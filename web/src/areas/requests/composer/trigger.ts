import type { RequestDetail } from '#contract/requests.ts';

/** One offer of a list that opens while writing: `::` text modules, `@` colleagues. */
export type Offer = {
  id: string;
  /** What the list shows, and a second, quieter line. */
  label: string;
  hint?: string;
  /** What is put in: formatted text, already rendered and sanitised by the server. */
  html: string;
  /** The colleague mentioned, for a trigger that mentions. */
  personId?: string;
};

/** Where something is written: the request, and the kind of entry. */
export type WritingPlace = { request: RequestDetail; mode: 'reply' | 'note' | 'call_note' };

/** A sequence of characters that opens a list of offers in the editor. */
export type Trigger = {
  /** `::` or `@`. */
  chars: string;
  /** In which kinds of entry it works. */
  modes: readonly ('reply' | 'note' | 'call_note')[];
  /** The name of the list for screen readers. */
  label: string;
  /** Told which offer was put in. */
  used?: (offer: Offer) => void;
  find: (place: WritingPlace, typed: string, signal: AbortSignal) => Promise<Offer[]>;
};
