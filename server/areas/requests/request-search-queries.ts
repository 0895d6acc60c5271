import { type RawBuilder, sql } from 'kysely';
import { type SearchTerms, searchTerms } from './search-terms.ts';

/** Every mark of ASCII. The database replaces by it a tenth as long as by `translate`, which looks up each letter in a list. */
const marks = sql.lit('[!-/:-@\\[-`{-~]+');

/**
 * Folded text as words with blanks between them. Index and search read a text alike through this, so that no hyphen,
 * sign or address is cut differently on the two sides; and as marks go after folding, which turns ’ into ' and ŉ into
 * 'n, nothing is left in a word that a text-search query could read as an operator.
 * @param most characters looked at, and characters given.
 */
export const plainWords = (text: RawBuilder<unknown>, most: number): RawBuilder<string> =>
  sql`left(regexp_replace(fold(normalize(left(${text}, ${most}::int), nfkc)), ${marks}, ' ', 'g'), ${most}::int)`;

/**
 * The text-search query for all the words, each as a beginning, or for the phone number; null when there is nothing to
 * look for. Of a phone number's groups only the last may still be in the middle of being typed: as beginnings they are
 * those of every number there is. Made of immutable functions alone, so the planner knows its value and how many rows it
 * will meet.
 */
export function searchQuery({ words, phoneDigits }: SearchTerms): RawBuilder<unknown> | null {
  if (words.length === 0 && phoneDigits === null) return null;
  if (phoneDigits === null) return sql`to_tsquery('simple', ${joined(words, sql`''':* & '''`)})`;
  return sql`to_tsquery('simple', coalesce(${joined(words, sql`''' & '''`)} || ' | ', '') || ${phoneDigits}::text)`;
}

/** The words with this between them, the last one as a beginning; null where nothing is left of them. */
const joined = (words: string[], between: RawBuilder<unknown>) =>
  sql`nullif('''' || replace(${spaced(words)}, ' ', ${between}) || ''':*', ''''':*')`;

/**
 * The same with all words whole but the last, which may still be in the middle of being typed; null where that says
 * nothing else. The index has these at once, while a beginning makes it gather every word that begins so.
 */
export function wholeWordsQuery({ words, phoneDigits }: SearchTerms): RawBuilder<unknown> | null {
  if (words.length < 2 || phoneDigits !== null) return null;
  return sql`to_tsquery('simple', ${joined(words, sql`''' & '''`)})`;
}

/**
 * The same with each word also in its other forms, given as their beginnings; null where that says nothing else. It makes
 * the index gather more words, so it is for where the words as typed find too little.
 * @param formsOf how other forms of a word begin, made of letters alone; none for a word that has none.
 */
export function formsQuery(
  { words, phoneDigits }: SearchTerms,
  formsOf: (word: string) => string[],
): RawBuilder<unknown> | null {
  const forms = words.map((word) => ({ word, others: formsOf(word) }));
  const changing = forms.filter(({ others }) => others.length > 0);
  if (phoneDigits !== null || changing.length === 0) return null;
  const plain = searchQuery({
    words: forms.filter(({ others }) => others.length === 0).map(({ word }) => word),
    number: null,
    phoneDigits: null,
  });
  const groups = changing.map(({ word, others }) => {
    const any = [word, ...others].map((one) => searchQuery({ words: [one], number: null, phoneDigits: null }));
    return sql`(${sql.join(any, sql` || `)})`;
  });
  return sql`(${sql.join(plain ? [plain, ...groups] : groups, sql` && `)})`;
}

const spaced = (words: string[]) =>
  sql`btrim(regexp_replace(${plainWords(sql`${words.join(' ')}::text`, 2000)}, '\\s+', ' ', 'g'))`;

/**
 * The condition, on alias `r`, that a search line sets: its number, or all its words in number, subject, texts or
 * customer. Nothing to look for finds nothing. Rides request_number_key and request_search_document.
 */
export function requestSearchCondition(line: string, country = ''): RawBuilder<boolean> {
  const terms = searchTerms(line, country);
  const query = searchQuery(terms);
  const found: RawBuilder<unknown>[] = [];
  if (query) found.push(sql`select s.request_id from request_search s where s.document @@ ${query}`);
  if (terms.number !== null) found.push(sql`select n.id from request n where n.number = ${terms.number}`);
  return found.length === 0 ? sql`false` : sql`r.id in (${sql.join(found, sql` union all `)})`;
}
