import { sql } from 'kysely';
import type { Db } from '#platform/db.ts';

/** Who has this e-mail address, whatever its capitals; index person_email. */
export async function findPersonByEmail(
  db: Db,
  email: string,
): Promise<{ id: string; name: string; active: boolean } | undefined> {
  return db
    .selectFrom('person')
    .select(['id', 'name', 'active'])
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .executeTakeFirst();
}
