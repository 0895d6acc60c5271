import { type RawBuilder, sql } from 'kysely';
import type { AssignmentRules, CatalogueCategory } from '#areas/catalog/index.ts';
import { availableCondition, mayOwnCondition } from '#areas/staff/index.ts';
import { prepared, type Tx } from '#platform/db.ts';
import type { Chosen, Ownerless } from './chosen.ts';

const lock = 'select pg_advisory_xact_lock(hashtextextended($1, 42))';

/** Until the end of the transaction nobody else moves on the turn of this category. */
export async function lockCategoryTurn(tx: Tx, categoryId: string): Promise<void> {
  await prepared(tx, 'lock-assignment', lock, [`turn ${categoryId}`]);
}

/** Until the end of the transaction nobody else counts whose load in this centre is the smallest (trap 36). */
export async function lockCentreLoad(tx: Tx, centreId: string): Promise<void> {
  await prepared(tx, 'lock-assignment', lock, [`load ${centreId}`]);
}

/** On alias `p`: may work on this request, whoever is there (language, skills, roles). */
function able(rules: AssignmentRules, request: Ownerless): RawBuilder<boolean> {
  const language = rules.matchLanguage ? request.language : null;
  return sql<boolean>`(${mayOwnCondition('p')} and p.skills @> ${[...rules.skills]}::text[]
    and (${language}::text is null or p.language = ${language} or ${language} = any(p.languages)))`;
}

/**
 * One owner by the steps of §4.12, or null. The caller holds the lock of the method; being a statement of its own, this
 * one sees what those who held it before have written. Turns ride `category_member_turn` and stop at the first who is
 * there; open requests are counted in `person_load`; the same customer is found by `request_contact`.
 */
export async function pickOwner(
  tx: Tx,
  category: CatalogueCategory,
  request: Ownerless & { lot: number },
  now: Date,
): Promise<Chosen | null> {
  const { assignment: rules } = category;
  const there = sql`p.id is distinct from ${request.notTo ?? null}::uuid
    and ${availableCondition('p', now, { onlySignedIn: rules.onlyPresent })}`;
  const may = sql`${there} and ${able(rules, request)}`;
  // The last resort is asked for neither language nor skill, but somebody who may not work on requests owns none (§4.12).
  const works = mayOwnCondition('p');
  const steps: RawBuilder<unknown>[] = [];
  if (rules.sameAgentMinutes >= 0 && request.contactId) {
    const since = new Date(now.getTime() - rules.sameAgentMinutes * 60_000);
    steps.push(sql`(select p.id, p.name, 'same_agent' as by, 1 as step from person p
      join category_member m on m.person_id = p.id and m.category_id = ${category.id}
      where p.id = (select r.owner_id from request r where r.contact_id = ${request.contactId}
          and r.category_id = ${category.id} and r.id <> ${request.id} and r.created_at >= ${since}
          and r.owner_id is not null order by r.created_at desc limit 1)
        and ${may})`);
  }
  if (rules.ownContactFirst && request.contactId) {
    steps.push(sql`(select p.id, p.name, 'own_contact' as by, 2 as step from contact c join person p on p.id = c.responsible_id
      where c.id = ${request.contactId} and ${may})`);
  }
  if (rules.method !== 'none') {
    steps.push(sql`(select m.id, m.name, ${rules.method}::text as by, 3 as step
      from ${byMethod(rules.method, category.id, request, may)} as m)`);
  }
  if (rules.administratorLast && rules.administratorId) {
    steps.push(sql`(select p.id, p.name, 'administrator' as by, 4 as step from person p
      where p.id = ${rules.administratorId} and ${works} and ${there})`);
  }
  // Not prepared: planned for whoever is looked for it stops at the first, planned once for all it goes through everybody.
  const { rows } = await sql<{ id: string; name: string; by: Chosen['by'] }>`
    with chosen as materialized (${sql.join(steps, sql` union all `)} order by step limit 1),
      turned as (insert into assignment_turn (category_id, position, person_id)
        select m.category_id, m.position, m.person_id from chosen c
          join category_member m on m.person_id = c.id and m.category_id = ${category.id}
        where c.by = 'even'
        on conflict (category_id) do update set position = excluded.position, person_id = excluded.person_id),
      noted as (insert into person_load (person_id, assigned_at) select id, ${now} from chosen
        on conflict (person_id) do update set assigned_at = excluded.assigned_at)
      select id, name, by from chosen`.execute(tx);
  const row = rows[0];
  return row ? { ownerId: row.id, owner: row.name, by: row.by } : null;
}

/** The one of the members whose it is by the method; weight 0 is given nothing by itself. */
function byMethod(
  method: Exclude<AssignmentRules['method'], 'none'>,
  categoryId: string,
  request: Ownerless & { lot: number },
  may: RawBuilder<unknown>,
): RawBuilder<unknown> {
  if (method === 'even') {
    // Who stands behind the last one comes first, then from the beginning again.
    const last = sql`(select t.position, t.person_id from assignment_turn t where t.category_id = ${categoryId})`;
    return firstThere(
      membersWith(sql``, categoryId),
      sql`coalesce((m.position, m.person_id) <= ${last}, false), m.position, m.person_id`,
      may,
    );
  }
  if (method === 'weighted') {
    return sql`(select id, name from (
        select p.id, p.name, sum(m.weight) over (order by m.position, m.person_id) as upto, sum(m.weight) over () as total
        from ${membersWith(sql``, categoryId)} and ${may}) w
      where upto > ${request.lot}::float8 * total order by upto limit 1)`;
  }
  // The one with the fewest first. What is being handed on counts for nobody.
  const own = sql`(select r.owner_id from request r where r.id = ${request.id}
    and r.phase not in ('solved', 'closed', 'postponed'))`;
  return firstThere(
    membersWith(sql`left join person_load l on l.person_id = p.id`, categoryId),
    sql`coalesce(l.open, 0) - (p.id is not distinct from ${own})::int, l.assigned_at nulls first, p.id`,
    may,
  );
}

/**
 * The first in this order who is there: they are asked one after the other, and only until one is (`offset 0` keeps the
 * database from asking all of them before it sorts).
 */
const firstThere = (members: RawBuilder<unknown>, order: RawBuilder<unknown>, may: RawBuilder<unknown>) =>
  sql`(select p.id, p.name from (select p.* from ${members} order by ${order} offset 0) as p where ${may} limit 1)`;

/** Members of a category that are given work by themselves, as `m` and `p`, with what is joined to them. */
function membersWith(joined: RawBuilder<unknown>, categoryId: string): RawBuilder<unknown> {
  return sql`category_member m join person p on p.id = m.person_id ${joined}
    where m.category_id = ${categoryId} and m.weight > 0`;
}
