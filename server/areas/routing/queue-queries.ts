import { type RawBuilder, sql } from 'kysely';
import type { Catalogue } from '#areas/catalog/index.ts';
import {
  type DetailRecord,
  detailColumns,
  detailJoins,
  listRequestRows,
  type RequestRecord,
  visibleTo,
} from '#areas/requests/index.ts';
import type { RequestRow } from '#contract/requests.ts';
import { type Db, prepared, type Tx, textOf } from '#platform/db.ts';
import { cursorOf, readCursor } from '#platform/http/cursor.ts';
import type { Principal } from '#platform/principal.ts';
import { type HandReach, handReach } from './hand-reach.ts';

// The queue (§4.13): unassigned, in a queue status, no comment. Phase `registered` is the only one whose statuses can be
// queue statuses; it is named so that the partial index request_queue is used, which holds all that is asked.
const waiting = `r.owner_id is null and r.phase = 'registered' and r.kind <> 'comment'`;

/** In a category that asks for it, only to who speaks the language of the request. */
const spoken = (languages: string, strict: string) =>
  `(r.language is null or r.language = any(${languages}) or r.category_id <> all(${strict}))`;

// Queue order: earliest deadline first, none last; then priority, age, id: total and stable.

/**
 * The first few of each of these categories and each priority, each group in the order of index request_queue, which is the
 * queue's own order within it: what is first of all is among them, however many share a deadline or have none. Work is
 * proportional to categories and priorities, not to what waits in them (trap 40: one union, ordered as a whole).
 *
 * Of many groups only `groups` are looked into, those whose first comes first: a group behind them begins behind as many
 * requests as are wanted, so with as many groups as requests nothing is missed. The others cost one row each.
 */
const firstOfEach = (
  categories: string,
  statuses: string,
  few: string,
  groups: string,
  languages: string,
  strict: string,
) => {
  const firstOf = (category: string, priority: string, limit: string) => `
        select r.id, r.deadline_at, r.created_at from request r
        where r.category_id = ${category} and r.priority_id = ${priority} and ${waiting} and r.status_id = any(${statuses})
          and ${spoken(languages, strict)}
        order by r.deadline_at asc nulls last, r.created_at, r.id limit ${limit}`;
  // The limit is the number of categories and cuts nothing off. Without it a plan made once, for ten of them, looks dearer to
  // the database than planning anew each time, which takes longer than all the rest.
  return `(select c.id as category_id, p.id as priority_id, p.rank
        from (select id from unnest(${categories}) as c (id) limit cardinality(${categories})) as c
          cross join priority p cross join lateral (${firstOf('c.id', 'p.id', '1')}) as head
        order by head.deadline_at asc nulls last, p.rank, head.created_at, head.id limit ${groups}) as p
      cross join lateral (${firstOf('p.category_id', 'p.priority_id', few)}) as candidate`;
};

/** The same with values in place of `$1` to `$5`. */
function firstOfMine(reach: HandReach, statusIds: string[], few: number): RawBuilder<unknown> {
  const values = [reach.categoryIds, statusIds, few, reach.languages, reach.strictIds];
  const parts = firstOfEach('$1::uuid[]', '$2::uuid[]', '$3', '$3', '$4::text[]', '$5::uuid[]').split(/\$(\d)/);
  return sql.join(
    parts.map((part, index) => (index % 2 === 0 ? sql.raw(part) : sql.val(values[Number(part) - 1]))),
    sql.raw(''),
  );
}

/** What a person pulled and has not yet dealt with (§3.3); rides request_held. */
function heldBy(alias: string, person: string): string {
  return `${alias}.pulled_by = ${person} and ${alias}.pull_disposition is null and ${alias}.owner_id = ${person}
    and ${alias}.phase not in ('solved', 'closed')`;
}

/** The first of all that wait by deadline alone, with their priorities' ranks: the first looked at for whoever has many categories. */
const looked = 1500;

/**
 * Of the first `looked` open requests by deadline (index request_open_deadline) those that wait in these categories. Within
 * them the queue's order is whole up to the last deadline looked at, where the priority of one not seen could come first.
 */
const near = `earliest as materialized (select r.id, coalesce(r.deadline_at, 'infinity') as deadline_at, r.created_at,
      p.rank, (r.category_id = any($1::uuid[]) and ${waiting} and r.status_id = any($2::uuid[])
        and ${spoken('$8::text[]', '$9::uuid[]')}) is true as mine
    from (select r.id, r.deadline_at, r.created_at, r.category_id, r.priority_id, r.owner_id, r.phase, r.kind, r.status_id, r.language
      from request r where r.phase not in ('solved', 'closed')
      order by r.deadline_at asc nulls last, r.id limit ${looked}) as r join priority p on p.id = r.priority_id),
  near as materialized (select id, deadline_at, rank, created_at from earliest where mine
      and (deadline_at < (select max(deadline_at) from earliest) or (select count(*) from earliest) < ${looked})
    order by deadline_at, rank, created_at, id limit 64)`;

/** So many nearby are enough for all who pull in the same instant. */
const enoughNear = 16;

