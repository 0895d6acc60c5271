import { sql } from 'kysely';
import type { Example } from '#areas/suggestions/index.ts';
import type { Db } from '#platform/db.ts';

// As much as the features of a text are taken from.
const text = sql<string>`left(concat_ws(E'\n', r.subject, r.description), 4000)`;

/**
 * The newest requests that a centre's people have sorted, oldest first. What a model chose by itself teaches nothing: it
 * would only learn its own mistakes. Index request_sorted_by_people.
 */
export async function listExamples(db: Db, centreId: string, limit: number): Promise<Example[]> {
  const { rows } = await sql<Example>`select ${text} as text, r.category_id as "categoryId" from request r
    where r.centre_id = ${centreId} and r.category_source = 'manual' and r.category_id is not null
      and (r.subject is not null or r.description is not null)
    order by r.category_at desc limit ${limit}`.execute(db);
  return rows.toReversed();
}

/** Those sorted after a moment, oldest first, and a few of the ones before, so that what was learned is not forgotten. */
export async function listNewExamples(
  db: Db,
  centreId: string,
  after: Date,
  limits: { fresh: number; known: number },
): Promise<{ fresh: Example[]; known: Example[] }> {
  const some = sql`from request r where r.centre_id = ${centreId} and r.category_source = 'manual'
    and r.category_id is not null and (r.subject is not null or r.description is not null)`;
  const [fresh, known] = await Promise.all([
    sql<Example>`select ${text} as text, r.category_id as "categoryId" ${some} and r.category_at > ${after}
      order by r.category_at limit ${limits.fresh}`.execute(db),
    sql<Example>`select ${text} as text, r.category_id as "categoryId" ${some} and r.category_at <= ${after}
      order by r.category_at desc limit ${limits.known}`.execute(db),
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
      cross join lateral (select max(r.category_at) as until, count(*)::int as fresh from request r
        where r.centre_id = c.id and r.category_source = 'manual'
          and r.category_at > coalesce(m.learned_until, '-infinity')) n
    where c.active and n.fresh > 0`.execute(db);
  return rows;
}
