/** How much of a mail goes into the database as text, in characters; the whole stays in the raw form. */
export const textLimits = {
  /** Subject of the request, as the contract has it. */
  requestSubject: 300,
  /** Subject of the message: whole, short of a bomb. */
  messageSubject: 2_000,
  /** What was written, and what was quoted below it. */
  body: 200_000,
  /** Of a body that is looked into at all: no letter is that long, and one mail must not hold up the others. */
  read: 1_000_000,
  /** Description of the request, as the contract has it. */
  description: 100_000,
  html: 2_000_000,
  name: 200,
  address: 320,
} as const;

/**
 * The text as PostgreSQL can hold it, in `text` and in `jsonb`: no NUL, no half of a surrogate pair (which JSON would
 * carry as an escape the database refuses), at most `max` characters.
 */
export function storable(text: string, max: number): string {
  const cut = text.length > max ? text.slice(0, max).replace(/[\ud800-\udbff]$/, '') : text;
  return cut.replaceAll('\u0000', '').toWellFormed();
}

/** The same for a text that may be absent; nothing but white space counts as absent. */
export function storableOrNull(text: string | null | undefined, max: number): string | null {
  const kept = storable(text ?? '', max);
  return kept.trim() === '' ? null : kept;
}
