import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#platform/db.ts';
import { workingRoles } from './owner-roles.ts';
import { handedWork } from './presence-policy.ts';

/**
 * The condition, on an alias of `person`, for who may be given work at a moment (§4.12 Eligible): active and not absent,
 * and with `onlySignedIn` also at the desk, available or busy; the inactivity limit has then taken out who is gone. Whether
 * the person is a member of the category is the caller's to add. Rides `absence_person` and the key of `person_presence`:
 *
 *     sql`select p.id from person p join category_member m on m.person_id = p.id
 *       where m.category_id = ${id} and ${availableCondition('p', ctx.now, { onlySignedIn: true })}`
 */
export function availableCondition(person: string, now: Date, options: { onlySignedIn: boolean }): RawBuilder<boolean> {
  return sql<boolean>`(${sql.ref(`${person}.active`)} and ${notAwayCondition(`${person}.id`, now)}
    and ${options.onlySignedIn ? presentCondition(`${person}.id`) : sql`true`})`;
}

/** On a column that names a person: not on holiday, ill or otherwise absent at a moment. */
export const notAwayCondition = (personId: string, now: Date): RawBuilder<boolean> =>
  sql<boolean>`not exists (select 1 from absence a where a.person_id = ${sql.ref(personId)}
    and a.to_at > ${now} and a.from_at <= ${now})`;

/** On a column that names a person: at the desk, available or busy. */
export const presentCondition = (personId: string): RawBuilder<boolean> =>
  sql<boolean>`exists (select 1 from person_presence pp where pp.person_id = ${sql.ref(personId)}
    and pp.state = any(${textArray(handedWork)}))`;

/** Written into the statement rather than bound: a plan made once for everybody then knows how many it is true of. */
const textArray = (words: readonly string[]) => sql`${sql.lit(`{${words.join(',')}}`)}::text[]`;

/** The same question as `mayOwn` asks of roles, on an alias of `person`. */
export const mayOwnCondition = (person: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(`${person}.roles`)} && ${textArray(workingRoles)})`;

/** Whether one person may be given work at a moment; see `availableCondition`. */
export async function isAvailable(
  db: Db,
  personId: string,
  now: Date,
  options: { onlySignedIn: boolean },
): Promise<boolean> {
  const { rows } = await sql`select 1 from person p where p.id = ${personId}
    and ${availableCondition('p', now, options)}`.execute(db);
  return rows.length > 0;
}
