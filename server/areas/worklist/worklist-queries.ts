import { sql } from 'kysely';
import type { Catalogue } from '#areas/catalog/index.ts';
import { listRequestRows, visibleTo } from '#areas/requests/index.ts';
import type { RequestRow } from '#contract/requests.ts';
import type { Db } from '#platform/db.ts';
import { cursorOf, readCursor } from '#platform/http/cursor.ts';
import type { Principal } from '#platform/principal.ts';

const mostOwn = 100;

/** Everything open that is mine, earliest deadline first; rides request_owner_open. */
export async function listOwnOpen(
  db: Db,
  principal: Principal,
  catalogue: Catalogue,
): Promise<{ rows: RequestRow[]; cameBackIds: Set<string> }> {
  const rows = await listRequestRows(
    db,
    catalogue,
    sql`r.owner_id = ${principal.id} and r.phase not in ('solved', 'closed')`,
    sql`r.deadline_at asc nulls last, r.id`,
    mostOwn,
  );
  const back = await db
    .selectFrom('request')
    .select('id')
    .where('owner_id', '=', principal.id)
    .where('phase', 'not in', ['solved', 'closed'])
    .where('came_back_at', 'is not', null)
    .execute();
  return { rows: rows.map(({ activeAt: _, ...row }) => row), cameBackIds: new Set(back.map((row) => row.id)) };
}

/** How many requests I closed since a moment; rides request_closed_by. */
export async function countClosedSince(db: Db, personId: string, since: Date): Promise<number> {
  const row = await db
    .selectFrom('request')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('closed_by', '=', personId)
    .where('closed_at', '>=', since)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** A customer's requests, open ones first, then newest; rides request_contact. */
export async function listOfCustomer(
  db: Db,
  principal: Principal,
  catalogue: Catalogue,
  contactId: string,
  query: { after?: string | undefined; limit: number },
): Promise<{ rows: RequestRow[]; next: string | null }> {
  const cursor = readCursor(query.after, 3);
  const done = sql`(r.phase in ('solved', 'closed'))::int`;
  const past = cursor
    ? sql`(${done} > ${cursor[0]}::int or (${done} = ${cursor[0]}::int and (r.created_at, r.id) < (${cursor[1]}::timestamptz, ${cursor[2]}::uuid)))`
    : sql`true`;
  const rows = await listRequestRows(
    db,
    catalogue,
    sql`r.contact_id = ${contactId} and ${visibleTo(principal)} and ${past}`,
    sql`${done}, r.created_at desc, r.id desc`,
    query.limit + 1,
  );
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const isDone = (row: RequestRow) => (row.phase === 'solved' || row.phase === 'closed' ? 1 : 0);
  return {
    rows: page.map(({ activeAt: _, ...row }) => row),
    next: rows.length > query.limit && last ? cursorOf([isDone(last), last.createdAt, last.id]) : null,
  };
}
