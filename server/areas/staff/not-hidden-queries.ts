import { type RawBuilder, sql } from 'kysely';
import type { AnyActor } from '#platform/principal.ts';

/**
 * On alias `r` of `request`: whether it may be counted before this actor. What lies in a members-only category does not
 * exist for who is no member of it (R6.4), so no number may tell of it either; supervisors of its centre, administrators
 * and auditors see it, and so does whoever owns it. For counts of other people's work, where all the rest is
 * no secret; what somebody may open is asked with `visibleTo` of requests.
 */
export function notHiddenFrom(actor: AnyActor): RawBuilder<boolean> {
  if (actor.kind !== 'person') return sql<boolean>`true`;
  if (actor.roles.some((role) => role === 'administrator' || role === 'auditor')) return sql<boolean>`true`;
  const inside = sql`r.category_id = any(${[...actor.categoryIds]}::uuid[])`;
  const led = actor.roles.includes('supervisor') ? sql`r.centre_id = any(${[...actor.centreIds]}::uuid[])` : sql`false`;
  return sql<boolean>`(not exists (select from category hc where hc.id = r.category_id and hc.members_only)
    or ${inside} or ${led} or r.owner_id = ${actor.id})`;
}
