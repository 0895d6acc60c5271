import { sql } from 'kysely';
import type { RetentionRule } from '#contract/privacy.ts';
import type { Db, Tx } from '#platform/db.ts';
import { mailLeaves, onHold } from './erasure-queries.ts';

/**
 * Closed requests that the rules concern now, longest closed first. The nearest rule up the tree of categories counts, then
 * the one without a category. Rides request_kept_closed; where a rule deletes, what was erased before is looked at again, by
 * request_closed. Open requests, those of customers on hold, and those with a reply that is still to leave are never among
 * them.
 */
const concerned = (rules: readonly RetentionRule[], now: Date) => sql`
  with recursive rule as materialized (
    select x."categoryId" as category_id, x.months, x.action, ${now}::timestamptz - make_interval(months => x.months) as before
    from jsonb_to_recordset(${JSON.stringify(rules)}::jsonb) as x ("categoryId" uuid, months integer, action text)),
  reach as (
    select c.id, u.category_id as rule_of from category c left join rule u on u.category_id = c.id where c.parent_id is null
    union all
    select c.id, coalesce(u.category_id, above.rule_of)
    from reach above join category c on c.parent_id = above.id left join rule u on u.category_id = c.id),
  found as materialized (
    select r.id, r.number, r.closed_at, u.category_id as rule_of, u.action
    from request r left join reach on reach.id = r.category_id
      join rule u on u.category_id is not distinct from reach.rule_of
    where r.phase = 'closed' and r.closed_at < u.before and r.closed_at < (select max(before) from rule)
      and ${rules.some(({ action }) => action === 'delete') ? sql`(r.erased_at is null or u.action = 'delete')` : sql`r.erased_at is null`}
      and not ${onHold()} and not ${mailLeaves})`;

type RuleCount = { rule_of: string | null; requests: number; oldest: Date | null; examples: number[] };

/** How many requests each rule concerns now, since when the oldest has been closed, and the numbers of five. */
export async function countConcerned(db: Db, rules: readonly RetentionRule[], now: Date): Promise<RuleCount[]> {
  const { rows } = await sql<RuleCount>`${concerned(rules, now)}
    select rule_of, count(*)::int as requests, min(closed_at) as oldest,
      (array_agg(number order by closed_at, number))[1:5] as examples from found group by rule_of`.execute(db);
  return rows;
}

export async function listConcerned(
  db: Db,
  rules: readonly RetentionRule[],
  now: Date,
  limit: number,
): Promise<{ id: string; action: string }[]> {
  const { rows } = await sql<{ id: string; action: string }>`${concerned(rules, now)}
    select id, action from found order by closed_at, id limit ${limit}`.execute(db);
  return rows;
}

/** Whether the rules have been carried out since a moment, or are being so. */
export async function wasRunSince(db: Db, since: Date): Promise<boolean> {
  const row = await db
    .selectFrom('erasure')
    .select('id')
    .where('kind', '=', 'retention')
    .where((eb) => eb.or([eb('created_at', '>=', since), eb('state', 'in', ['waiting', 'running'])]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** One node at a time decides what is old enough. */
export async function lockRetention(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('retention', 0))`.execute(db);
}

/** On alias `m` of `inbound_message`; that of customers on hold is never among it. */
const looseMail = (months: number, now: Date) =>
  sql`m.request_id is null and m.state in ('set_aside', 'failed')
    and m.received_at < ${now}::timestamptz - make_interval(months => ${months}::integer)
    and not exists (select from contact_email e join contact c on c.id = e.contact_id
      where e.address_key = lower(m.from_address) and c.hold_reason is not null)`;

/** How many mails became no request and are older than so many months; inbound_message_loose_age. */
export async function countOldLooseMail(db: Db, months: number, now: Date): Promise<number> {
  const { rows } = await sql<{ mails: number }>`select count(*)::int as mails from inbound_message m
    where ${looseMail(months, now)}`.execute(db);
  return rows[0]?.mails ?? 0;
}

/** Deletes those, the oldest first, at most so many at once. Gives how many. */
export async function deleteOldLooseMail(tx: Tx, months: number, now: Date, most: number): Promise<number> {
  const { numAffectedRows } = await sql`delete from inbound_message where id in (select m.id from inbound_message m
    where ${looseMail(months, now)} order by m.received_at limit ${most})`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
