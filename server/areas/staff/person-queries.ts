import { type RawBuilder, sql } from 'kysely';
import type { Language, Named } from '#contract/common-shapes.ts';
import type { Role } from '#contract/permissions.ts';
import type { Db, Tx } from '#platform/db.ts';
import type { AnyActor } from '#platform/principal.ts';
import { notHiddenFrom } from './not-hidden-queries.ts';

export type PersonRow = {
  id: string;
  name: string;
  email: string;
  roles: Role[];
  language: Language;
  zone: string;
  languages: Language[];
  skills: string[];
  active: boolean;
  version: number;
};
export type ListedPerson = PersonRow & {
  sort_name: string;
  centres: Named[];
  categories: Named[];
  open_requests: number;
};

/**
 * Centres and categories of `p`, as id and name; a category goes by its whole path in the reader's language, as its last
 * name may repeat. The way up the tree is gone only at a desk that has names in that language: asked once, not per row.
 */
export const membershipsOfPerson = {
  centres: (onlyActive: boolean): RawBuilder<Named[]> => sql`coalesce((
    select json_agg(json_build_object('id', c.id, 'name', c.name) order by fold(c.name), c.id)
    from centre_member m join centre c on c.id = m.centre_id
    where m.person_id = p.id and (c.active or not ${onlyActive})), '[]')`,
  categories: (onlyActive: boolean, language: Language): RawBuilder<Named[]> => sql`coalesce((
    select json_agg(json_build_object('id', c.id, 'name', called.path) order by string_to_array(fold(called.path), '/'), c.id)
    from category_member m join category c on c.id = m.category_id,
      lateral (select case when (select exists (select from category t where t.names ? ${language}))
        then category_path_in(c.id, ${language}) else c.path end as path) called
    where m.person_id = p.id and (c.active or not ${onlyActive})), '[]')`,
};

export type PeopleFilter = {
  /** In which categories are named. */
  language: Language;
  id?: string;
  q?: string | undefined;
  active?: boolean | undefined;
  after?: { name: string; id: string } | null;
  limit: number;
};

/**
 * People by name, with memberships and what each has open that `looker` may know of, in one statement. The open counts ride
 * `request_owner_open`; people are hundreds, so their order needs no index.
 */
export async function listPeople(db: Db, looker: AnyActor, filter: PeopleFilter): Promise<ListedPerson[]> {
  const like = filter.q && `%${filter.q.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const conditions = [
    filter.id && sql`p.id = ${filter.id}`,
    like && sql`(fold(p.name) like fold(${like}) or p.email like lower(${like}))`,
    filter.active !== undefined && sql`p.active = ${filter.active}`,
    filter.after && sql`(fold(p.name), p.id) > (${filter.after.name}, ${filter.after.id}::uuid)`,
  ].filter((condition) => condition !== null && typeof condition === 'object');
  const where = conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``;
  const { rows } = await sql<ListedPerson>`
    select p.id, p.name, p.email, p.roles, p.language, p.zone, p.languages, p.skills, p.active, p.version, fold(p.name) as sort_name,
      ${membershipsOfPerson.centres(false)} as centres, ${membershipsOfPerson.categories(false, filter.language)} as categories,
      (select count(*) from request r where r.owner_id = p.id and r.phase not in ('solved', 'closed')
        and ${notHiddenFrom(looker)}) as open_requests
    from person p ${where}
    order by fold(p.name), p.id limit ${filter.limit}`.execute(db);
  return rows;
}

/** Locked against a second one who changes them, but not against requests that are given to them. */
export async function lockPerson(tx: Tx, id: string): Promise<PersonRow | null> {
  const row = await tx
    .selectFrom('person')
    .select(['id', 'name', 'email', 'roles', 'language', 'zone', 'languages', 'skills', 'active', 'version'])
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return (row as PersonRow | undefined) ?? null;
}

/**
 * Who has this e-mail address. Holds the address until the end of the transaction, so that of two people given the same
 * one at once the second is refused instead of failing.
 */
export async function claimEmail(tx: Tx, email: string): Promise<string | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended('person.email ' || lower(${email}), 0))`.execute(tx);
  const { rows } = await sql<{ id: string }>`select id from person where lower(email) = lower(${email})`.execute(tx);
  return rows[0]?.id ?? null;
}

/** Active administrators other than this person, each locked: two administrators cannot dismiss one another at once. */
export async function lockOtherAdministrators(tx: Tx, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from person where active and 'administrator' = any(roles) order by id for no key update`.execute(tx);
  return rows.map((row) => row.id).filter((other) => other !== id);
}

export async function personExists(tx: Tx, id: string): Promise<boolean> {
  return (await tx.selectFrom('person').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

/** Adds a person and the account the password hangs on, if there is one. Gives false when the id is taken. */
export async function insertPerson(
  tx: Tx,
  person: Omit<PersonRow, 'version' | 'active' | 'languages' | 'skills'> &
    Partial<Pick<PersonRow, 'languages' | 'skills'>> & { accountId: string; passwordHash: string | null },
  now: Date,
): Promise<boolean> {
  const added = await tx
    .insertInto('person')
    .values({
      id: person.id,
      name: person.name,
      email: person.email,
      email_verified: true,
      roles: person.roles,
      language: person.language,
      zone: person.zone,
      languages: person.languages ?? [],
      skills: person.skills ?? [],
      created_at: now,
      updated_at: now,
    })
    .onConflict((taken) => taken.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) return false;
  if (person.passwordHash === null) return true;
  await tx
    .insertInto('account')
    .values({
      id: person.accountId,
      person_id: person.id,
      account_id: person.id,
      provider_id: 'credential',
      password: person.passwordHash,
    })
    .execute();
  return true;
}

export async function updatePerson(tx: Tx, id: string, changes: Partial<PersonRow>, now: Date): Promise<void> {
  await tx
    .updateTable('person')
    .set((eb) => ({ ...changes, version: eb('version', '+', 1), updated_at: now }))
    .where('id', '=', id)
    .execute();
}

/** Adds to the preferences what is given and keeps the rest; they are nobody else's business, so no version counts. */
export async function mergePreferences(tx: Tx, id: string, preferences: object): Promise<void> {
  await sql`update person set preferences = preferences || ${JSON.stringify(preferences)}::jsonb where id = ${id}`.execute(
    tx,
  );
}
