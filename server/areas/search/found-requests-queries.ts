import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#platform/db.ts';

// Among more than these, the newest, order by fitness would take longer than anybody waits.
const mostRanked = 200;
/** How many of the newest requests are looked through one by one, and how many more where those are too few, before the index is asked. */
const lookThrough = {
  /** A word that one in two hundred holds is found there; for a rarer one the index has few to give. */
  words: { newest: 2000, further: 0 },
  /**
   * A word that very many hold, but few of those just come in or few that may be seen: the newest are all of another season
   * or of other people's categories. To gather all who hold it from the index takes longer than to go back further.
   */
  common: { newest: 2000, further: 250_000 },
  /** A whole number stands in few requests, so less is spent on the chance that it stands in many: a postcode may. */
  number: { newest: 1000, further: 0 },
};
/** Of a common word so many of the newest are looked through in the categories of whoever sees no others. */
const newestOfOwn = 4000;
/** So many found on the way back will do. */
const enough = 10;
/** A limit that cuts nothing off, for what it says to the planner. */
const moreThanThereAre = 1_000_000_000;
/** Of what the index gives so many are read first, the newest by their id; where too few of them may be seen, all are. */
const readFirst = 1000;

/** What is looked for: `whole`, the stricter query that will do where it finds enough, if there is one. */
export type Sought = { query: RawBuilder<unknown>; whole: RawBuilder<unknown> | null; by: keyof typeof lookThrough };

/** Who looks: `visible`, what may be seen, on alias `r`, and the categories nearly all of it lies in, if in those alone. */
export type Looking = { visible: RawBuilder<boolean>; categories: readonly string[] | null };

/**
 * The requests a query finds within what may be seen: open ones first, then those that say it in the subject, then
 * newest. A word that many requests hold is found often enough among the newest by
 * their id (request_search_pkey, whose neighbours lie together); only where it is not is request_search_document asked,
 * which then has few to give: for the words as typed and the newest of them, and where those are too few, for all that
 * begin so. The database cannot guess which of these it is: the beginning of a word stands in no statistics, and the wrong
 * guess reads every request there is, or calls in parallel workers, whose start takes longer than the few rows of a rare
 * word. The lateral joins and their limits leave it nothing to guess, and each step ends with the last row it needs.
 */
export async function findRequestIds(
  db: Db,
  { query, whole, by }: Sought,
  { visible, categories }: Looking,
  limit: number,
): Promise<string[]> {
  const { newest, further } = lookThrough[by];
  const indexed = (wanted: RawBuilder<unknown>, unless: RawBuilder<unknown>, most: number) => sql`
    select m.request_id
    from (select request_id from request_search where not ${unless} and document @@ ${wanted} limit ${moreThanThereAre}) m
    order by m.request_id desc limit ${most}`;
  /** Those that may be seen of what `from` gives by `request_id`, the newest first. */
  const seen = (from: RawBuilder<unknown>) => sql`
    select r.id, r.phase, r.created_at from ${from} s
      cross join lateral (select * from request where id = s.request_id limit 1) r
    where ${visible} order by s.request_id desc limit ${mostRanked}`;
  const lookedThrough = (most: number) =>
    seen(sql`(
      select request_id from (select * from request_search order by request_id desc limit ${most}) looked_through
      where document @@ ${query})`);
  const own = categories?.length ? [newestIn(categories, query, visible)] : [];
  const walks = [lookedThrough(newest), ...(further > 0 ? [...own, lookedThrough(further)] : [])];
  const walked = (n: number) => sql.table(`walked_${n}`);
  const tooFew = (n: number) => sql`(select count(*) < ${enough} from ${walked(n)})`;
  /** Each walk where the one before it found too few. */
  const walking = walks.map((walk, n) =>
    n === 0
      ? sql`${walked(n)} as materialized (${walk})`
      : sql`${walked(n)} as materialized (
          select * from ${walked(n - 1)} where not ${tooFew(n - 1)}
          union all select * from (${walk}) walk where ${tooFew(n - 1)})`,
  );
  const foundNew = sql`(select found from new_enough)`;
  const foundFirst = sql`(select found from first_enough)`;
  const allRead = whole ? sql`false` : sql`(select count(*) < ${readFirst} from given)`;
  const { rows } = await sql<{ id: string }>`
    with ${sql.join(walking)},
    newest as materialized (table ${walked(walks.length - 1)}),
    new_enough as materialized (select count(*) >= ${enough} as found from newest),
    given as materialized (${indexed(whole ?? query, foundNew, readFirst)}),
    first as materialized (${seen(sql`given`)}),
    first_enough as materialized (select ${foundNew} or ${allRead} or count(*) >= ${limit} as found from first),
    others as (${seen(sql`(${indexed(query, foundFirst, moreThanThereAre)})`)})
    select f.id from (
      select * from newest where ${foundNew}
      union all select * from first where not ${foundNew} and ${foundFirst}
      union all select * from others) f
      cross join lateral (select document from request_search where request_id = f.id limit 1) s
    order by f.phase in ('solved', 'closed'), ts_rank(s.document, ${query}) desc, f.created_at desc, f.id desc
    limit ${limit}`.execute(db);
  return rows.map((row) => row.id);
}

/**
 * What is found among the newest of these categories: where a flood has come into others, nobody needs to walk back through
 * all of it. Rides request_category_created: were the category only asked to be equal, the database would take the index of
 * all requests by their age, and walk back through that flood after all.
 */
function newestIn(categories: readonly string[], query: RawBuilder<unknown>, visible: RawBuilder<boolean>) {
  const each = (of: number) => Math.ceil(of / categories.length);
  return sql`
    select f.* from unnest(${[...categories]}::uuid[]) c (id)
      cross join lateral (
        select r.id, r.phase, r.created_at
        from (select * from request where category_id >= c.id and category_id <= c.id
            order by category_id, created_at desc, id desc limit ${each(newestOfOwn)}) r
          cross join lateral (select document from request_search where request_id = r.id limit 1) s
        where s.document @@ ${query} and ${visible} limit ${each(mostRanked)}) f`;
}

/** Condition and order, on alias `r`, for exactly these requests in this order. */
export const these = (ids: string[]) => ({
  where: sql`r.id = any(${ids}::uuid[])`,
  order: sql`array_position(${ids}::uuid[], r.id)`,
});

/** The one request of this number within what may be seen. Rides request_number_key. */
export const ofNumber = (number: number, visible: RawBuilder<boolean>) => ({
  where: sql`r.number = ${number} and ${visible}`,
  order: sql`r.id`,
});