// Of the first few of each group the first of all that nobody else is taking is locked. More than these are in the way of
// one another only when as many people pull in the same instant. Whoever has many categories finds the first among the
// earliest of all, and does not look into each: with few categories the groups are fewer than those.
//
// The request comes with all its page shows, which spares reading it a second time.
//
// NO KEY UPDATE: a message or index row being written holds the request's key, which is no reason to pass it over.
const claimText = (reach: 'few' | 'many', whenLocked: 'skip locked' | '') => `with ${reach === 'many' ? `${near},` : ''}
  mine as (${reach === 'many' ? 'select id, deadline_at, rank, created_at from near union all' : ''}
    (select candidate.id, coalesce(candidate.deadline_at, 'infinity') as deadline_at, p.rank, candidate.created_at from ${firstOfEach('$1::uuid[]', '$2::uuid[]', '24', '64', '$8::text[]', '$9::uuid[]')}
    ${reach === 'many' ? `where (select count(*) from near) < ${enoughNear}` : ''}
    order by candidate.deadline_at asc nulls last, p.rank, candidate.created_at, candidate.id limit 64)),
  next as (
    select r.id from mine join request r on r.id = mine.id
    where ${waiting} and r.status_id = any($2::uuid[])
      and (select count(*) from request h where ${heldBy('h', '$3')}) < $7::int
    order by mine.deadline_at, mine.rank, mine.created_at, mine.id limit 1 for no key update of r ${whenLocked}),
  claimed as (update request set owner_id = $3, owner_source = null, owner_since = $4, pulled_by = $3, pulled_at = $4, pull_disposition = null, phase = $5, status_id = $6,
    active_at = $4, updated_at = $4, version = version + 1
    from next where request.id = next.id returning request.*)
  select r.*, ${textOf(detailColumns)} from claimed r ${textOf(detailJoins)}`;

/** More categories than these are many: their groups would be more rows than the earliest of all. */
const few = 50;
const claims = {
  few: { passing: claimText('few', 'skip locked'), waiting: claimText('few', '') },
  many: { passing: claimText('many', 'skip locked'), waiting: claimText('many', '') },
};

/**
 * Claims the next request for a person in one statement (R13.2): two who pull at once get two requests, since each skips
 * what the other has locked. Undefined when nothing waits.
 */
export async function claimNext(
  tx: Tx,
  claim: {
    reach: HandReach;
    queueStatusIds: string[];
    personId: string;
    phase: string;
    statusId: string;
    /** How many the person may hold; whoever holds as many gets none (R13.1). */
    mayHold: number;
    now: Date;
  },
  how: 'passing over what others take' | 'waiting for what others take',
): Promise<DetailRecord | undefined> {
  const { reach, queueStatusIds, personId, now, phase, statusId, mayHold } = claim;
  const { categoryIds, languages, strictIds } = reach;
  const values = [categoryIds, queueStatusIds, personId, now, phase, statusId, mayHold, languages, strictIds];
  const size = categoryIds.length > few ? 'many' : 'few';
  const way = how === 'passing over what others take' ? 'passing' : 'waiting';
  const [row] = await prepared<DetailRecord>(tx, `claim-next-${size}-${way}`, claims[size][way], values);
  return row;
}

const heldText = (columns: string) =>
  `select ${columns} from request r where ${heldBy('r', '$1')} order by r.pulled_at limit 20`;
const heldRows = heldText('r.*');
const heldNumbers = heldText('r.id, r.number');

/** What a person pulled and has not yet dealt with (§3.3); rides request_held. */
export async function listHeld(db: Db, personId: string): Promise<RequestRecord[]> {
  return prepared<RequestRecord>(db, 'list-held', heldRows, [personId], { brief: true });
}

/** The same, by their numbers alone, which is what each pull asks. */
export async function listHeldNumbers(tx: Tx, personId: string): Promise<{ id: string; number: number }[]> {
  return prepared(tx, 'list-held-numbers', heldNumbers, [personId]);
}

/** Serialises the pulls of one person, so that a double click or a second sign-in cannot pull two (trap 37, 38). */
export async function lockPuller(tx: Tx, personId: string): Promise<void> {
  await prepared(tx, 'lock-puller', 'select pg_advisory_xact_lock(hashtextextended($1, 41))', [personId]);
}

/** Where one was chosen from more than these, by how many more tells nobody anything; every pull counts them. */
const mostCompany = 200;

export type Company = { waiting: number; more: boolean; categoryIds: string[] };

