import { sql } from 'kysely';
import type { Example } from '#areas/suggestions/index.ts';
import type { Db } from '#platform/db.ts';

// As much as the features of a text are taken from.
const text = sql<string>`left(concat_ws(E'\n', r.subject, r.description), 4000)`;
const saysSomething = sql`(r.subject is not null or r.description is not null)`;

/** What people have sorted into a centre's categories, wherever a rule has put it since; index request_chosen_by_people. */
const sortedInto = (centreId: string) => sql`from category c
  join request h on h.human_category_id = c.id where c.centre_id = ${centreId} and c.active`;

/**
 * The newest requests that a centre's people have sorted, oldest first. What a model chose by itself teaches nothing: it
 * would only learn its own mistakes. A person's word stands also where a rule has overridden it.
 */
export async function listExamples(db: Db, centreId: string, limit: number): Promise<Example[]> {
  const { rows } = await sql<Example>`with newest as (
      select h.id, h.human_category_at as at ${sortedInto(centreId)} order by h.human_category_at desc limit ${limit})
    select ${text} as text, r.human_category_id as "categoryId" from newest join request r on r.id = newest.id
    where ${saysSomething} order by newest.at desc`.execute(db);
  return rows.toReversed();
}

/** Those sorted after a moment, oldest first, and a few of the ones before, so that what was learned is not forgotten. */
export async function listNewExamples(
  db: Db,
  centreId: string,
  after: Date,
  limits: { fresh: number; known: number },
): Promise<{ fresh: Example[]; known: Example[] }> {
  const [fresh, known] = await Promise.all([
    sql<Example>`with chosen as (select h.id, h.human_category_at as at ${sortedInto(centreId)}
        and h.human_category_at > ${after} order by h.human_category_at limit ${limits.fresh})
      select ${text} as text, r.human_category_id as "categoryId" from chosen join request r on r.id = chosen.id
      where ${saysSomething} order by chosen.at`.execute(db),
    sql<Example>`with chosen as (select h.id, h.human_category_at as at ${sortedInto(centreId)}
        and h.human_category_at <= ${after} order by h.human_category_at desc limit ${limits.known})
      select ${text} as text, r.human_category_id as "categoryId" from chosen join request r on r.id = chosen.id
      where ${saysSomething} order by chosen.at desc`.execute(db),
  ]);
  return { fresh: fresh.rows, known: known.rows };
}

/**
 * Centres that may learn now, and until when their people have sorted: those whose model is older than `trainedBefore` and
 * where something has been sorted since, and those without one where `fewest` have been, into two categories. Looks at that
 * many of a category at most, by request_chosen_by_people, so that a look costs the same however much has been sorted.
 */
export async function listLearners(
  db: Db,
  trainedBefore: Date,
  fewest: number,
): Promise<{ centreId: string; until: Date }[]> {
  const { rows } = await sql<{ centreId: string; until: Date }>`
    select c.id as "centreId", n.until
    from centre c left join category_model m on m.centre_id = c.id
      cross join lateral (select max(one.until) as until, count(*) as categories, sum(one.sorted) as sorted
        from category k cross join lateral (select max(s.at) as until, count(*) as sorted from (
            select r.human_category_at as at from request r
            where r.human_category_id = k.id and r.human_category_at > coalesce(m.learned_until, '-infinity')
            order by r.human_category_at desc limit ${fewest}) s) one
        where k.centre_id = c.id and k.active and one.sorted > 0) n
    where c.active and n.sorted > 0 and (m.trained_at <= ${trainedBefore}
      or (m.centre_id is null and n.categories >= 2 and n.sorted >= ${fewest}))`.execute(db);
  return rows;
}
