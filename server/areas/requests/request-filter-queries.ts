import { type RawBuilder, sql } from 'kysely';
import type { Catalogue } from '#areas/catalog/index.ts';
import type { RequestFilter } from '#contract/requests.ts';
import type { Db } from '#platform/db.ts';
import type { Principal } from '#platform/principal.ts';
import { attentionCondition } from './attention-queries.ts';
import { spanOf } from './day-span-calc.ts';
import { requestSearchCondition } from './request-search-queries.ts';
import { visibleTo } from './visible-to-queries.ts';

const openOnly = sql`r.phase not in ('solved', 'closed')`;

/** What narrows a list, without its order. */
export type Narrowing = Omit<RequestFilter, 'sort'>;

/**
 * The filter of the request list as a condition on alias `r`, within what the caller may see. Days are those of the
 * caller's zone. Every list rides the index of its order (request-sort-queries) or a narrower one the planner finds:
 * request_owner_open, request_category_created, request_problem_code, request_contact, request_open_deadline, request_priority_created,
 * request_closed, request_search_document.
 */
export function filterCondition(
  principal: Principal,
  catalogue: Catalogue,
  filter: Narrowing,
  now: Date,
): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [visibleTo(principal)];
  const add = (condition: RawBuilder<unknown> | null) => condition && conditions.push(condition);
  if (filter.q) add(requestSearchCondition(filter.q, catalogue.desk.country));
  add(phaseCondition(filter.phase));
  add(listed(sql`r.kind`, filter.kind, 'text'));
  add(listed(sql`r.sub_kind`, filter.subKind, 'text'));
  add(listed(sql`r.channel`, filter.channel, 'text'));
  add(listed(sql`r.language`, filter.language, 'text'));
  add(listed(sql`r.status_id`, filter.statusId, 'uuid'));
  add(listed(sql`r.priority_id`, filter.priorityId, 'uuid'));
  add(listed(sql`r.problem_code_id`, filter.problemCodeId, 'uuid'));
  add(listed(sql`r.centre_id`, filter.centreId, 'uuid'));
  add(listed(sql`r.contact_id`, filter.contactId, 'uuid'));
  add(listed(sql`r.owner_id`, filter.ownerId, 'uuid', (id) => [id === 'me' ? principal.id : id]));
  add(
    listed(sql`r.category_id`, filter.categoryId, 'uuid', (id) =>
      id === 'mine' ? [...principal.categoryIds] : withDescendants(catalogue, id),
    ),
  );
  add(attentionCondition(catalogue, filter.attention, now));
  add(escalationCondition(filter.escalation));
  if (filter.late !== undefined) {
    const late = sql`(r.deadline_at < ${now} and ${openOnly})`;
    add(filter.late ? late : sql`${late} is not true`);
  }
  for (const [column, words] of [
    [sql`r.deadline_at`, filter.due],
    [sql`r.created_at`, filter.created],
    [sql`r.active_at`, filter.updated],
    [sql`r.closed_at`, filter.closed],
  ] as const) {
    if (words) add(within(column, words, now, principal.zone));
  }
  return sql.join(conditions, sql` and `);
}

/** Values of a comma-separated parameter: those asked for and those excluded. */
function parted(value: string): { wanted: string[]; excluded: string[] } {
  const parts = value.split(',').filter(Boolean);
  return {
    wanted: parts.filter((part) => !part.startsWith('-')),
    excluded: parts.filter((part) => part.startsWith('-')).map((part) => part.slice(1)),
  };
}

/** `none` stands for an empty column; `expand` says which values one written value means. */
function listed(
  column: RawBuilder<unknown>,
  value: string | undefined,
  type: 'text' | 'uuid',
  expand: (one: string) => string[] = (one) => [one],
): RawBuilder<unknown> | null {
  if (!value) return null;
  const among = (values: string[]): RawBuilder<unknown> | null => {
    if (values.length === 0) return null;
    const known = values.filter((one) => one !== 'none').flatMap(expand);
    const any = sql`${column} = any(${known}::${sql.raw(type)}[])`;
    if (!values.includes('none')) return any;
    return known.length === 0 ? sql`${column} is null` : sql`(${column} is null or ${any})`;
  };
  const { wanted, excluded } = parted(value);
  const out = among(excluded);
  const conditions = [among(wanted), out && sql`(${out}) is not true`].filter((one) => one !== null);
  return conditions.length === 0 ? null : sql.join(conditions, sql` and `);
}

