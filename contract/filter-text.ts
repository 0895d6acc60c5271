/**
 * The text form of a filter: `owner:me phase:open -channel:email category:"Invoices / Foreign" created:>2026-01-01 printer`.
 * A term is a field, a colon and values with commas between; `-` before it excludes; everything else is words to search
 * for. Quotes hold together what has blanks, commas or quotes (`\"`). Only the writing is decided here, not what it means.
 */

/** One term, with its place in the text (`to` is after its last character). */
export type FilterTerm = { field: string; not: boolean; values: string[]; from: number; to: number };

/** Something that cannot be meant as written, and where; the rest of the text still counts. */
export type FilterFault = {
  code: 'unknown_field' | 'unknown_value' | 'no_value' | 'open_quote';
  text: string;
  from: number;
  to: number;
};

export type FilterText = { terms: FilterTerm[]; words: string[]; faults: FilterFault[] };

/** Reads a text. `fields` are the words that may stand before a colon; others are searched for as they stand. Never throws. */
export function parseFilterText(text: string, fields: readonly string[]): FilterText {
  const read: FilterText = { terms: [], words: [], faults: [] };
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text[at] ?? '')) at += 1;
    else at = readOne(text, at, fields, read);
  }
  return read;
}

/** Reads the term or word that begins at `from` into `read` and gives where it ends. */
function readOne(text: string, from: number, fields: readonly string[], read: FilterText): number {
  const head = /^(-?)([A-Za-z][A-Za-z_]*):/.exec(text.slice(from, from + 40));
  const field = head?.[2]?.toLowerCase();
  if (!head || !field || !fields.includes(field)) {
    const { value, end, open } = readValue(text, from, false);
    if (open) read.faults.push({ code: 'open_quote', text: value, from, to: end });
    // `due-date:` is a word people write; `foo:bar` is most likely meant as a filter, which deserves a hint.
    else if (head && end > from + head[0].length && !text.startsWith('//', from + head[0].length))
      read.faults.push({ code: 'unknown_field', text: head[2] ?? '', from, to: from + head[0].length });
    if (value !== '') read.words.push(value);
    return end;
  }
  const values: string[] = [];
  let at = from + head[0].length;
  for (;;) {
    const { value, end, open } = readValue(text, at, true);
    if (open) read.faults.push({ code: 'open_quote', text: value, from: at, to: end });
    if (value !== '') values.push(value);
    at = end;
    if (text[at] !== ',') break;
    at += 1;
  }
  if (values.length === 0) read.faults.push({ code: 'no_value', text: field, from, to: at });
  else read.terms.push({ field, not: head[1] === '-', values, from, to: at });
  return at;
}

/** A value: in quotes, or up to the next blank (inside a term also comma). */
function readValue(text: string, from: number, inTerm: boolean): { value: string; end: number; open: boolean } {
  if (text[from] !== '"') {
    let end = from;
    while (end < text.length && !/\s/.test(text[end] ?? '') && !(inTerm && text[end] === ',')) end += 1;
    return { value: text.slice(from, end), end, open: false };
  }
  let value = '';
  let at = from + 1;
  while (at < text.length && text[at] !== '"') {
    if (text[at] === '\\' && (text[at + 1] === '"' || text[at + 1] === '\\')) at += 1;
    value += text[at];
    at += 1;
  }
  return { value, end: Math.min(at + 1, text.length), open: at >= text.length };
}

const quoted = (value: string) => `"${value.replaceAll(/["\\]/g, '\\$&')}"`;

/** A value as a term writes it: in quotes only where it must be. */
export const writtenValue = (value: string): string => (/[\s,"]|^$/.test(value) ? quoted(value) : value);

const writtenWord = (word: string): string => (/[\s"]|^-?[A-Za-z][A-Za-z_]*:|^$/.test(word) ? quoted(word) : word);

/** Writes terms and words so that `parseFilterText` reads the same ones. */
export function printFilterText(
  terms: Pick<FilterTerm, 'field' | 'not' | 'values'>[],
  words: readonly string[],
): string {
  const written = terms.map(
    ({ field, not, values }) => `${not ? '-' : ''}${field}:${values.map(writtenValue).join(',')}`,
  );
  return [...written, ...words.map(writtenWord)].join(' ');
}
