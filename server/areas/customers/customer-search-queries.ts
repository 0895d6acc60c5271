import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#platform/db.ts';
import type { AnyActor } from '#platform/principal.ts';
import { type CustomerRow, customersOf } from './customer-queries.ts';
import { customerTerms } from './customer-search.ts';

/** `search_text` contains the text; what LIKE would read as a sign is taken literally. Rides contact_search. */
const contains = (text: string) => sql`c.search_text like '%' || ${literally(text)} || '%'`;
const literally = (text: string) => sql`regexp_replace(fold(${text}), '([\\\\%_])', '\\\\\\1', 'g')`;

/**
 * A word of `search_text`. One or two letters inside a word are in every other one and in no index; they begin one. A sign of
 * a script without letters of two cases may be a whole name.
 */
const has = (word: string) =>
  /^[\p{Lu}\p{Ll}\p{N}]{1,2}$/u.test(word)
    ? sql`(c.search_text like ${literally(word)} || '%' or c.search_text like '% ' || ${literally(word)} || '%')`
    : contains(word);

/** The condition, on alias `c`, for customers the typed text means; null when it names nothing. */
function matching(q: string, country: string): RawBuilder<unknown> | null {
  const { words, digits } = customerTerms(q, country);
  const either = digits.map(contains);
  if (words.length > 0) either.push(sql`(${sql.join(words.map(has), sql` and `)})`);
  return either.length === 0 ? null : sql`(${sql.join(either, sql` or `)})`;
}

export type CustomerSearch = { q?: string | undefined; country: string; afterId?: string | null; limit: number };

/** How many names are looked through, in their order, before contact_search is asked for all that fit. */
const lookThrough = 1000;

/**
 * A page of the customers found, by name, `limit` and one more when there are more. Without `q` it walks contact_name.
 * With it, what many have is found early on that walk, and of what few have contact_search finds and sorts all; which of
 * the two it is cannot be guessed, as those who fit may stand together anywhere in the alphabet. The walk ends with the
 * page: asked for their order once more, the database would fold and sort all that fit. The page after is asked for by the
 * last id, as a name may be longer than a cursor.
 */
export function listCustomers(
  db: Db,
  { q, country, afterId, limit }: CustomerSearch,
  looker: AnyActor | null = null,
): Promise<CustomerRow[]> {
  const conditions: RawBuilder<unknown>[] = [sql`c.erased_at is null`];
  const found = q === undefined ? null : matching(q, country);
  if (found) conditions.push(found);
  if (afterId) {
    conditions.push(
      sql`(fold(c.name), c.id) > ((select fold(name) from contact where id = ${afterId}::uuid), ${afterId}::uuid)`,
    );
  }
  const fits = sql.join(conditions, sql` and `);
  const byName = sql`order by fold(c.name), c.id limit ${limit + 1}`;
  if (!found || afterId) return customersOf(db, sql`select c.id from contact c where ${fits} ${byName}`, looker);
  const enough = sql`(select count(*) > ${limit} from early)`;
  return customersOf(
    db,
    sql`with early as materialized (
        select c.id from (select * from contact order by fold(name), id limit ${lookThrough}) c where ${fits} limit ${limit + 1}),
      others as (
        select c.id from contact c where not ${enough} and ${fits} order by fold(c.name) || '', c.id limit ${limit + 1})
      select id from early where ${enough} union all select id from others`,
    looker,
  );
}

// Shorter words are like every other one.
const fewestLetters = 4;

/** A word as `contains` has it, or one spelled much like it (a letter left out, added or mistaken). Rides contact_search. */
const alike = (word: string) =>
  [...word].length < fewestLetters
    ? contains(word)
    : sql`(${contains(word)} or fold(${word}) operator(public.<%) c.search_text)`;

/**
 * Customers whose name is spelled much like what was typed, for when nobody has the words themselves: a name heard on the
 * phone, a slip of the finger. Empty for what holds digits or signs: of a number or an address, a like one is another's.
 */
export async function listSimilarCustomers(
  db: Db,
  q: string,
  limit: number,
  looker: AnyActor | null = null,
): Promise<CustomerRow[]> {
  const { words } = customerTerms(q, '');
  const isName = words.length > 0 && words.every((word) => /^[\p{L}\p{M}'’.-]+$/u.test(word));
  if (!isName || words.every((word) => [...word].length < fewestLetters)) return [];
  return customersOf(
    db,
    sql`select c.id from contact c where c.erased_at is null and ${sql.join(words.map(alike), sql` and `)}
      order by public.word_similarity(fold(${words.join(' ')}), c.search_text) desc, c.id limit ${limit}`,
    looker,
  );
}

// A shared switchboard number may belong to a whole organisation; more than this nobody reads during a call.
const mostCallers = 50;

/**
 * Customers with exactly one of these: the number, the address, or, for what is no number of any country (an inner
 * extension), the same digits as typed. Rides contact_phone_e164, contact_email_key and contact_search.
 */
export function lookUpCustomers(
  db: Db,
  by: { e164: string | null; digits: string | null; addressKey: string | null },
  looker: AnyActor,
): Promise<CustomerRow[]> {
  const parts: RawBuilder<unknown>[] = [];
  if (by.e164) parts.push(sql`select contact_id as id from contact_phone where e164 = ${by.e164}`);
  if (by.addressKey) parts.push(sql`select contact_id as id from contact_email where address_key = ${by.addressKey}`);
  if (by.digits) {
    // The trigram index narrows it down; the digits decide.
    parts.push(sql`select c.id from contact c join contact_phone p on p.contact_id = c.id
      where ${contains(by.digits)} and p.e164 is null and regexp_replace(p.number, '\\D', '', 'g') = ${by.digits}`);
  }
  if (parts.length === 0) return Promise.resolve([]);
  const found = sql.join(parts, sql` union `);
  return customersOf(db, sql`select id from (${found}) as found limit ${mostCallers}`, looker);
}