/** `open` is written out, so that the planner sees the partial indexes of what is open. */
function phaseCondition(value: string | undefined): RawBuilder<unknown> | null {
  if (!value) return null;
  const among = (values: string[]) => {
    const named = values.filter((one) => one !== 'open');
    const any = sql`r.phase = any(${named}::text[])`;
    if (!values.includes('open')) return any;
    return named.length === 0 ? openOnly : sql`(${openOnly} or ${any})`;
  };
  const { wanted, excluded } = parted(value);
  const conditions = [
    ...(wanted.length > 0 ? [among(wanted)] : []),
    ...(excluded.length > 0 ? [sql`not (${among(excluded)})`] : []),
  ];
  return conditions.length === 0 ? null : sql.join(conditions, sql` and `);
}

/** The level reached; request_escalation_level. What is not a level matches nothing. */
function escalationCondition(value: string | undefined): RawBuilder<unknown> | null {
  if (!value) return null;
  const reached = (levels: RawBuilder<unknown>) =>
    sql`exists (select from request_escalation s where s.request_id = r.id and ${levels})`;
  const one = (word: string) =>
    word === 'unbegun'
      ? sql`not ${reached(sql`true`)}`
      : word === 'any' || word === 'none'
        ? sql`${sql.raw(word === 'none' ? 'not ' : '')}${reached(sql`s.level > 0`)}`
        : reached(sql`s.level > 0 and s.level = ${/^[1-9]$/.test(word) ? Number(word) : 0}`);
  const { wanted, excluded } = parted(value);
  const any = (words: string[]) => sql`(${sql.join(words.map(one), sql` or `)})`;
  const conditions = [
    ...(wanted.length > 0 ? [any(wanted)] : []),
    ...(excluded.length > 0 ? [sql`not ${any(excluded)}`] : []),
  ];
  return conditions.length === 0 ? null : sql.join(conditions, sql` and `);
}

function within(column: RawBuilder<unknown>, words: string, now: Date, zone: string): RawBuilder<unknown> {
  const span = spanOf(words, now, zone);
  if (!span) return sql`false`;
  const from = span.from && sql`${column} >= ${span.from}`;
  const before = span.before && sql`${column} < ${span.before}`;
  return sql.join(
    [from, before].filter((one) => one !== null),
    sql` and `,
  );
}

function withDescendants(catalogue: Catalogue, rootId: string): string[] {
  const found = [rootId];
  for (const id of found) {
    for (const category of catalogue.categories.values()) if (category.parentId === id) found.push(category.id);
  }
  return found;
}

const countLimit = 10_000;

/** How many match, counted up to 10,000 so that a wide filter costs no more than that. */
export async function countFiltered(
  db: Db,
  principal: Principal,
  catalogue: Catalogue,
  filter: Narrowing,
  now: Date,
): Promise<{ count: number; more: boolean }> {
  const [counted] = await countEach(db, principal, catalogue, [filter], countLimit, now);
  return counted as { count: number; more: boolean };
}

/** How many match each of several filters, in one statement; each is counted up to `limit`. */
export async function countEach(
  db: Db,
  principal: Principal,
  catalogue: Catalogue,
  filters: Narrowing[],
  limit: number,
  now: Date,
): Promise<{ count: number; more: boolean }[]> {
  if (filters.length === 0) return [];
  const counts = filters.map(
    (filter, at) =>
      sql`select ${at}::int as at, count(*)::int as count from
        (select from request r where ${filterCondition(principal, catalogue, filter, now)} limit ${limit + 1}) as matching`,
  );
  const { rows } = await sql<{ at: number; count: number }>`${sql.join(counts, sql` union all `)}`.execute(db);
  return filters.map((_, at) => {
    const count = rows.find((row) => row.at === at)?.count ?? 0;
    return { count: Math.min(count, limit), more: count > limit };
  });
}
