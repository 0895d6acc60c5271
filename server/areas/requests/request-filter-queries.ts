import { type RawBuilder, sql } from 'kysely';
import type { Catalogue } from '#areas/catalog/index.ts';
import { channels, kinds, phases, type RequestFilter, type RequestRow } from '#contract/requests.ts';
import type { Db } from '#platform/db.ts';
import { cursorOf, readCursor } from '#platform/http/cursor.ts';
import type { Principal } from '#platform/principal.ts';
import { listRequestRows } from './request-row-queries.ts';
import { requestSearchCondition } from './request-search-queries.ts';
import { visibleTo } from './visible-to-queries.ts';

const openOnly = sql`r.phase not in ('solved', 'closed')`;

/** The words of a comma-separated parameter that are known; unknown ones match nothing rather than everything. */
const known = (value: string, words: readonly string[]) => value.split(',').filter((word) => words.includes(word));

/** The filter of the request list as a condition on alias `r`, within what the caller may see. */
export function filterCondition(
  principal: Principal,
  catalogue: Catalogue,
  filter: RequestFilter,
  now: Date,
): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [visibleTo(principal)];
  if (filter.q) conditions.push(requestSearchCondition(filter.q, catalogue.desk.country));
  if (filter.phase) {
    const listed = sql`r.phase = any(${known(filter.phase, phases)}::text[])`;
    conditions.push(filter.phase.split(',').includes('open') ? sql`(${openOnly} or ${listed})` : listed);
  }
  if (filter.kind) conditions.push(sql`r.kind = any(${known(filter.kind, kinds)}::text[])`);
  if (filter.channel) conditions.push(sql`r.channel = any(${known(filter.channel, channels)}::text[])`);
  if (filter.categoryId)
    conditions.push(sql`r.category_id = any(${withDescendants(catalogue, filter.categoryId)}::uuid[])`);
  if (filter.centreId) conditions.push(sql`r.centre_id = ${filter.centreId}`);
  if (filter.priorityId) conditions.push(sql`r.priority_id = ${filter.priorityId}`);
  if (filter.ownerId === 'none') conditions.push(sql`r.owner_id is null`);
  else if (filter.ownerId)
    conditions.push(sql`r.owner_id = ${filter.ownerId === 'me' ? principal.id : filter.ownerId}`);
  if (filter.contactId) conditions.push(sql`r.contact_id = ${filter.contactId}`);
  if (filter.late) conditions.push(sql`r.deadline_at < ${now} and ${openOnly}`);
  if (filter.sort === 'deadline') conditions.push(openOnly);
  return sql.join(conditions, sql` and `);
}

function withDescendants(catalogue: Catalogue, rootId: string): string[] {
  const found = [rootId];
  for (const id of found) {
    for (const category of catalogue.categories.values()) if (category.parentId === id) found.push(category.id);
  }
  return found;
}

/**
 * A page of the request list. Newest rides request_created (with a category request_category_created), by deadline
 * request_open_deadline, by activity request_active.
 */
export async function listFiltered(
  db: Db,
  principal: Principal,
  catalogue: Catalogue,
  filter: RequestFilter & { after?: string; limit: number },
  now: Date,
): Promise<{ rows: RequestRow[]; next: string | null }> {
  const { where, order, cursorFor } = sorted(filter.sort, filter.after);
  const rows = await listRequestRows(
    db,
    catalogue,
    sql`${filterCondition(principal, catalogue, filter, now)} and ${where}`,
    order,
    filter.limit + 1,
  );
  const page = rows.slice(0, filter.limit);
  const last = page.at(-1);
  return {
    rows: page.map(({ activeAt: _, ...row }) => row),
    next: rows.length > filter.limit && last ? cursorFor(last) : null,
  };
}

function sorted(sort: RequestFilter['sort'], after: string | undefined) {
  const cursor = readCursor(after, 2);
  const past = (column: RawBuilder<unknown>) =>
    cursor ? sql`(${column}, r.id) < (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)` : sql`true`;
  if (sort === 'deadline') {
    // Requests without a deadline come last, so the cursor may stand among them.
    const where = !cursor
      ? sql`true`
      : cursor[0] === null
        ? sql`r.deadline_at is null and r.id > ${cursor[1]}::uuid`
        : sql`((r.deadline_at, r.id) > (${cursor[0]}::timestamptz, ${cursor[1]}::uuid) or r.deadline_at is null)`;
    return {
      where,
      order: sql`r.deadline_at asc nulls last, r.id`,
      cursorFor: (row: RequestRow) => cursorOf([row.deadlineAt, row.id]),
    };
  }
  if (sort === 'activity') {
    return {
      where: past(sql`r.active_at`),
      order: sql`r.active_at desc, r.id desc`,
      cursorFor: (row: RequestRow & { activeAt: string }) => cursorOf([row.activeAt, row.id]),
    };
  }
  return {
    where: past(sql`r.created_at`),
    order: sql`r.created_at desc, r.id desc`,
    cursorFor: (row: RequestRow) => cursorOf([row.createdAt, row.id]),
  };
}

const countLimit = 10_000;

/** How many match, counted up to 10,000 so that a wide filter costs no more than that. */
export async function countFiltered(
  db: Db,
  principal: Principal,
  catalogue: Catalogue,
  filter: RequestFilter,
  now: Date,
): Promise<{ count: number; more: boolean }> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from
    (select from request r where ${filterCondition(principal, catalogue, filter, now)} limit ${countLimit + 1}) as matching`.execute(
    db,
  );
  const count = rows[0]?.count ?? 0;
  return { count: Math.min(count, countLimit), more: count > countLimit };
}