/** Among how many a person's next request waits, up to two hundred, and in which categories those are; by request_queue. */
export async function countWaiting(db: Db, reach: HandReach, queueStatusIds: string[]): Promise<Company> {
  const rows = await prepared<{ id: string; waiting: number }>(
    db,
    'queue-company',
    `select category_id as id, count(*)::int as waiting from (
      select candidate.category_id from unnest($1::uuid[]) as c (id) cross join priority p cross join lateral (
        select r.category_id from request r where r.category_id = c.id and r.priority_id = p.id and ${waiting}
          and r.status_id = any($2::uuid[]) and ${spoken('$3::text[]', '$4::uuid[]')}
        order by r.deadline_at asc nulls last, r.created_at, r.id limit ${mostCompany + 1}) as candidate
      limit ${mostCompany + 1}) as counted group by category_id order by waiting desc, category_id`,
    [reach.categoryIds, queueStatusIds, reach.languages, reach.strictIds],
  );
  const count = rows.reduce((sum, row) => sum + row.waiting, 0);
  const more = count > mostCompany;
  const found = rows.map((row) => row.id);
  return {
    waiting: Math.min(count, mostCompany),
    more,
    categoryIds: more ? [...found, ...reach.categoryIds.filter((id) => !found.includes(id))] : found,
  };
}

/** Counting ends here: whoever has as many waiting need not know how many more there are, and it takes no longer. */
const mostCounted = 1000;

export type Standing = {
  waiting: number;
  /** More wait than were counted. */
  more: boolean;
  late: number;
  earliest_deadline_at: Date | null;
  categories: { id: string; waiting: number }[];
};

/**
 * How much waits for somebody with this reach, up to a thousand of each category and priority, the earliest deadlines
 * first; by request_queue.
 */
export async function findStanding(db: Db, reach: HandReach, queueStatusIds: string[], now: Date): Promise<Standing> {
  const rows = await prepared<{ id: string; waiting: number; late: number; earliest: Date | null; more: boolean }>(
    db,
    'queue-standing',
    `select c.id, sum(least(group_of.waiting, ${mostCounted}))::int as waiting, sum(least(group_of.late, ${mostCounted}))::int as late,
        min(group_of.earliest) as earliest, bool_or(group_of.waiting > ${mostCounted}) as more
      from unnest($1::uuid[]) as c (id) cross join priority p cross join lateral (
        select count(*) as waiting, count(*) filter (where deadline_at < $3) as late, min(deadline_at) as earliest
        from (select r.deadline_at from request r where r.category_id = c.id and r.priority_id = p.id and ${waiting}
            and r.status_id = any($2::uuid[]) and ${spoken('$4::text[]', '$5::uuid[]')}
          order by r.deadline_at asc nulls last, r.created_at, r.id limit ${mostCounted + 1}) as counted) as group_of
      where group_of.waiting > 0 group by c.id`,
    [reach.categoryIds, queueStatusIds, now, reach.languages, reach.strictIds],
  );
  const earliest = rows.map((row) => row.earliest).filter((at) => at !== null);
  return {
    waiting: rows.reduce((sum, row) => sum + row.waiting, 0),
    more: rows.some((row) => row.more),
    late: rows.reduce((sum, row) => sum + row.late, 0),
    earliest_deadline_at: earliest.length > 0 ? new Date(Math.min(...earliest.map((at) => at.getTime()))) : null,
    categories: rows.map(({ id, waiting: count }) => ({ id, waiting: count })),
  };
}

/**
 * A page of the queue in its order. For one's own categories the first of each group by request_queue are enough, so a page
 * costs the same whatever waits; for all it rides request_open_deadline.
 */
export async function listQueue(
  db: Db,
  principal: Principal,
  catalogue: Catalogue,
  query: { scope: 'mine' | 'all'; after?: string | undefined; limit: number },
  queueStatusIds: string[],
): Promise<{ rows: RequestRow[]; next: string | null }> {
  const cursor = readCursor(query.after, 4);
  const rank = sql`(select p.rank from priority p where p.id = r.priority_id)`;
  const past = cursor
    ? sql`(coalesce(r.deadline_at, 'infinity'), ${rank}, r.created_at, r.id)
        > (coalesce(${cursor[0]}::timestamptz, 'infinity'), ${cursor[1]}::int, ${cursor[2]}::timestamptz, ${cursor[3]}::uuid)`
    : sql`true`;
  const reach = handReach(catalogue, principal);
  const mine = sql`r.category_id = any(${[...reach.categoryIds]}::uuid[]) and (r.language is null
    or r.language = any(${[...reach.languages]}::text[]) or r.category_id <> all(${[...reach.strictIds]}::uuid[]))`;
  const within: RawBuilder<unknown> =
    query.scope === 'all'
      ? visibleTo(principal)
      : cursor
        ? mine
        : sql`r.id in (select candidate.id from ${firstOfMine(reach, queueStatusIds, query.limit + 1)}
            order by candidate.deadline_at asc nulls last, p.rank, candidate.created_at, candidate.id limit ${query.limit + 1})`;
  const rows = await listRequestRows(
    db,
    catalogue,
    sql`${sql.raw(waiting)} and r.status_id = any(${queueStatusIds}::uuid[]) and ${within} and ${past}`,
    sql`r.deadline_at asc nulls last, ${rank}, r.created_at, r.id`,
    query.limit + 1,
    true,
  );
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    rows: page.map(({ activeAt: _, ...row }) => row),
    next:
      rows.length > query.limit && last
        ? cursorOf([last.deadlineAt, last.priority.rank, last.createdAt, last.id])
        : null,
  };
}
