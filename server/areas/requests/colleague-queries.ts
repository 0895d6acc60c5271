import { sql } from 'kysely';
import { permissionsOf, type Role } from '#contract/permissions.ts';
import type { Db } from '#platform/db.ts';
import type { Principal } from '#platform/principal.ts';

type Row = {
  id: string;
  name: string;
  email: string;
  roles: Role[];
  language: Principal['language'];
  zone: string;
  centre_ids: string[];
  category_ids: string[];
};

/**
 * A colleague as the policies see one, to ask what they may see and do before something is given to them. Undefined when
 * there is no such active person.
 */
export async function findColleague(db: Db, id: string): Promise<Principal | undefined> {
  const { rows } = await sql<Row>`select p.id, p.name, p.email, p.roles, p.language, p.zone,
      array(select centre_id from centre_member where person_id = p.id) as centre_ids,
      array(select category_id from category_member where person_id = p.id) as category_ids
    from person p where p.id = ${id} and p.active`.execute(db);
  const [row] = rows;
  return (
    row && {
      kind: 'person',
      id: row.id,
      name: row.name,
      channel: 'web',
      email: row.email,
      roles: row.roles,
      permissions: permissionsOf(row.roles),
      centreIds: row.centre_ids,
      categoryIds: row.category_ids,
      language: row.language,
      zone: row.zone,
      preferences: {},
      settingsVersion: 0,
    }
  );
}
