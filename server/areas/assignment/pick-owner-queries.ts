import { type RawBuilder, sql } from 'kysely';
import type { AssignmentRules, CatalogueCategory } from '#areas/catalog/index.ts';
import { availableCondition, mayOwnCondition, notAwayCondition, presentCondition } from '#areas/staff/index.ts';
import { prepared, preparedQuery, type Tx } from '#platform/db.ts';
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
  const asked = [mayOwnCondition('p')];
  if (rules.skills.length > 0) asked.push(sql<boolean>`p.skills @> ${[...rules.skills]}::text[]`);
  const language = rules.matchLanguage ? request.language : null;
  if (language) asked.push(sql<boolean>`(p.language = ${language} or ${language} = any(p.languages))`);
  return sql<boolean>`(${sql.join(asked, sql` and `)})`;
}

/**
 * One owner by the steps of §4.12, or null. The caller holds the lock of the method; being a statement of its own, this
 * one sees what those who held it before have written. Turns ride `category_member_turn` and stop at the first who is
 * there; open requests are counted in `person_load`; the same customer is found by `request_contact`. It is planned once
 * for each connection, which took as long as running it: so each form of the question asks only what it needs.
 */
export async function pickOwner(
  tx: Tx,
  category: CatalogueCategory,
  request: Ownerless & { lot: number },
  now: Date,
): Promise<Chosen | null> {
  const { assignment: rules } = category;
  const there = sql`${request.notTo ? sql`p.id <> ${request.notTo}` : sql`true`}
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
      from ${byMethod(rules, category.id, request, may, now)} as m)`);
  }
  if (rules.administratorLast && rules.administratorId) {
    steps.push(sql`(select p.id, p.name, 'administrator' as by, 4 as step from person p
      where p.id = ${rules.administratorId} and ${works} and ${there})`);
  }
  const question = sql<{ id: string; name: string; by: Chosen['by'] }>`
    with chosen as materialized (${sql.join(steps, sql` union all `)} order by step limit 1),
      turned as (insert into assignment_turn (category_id, position, person_id)
        select m.category_id, m.position, m.person_id from chosen c
          join category_member m on m.person_id = c.id and m.category_id = ${category.id}
        where c.by = 'even'
        on conflict (category_id) do update set position = excluded.position, person_id = excluded.person_id),
      noted as (insert into person_load (person_id, assigned_at) select id, ${now} from chosen
        on conflict (person_id) do update set assigned_at = excluded.assigned_at)
      select id, name, by from chosen`;
  const [row] = await preparedQuery(tx, question);
  return row ? { ownerId: row.id, owner: row.name, by: row.by } : null;
}

/** The one of the members whose it is by the method; weight 0 is given nothing by itself. */
function byMethod(
  rules: AssignmentRules,
  categoryId: string,
  request: Ownerless & { lot: number },
  may: RawBuilder<unknown>,
  now: Date,
): RawBuilder<unknown> {
  const members = sql`m.category_id = ${categoryId} and m.weight > 0`;
  if (rules.method === 'even') {
    // Who stands behind the last one comes first, then from the beginning again.
    const last = sql`(select t.position, t.person_id from assignment_turn t where t.category_id = ${categoryId})`;
    const from = (where: RawBuilder<unknown>) =>
      firstThere(
        sql`select m.person_id, m.position from category_member m where ${members} and ${where}`,
        sql`m.position, m.person_id`,
        may,
      );
    const before = sql`coalesce((m.position, m.person_id) <= ${last}, true)`;
    return sql`(select id, name from (select 1 as round, b.* from ${from(sql`(m.position, m.person_id) > ${last}`)} b
      union all select 2, a.* from ${from(before)} a order by round limit 1) r)`;
  }
  if (rules.method === 'weighted') {
    return sql`(with there as materialized (select p.id, p.name, m.weight, m.position
        from category_member m join person p on p.id = m.person_id where ${members} and ${may})
      select id, name from (
        select id, name, position, sum(weight) over (order by position, id rows unbounded preceding) as upto from there) w
      where upto > ${request.lot}::float8 * (select sum(weight) from there) order by position, id limit 1)`;
  }
  // The one with the fewest first. What is being handed on counts for nobody.
  const own = sql`(select r.owner_id from request r where r.id = ${request.id}
    and r.phase not in ('solved', 'closed', 'postponed'))`;
  // Who is away or not at the desk has the fewest: left out before they are put in order, not asked one after the other.
  return firstThere(
    sql`select m.person_id, coalesce(l.open, 0) - (m.person_id is not distinct from ${own})::int as open, l.assigned_at
      from category_member m left join person_load l on l.person_id = m.person_id
      where ${members} and ${notAwayCondition('m.person_id', now)}
        and ${rules.onlyPresent ? presentCondition('m.person_id') : sql`true`}`,
    sql`m.open, m.assigned_at nulls first, m.person_id`,
    may,
  );
}

/**
 * The first in this order who is there: they are asked one after the other, and only until one is (`offset 0` keeps the
 * database from asking all of them before it sorts).
 */
const firstThere = (members: RawBuilder<unknown>, order: RawBuilder<unknown>, may: RawBuilder<unknown>) =>
  sql`(select w.id, w.name from (select * from (${members}) as m order by ${order}) as m
    cross join lateral (select p.id, p.name from person p where p.id = m.person_id and ${may} offset 0) as w
    order by ${order} limit 1)`;
