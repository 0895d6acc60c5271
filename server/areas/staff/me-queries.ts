import { sql } from 'kysely';
import type { Language, Named } from '#contract/common-shapes.ts';
import type { Role } from '#contract/permissions.ts';
import type { Preferences } from '#contract/staff.ts';
import type { Db } from '#platform/db.ts';
import { membershipsOfPerson } from './person-queries.ts';

export type MeRow = {
  id: string;
  name: string;
  email: string;
  roles: Role[];
  language: Language;
  zone: string;
  preferences: Preferences;
  centres: Named[];
  categories: Named[];
  country: string | null;
  example: boolean;
};

/** The signed-in person with what the screens need from the start, in one round trip. */
export async function findMe(db: Db, { id, language }: { id: string; language: Language }): Promise<MeRow> {
  const { rows } = await sql<MeRow>`
    select p.id, p.name, p.email, p.roles, p.language, p.zone, p.preferences,
      ${membershipsOfPerson.centres(true)} as centres, ${membershipsOfPerson.categories(true, language)} as categories,
      (select value ->> 'country' from setting where key = 'desk') as country,
      exists (select 1 from setting where key = 'example') as example
    from person p where p.id = ${id}`.execute(db);
  return rows[0] as MeRow;
}
