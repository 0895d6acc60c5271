import { type RawBuilder, sql } from 'kysely';
import type { AnyActor } from '#platform/principal.ts';
import type { Reader } from './sees-request.ts';

/**
 * The condition, on alias `r` of `request`, for what this actor may see (domain §5 "See requests"): administrators and
 * auditors everything; everybody what they own, what lies in their categories, and what has no category yet in their
 * centres; supervisors and call takers besides that their centres. Roles add up: a supervisor who works in a category of
 * another centre sees it too. A members-only category shows to its members, to supervisors of its centre, and to those who
 * see everything; having registered what lies there is not enough (R6.4). What is not visible does not exist: 404.
 */
export function visibleTo(actor: AnyActor | (Reader & { kind: 'person' })): RawBuilder<boolean> {
  if (actor.kind !== 'person') return sql<boolean>`true`;
  if (actor.roles.some((role) => role === 'administrator' || role === 'auditor')) return sql<boolean>`true`;
  const centres = sql`any(${[...actor.centreIds]}::uuid[])`;
  const categories = sql`any(${[...actor.categoryIds]}::uuid[])`;
  // Asked last and only of what could show by it, so that it costs nothing where most rows are decided before.
  const openToAll = sql`not exists (select from category c where c.id = r.category_id and c.members_only)`;
  const mine = sql`r.owner_id = ${actor.id} or r.category_id = ${categories}`;
  const registered = sql`(r.created_by = ${actor.id} and ${openToAll})`;
  if (actor.roles.includes('supervisor'))
    return sql<boolean>`(r.centre_id = ${centres} or r.centre_id is null or ${mine} or ${registered})`;
  const unsorted = sql`(r.category_id is null and (r.centre_id = ${centres} or r.centre_id is null))`;
  if (actor.roles.includes('call_taker'))
    return sql<boolean>`(${mine} or ${unsorted} or ((r.created_by = ${actor.id} or r.centre_id = ${centres}) and ${openToAll}))`;
  return sql<boolean>`(${mine} or ${unsorted} or ${registered})`;
}

/** The categories in which nearly all lies that this actor may see (`visibleTo`); null for whoever sees whole centres. */
export function categoriesSeen(actor: AnyActor | (Reader & { kind: 'person' })): readonly string[] | null {
  const seesCentres = ['administrator', 'auditor', 'supervisor', 'call_taker'];
  return actor.kind !== 'person' || actor.roles.some((role) => seesCentres.includes(role)) ? null : actor.categoryIds;
}
