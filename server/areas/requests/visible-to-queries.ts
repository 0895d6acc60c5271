import { type RawBuilder, sql } from 'kysely';
import type { AnyActor } from '#platform/principal.ts';
import type { Reader } from './sees-request.ts';

/**
 * The condition, on alias `r` of `request`, for what this actor may see (domain §5 "See requests"): administrators and
 * auditors everything; supervisors and call takers their centres; agents their categories, what is theirs, and what has
 * no category yet in their centres. A members-only category shows to its members, to supervisors of its centre, and to
 * those who see everything. What is not visible does not exist: 404.
 */
export function visibleTo(actor: AnyActor | (Reader & { kind: 'person' })): RawBuilder<boolean> {
  if (actor.kind !== 'person') return sql<boolean>`true`;
  if (actor.roles.some((role) => role === 'administrator' || role === 'auditor')) return sql<boolean>`true`;
  const centres = sql`any(${[...actor.centreIds]}::uuid[])`;
  const categories = sql`any(${[...actor.categoryIds]}::uuid[])`;
  const own = sql`r.owner_id = ${actor.id} or r.created_by = ${actor.id}`;
  if (actor.roles.includes('supervisor'))
    return sql<boolean>`(r.centre_id = ${centres} or r.centre_id is null or ${own})`;
  const openToAll = sql`not exists (select from category c where c.id = r.category_id and c.members_only)`;
  const mine = sql`${own} or r.category_id = ${categories} or (r.category_id is null and (r.centre_id = ${centres} or r.centre_id is null))`;
  if (actor.roles.includes('call_taker')) return sql<boolean>`(${mine} or (r.centre_id = ${centres} and ${openToAll}))`;
  return sql<boolean>`(${mine})`;
}
