import { type RawBuilder, sql } from 'kysely';
import type { Catalogue } from '#areas/catalog/index.ts';
import type { RequestFilter, RequestRow } from '#contract/requests.ts';
import type { Db } from '#platform/db.ts';
import { invalid } from '#platform/errors.ts';
import { cursorOf } from '#platform/http/cursor.ts';
import type { Principal } from '#platform/principal.ts';
import { filterCondition } from './request-filter-queries.ts';
import { type ListedRow, listedColumns, presentRow, timedColumns } from './request-row-queries.ts';
import { behind, orderOf, type Stretch, stretchesOf } from './request-sort-queries.ts';
import { timesOf } from './time-figures.ts';

type Placed = ListedRow & { stretch: number; keys: (string | number | null)[] };

/**
 * A page of the request list, in one statement: of each stretch of the order at most a page is read along its index,
 * so what a page costs does not grow with what lies behind it.
 */
export async function listFiltered(
  db: Db,
  principal: Principal,
  catalogue: Catalogue,
  filter: RequestFilter & { after?: string; limit: number; with?: 'times' | undefined },
  now: Date,
): Promise<{ rows: RequestRow[]; next: string | null }> {
  const where = filterCondition(principal, catalogue, filter, now);
  const stretches = stretchesOf(filter.sort, catalogue);
  const from = readPlace(filter.after, stretches);
  const parts = stretches
    .map((stretch, at) => ({ stretch, at }))
    .slice(from?.stretch ?? 0)
    .map(({ stretch, at }) => {
      const past = from && at === from.stretch ? behind(stretch, from.keys) : sql`true`;
      return sql`(select ${at}::int as stretch, row_number() over () as at, one.id, one.keys
        from (${partOf(stretch, sql`${where} and ${past}`, filter.limit + 1)}) as one)`;
    });
  const { rows } =
    await sql<Placed>`select ${listedColumns}${filter.with ? sql`, ${timedColumns}` : sql``}, page.stretch, page.keys
    from (select * from (${sql.join(parts, sql` union all `)}) as every order by stretch, at limit ${filter.limit + 1}) as page
    join request r on r.id = page.id left join person o on o.id = r.owner_id left join contact k on k.id = r.contact_id
    order by page.stretch, page.at`.execute(db);
  const page = rows.slice(0, filter.limit);
  const last = page.at(-1);
  return {
    rows: page.map((row) => ({
      ...presentRow(row, catalogue),
      ...(filter.with ? { times: timesOf(catalogue, row, now) } : {}),
    })),
    next: rows.length > filter.limit && last ? cursorOf([last.stretch, ...last.keys]) : null,
  };
}

/** Ids of one stretch in its order, each with its keys for the cursor, as text so that no fraction of a second is lost. */
function partOf(stretch: Stretch, where: RawBuilder<unknown>, limit: number): RawBuilder<unknown> {
  const keys = sql.join(stretch.keys.map(({ column }) => sql`(${column})::text`));
  return sql`select r.id, array[${keys}] as keys from request r ${stretch.join ?? sql``}
    where ${where} and ${stretch.where ?? sql`true`} order by ${orderOf(stretch)} limit ${limit}`;
}

function readPlace(cursor: string | undefined, stretches: Stretch[]) {
  if (cursor === undefined) return null;
  try {
    const [stretch, ...keys] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    const known = typeof stretch === 'number' ? stretches[stretch] : undefined;
    if (known && keys.length === known.keys.length && keys.every((key) => typeof key === 'string')) {
      return { stretch: stretch as number, keys: keys as string[] };
    }
  } catch {
    // Falls through: whatever it was, it was not ours.
  }
  throw invalid('invalid_cursor', 'This page cursor is not one of ours.');
}

/** The rows of a filter in the order of the list as one statement without an end, for a cursor to read through. */
export function everyFiltered(
  principal: Principal,
  catalogue: Catalogue,
  filter: RequestFilter,
  now: Date,
  columns: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const where = filterCondition(principal, catalogue, filter, now);
  const parts = stretchesOf(filter.sort, catalogue).map(
    (stretch) => sql`(select ${columns} from request r ${stretch.join ?? sql``}
      left join person o on o.id = r.owner_id left join contact k on k.id = r.contact_id
      where ${where} and ${stretch.where ?? sql`true`} order by ${orderOf(stretch)})`,
  );
  // Appended in their order: neither sorted nor kept as a whole.
  return sql.join(parts, sql` union all `);
}
