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

/** Centres whose people have sorted something since their model last learned: how much, until when, and when it learned. */
export async function listLearners(
  db: Db,
): Promise<{ centreId: string; until: Date; fresh: number; trainedAt: Date | null }[]> {
  const { rows } = await sql<{ centreId: string; until: Date; fresh: number; trainedAt: Date | null }>`
    select c.id as "centreId", n.until, n.fresh, m.trained_at as "trainedAt"
    from centre c left join category_model m on m.centre_id = c.id
      cross join lateral (select max(r.human_category_at) as until, count(*)::int as fresh
        from category k join request r on r.human_category_id = k.id
        where k.centre_id = c.id and k.active and r.human_category_at > coalesce(m.learned_until, '-infinity')) n
    where c.active and n.fresh > 0`.execute(db);
  return rows;
}
