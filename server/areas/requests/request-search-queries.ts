import { type RawBuilder, sql } from 'kysely';
import { prefixQuery, searchTerms } from './search-terms.ts';

/**
 * The condition, on alias `r`, that a search line sets: its number, or all its words in number, subject, text or customer.
 * Rides request_number_key and request_search_document.
 */
export function requestSearchCondition(line: string): RawBuilder<unknown> {
  const { number, words } = searchTerms(line);
  const query = prefixQuery(words);
  if (!query) return sql`false`;
  const byWords = sql`r.id in (select s.request_id from request_search s where s.document @@ to_tsquery('simple', fold(${query})))`;
  return number === null ? byWords : sql`(r.number = ${number} or ${byWords})`;
}
